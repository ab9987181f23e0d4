import type { DeviceStore, StoredDevice } from '../ports/device-store.ts'
import type { Sqlite } from './connection.ts'
import { faultingSync } from './faults.ts'
import { patiently } from './patiently.ts'

const COLUMNS = 'id, crewId, name, tokenHash, speedUnit, createdAt'

/** As prepared statements on the log's connection: one is asked with every fix that a phone sends (decision 016). */
export class SqliteDevices implements DeviceStore {
  readonly #sqlite: Sqlite
  readonly #run: ReturnType<typeof prepare>

  constructor(sqlite: Sqlite, cityId: string) {
    this.#sqlite = sqlite
    this.#run = prepare(sqlite, cityId)
  }

  async put(device: StoredDevice): Promise<void> {
    patiently(this.#sqlite, () => this.#run.put(device))
  }

  async byId(id: string): Promise<StoredDevice | undefined> {
    return faultingSync(() => this.#run.byId(id))
  }

  async all(): Promise<StoredDevice[]> {
    return faultingSync(() => this.#run.all())
  }

  async remove(id: string): Promise<boolean> {
    return patiently(this.#sqlite, () => this.#run.remove(id)).changes > 0
  }
}

function prepare(sqlite: Sqlite, cityId: string) {
  const put = sqlite.prepare(`INSERT INTO "Device" (cityId, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  const byId = sqlite.prepare<[string, string], StoredDevice>(`SELECT ${COLUMNS} FROM "Device" WHERE cityId = ? AND id = ?`)
  const all = sqlite.prepare<[string], StoredDevice>(`SELECT ${COLUMNS} FROM "Device" WHERE cityId = ? ORDER BY createdAt, id`)
  const remove = sqlite.prepare('DELETE FROM "Device" WHERE cityId = ? AND id = ?')
  return {
    put: ({ id, crewId, name, tokenHash, speedUnit, createdAt }: StoredDevice) => put.run(cityId, id, crewId, name, tokenHash, speedUnit, createdAt),
    byId: (id: string) => byId.get(cityId, id),
    all: () => all.all(cityId),
    remove: (id: string) => remove.run(cityId, id),
  }
}
