import type { DeviceStore, StoredDevice } from '../ports/device-store.ts'

export class MemoryDevices implements DeviceStore {
  #devices = new Map<string, StoredDevice>()

  async put(device: StoredDevice): Promise<void> {
    this.#devices.set(device.id, { ...device })
  }

  async byId(id: string): Promise<StoredDevice | undefined> {
    const device = this.#devices.get(id)
    return device && { ...device }
  }

  async all(): Promise<StoredDevice[]> {
    const inOrder = (a: StoredDevice, b: StoredDevice) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1)
    return [...this.#devices.values()].sort(inOrder).map((one) => ({ ...one }))
  }

  async remove(id: string): Promise<boolean> {
    return this.#devices.delete(id)
  }
}
