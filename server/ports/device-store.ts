import type { SpeedUnit } from '../../shared/protocol/devices.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'

/** A phone app that sends a crew's positions. The token itself is nowhere: `tokenHash` is the hex SHA-256 of it. */
export interface StoredDevice {
  id: Id
  crewId: Id
  name: string
  tokenHash: string
  speedUnit: SpeedUnit
  createdAt: Instant
}

/** Devices are made and taken away, never changed. */
export interface DeviceStore {
  put(device: StoredDevice): Promise<void>
  byId(id: Id): Promise<StoredDevice | undefined>
  /** All there are, the oldest first. */
  all(): Promise<StoredDevice[]>
  /** Whether there was one. */
  remove(id: Id): Promise<boolean>
}
