import type { Instant } from '../../shared/protocol/values.ts'
import type { SessionStore, StoredSession } from '../ports/session-store.ts'
import type { Sqlite } from './connection.ts'
import { faultingSync } from './faults.ts'
import { patiently } from './patiently.ts'

const COLUMNS = 'idHash, userId, createdAt, expiresAt'

/** All on the log's connection, as prepared statements: asked with every call that comes in (decision 016), and a lock is waited for by one patience (018). */
export class SqliteSessions implements SessionStore {
  readonly #sqlite: Sqlite
  readonly #run: ReturnType<typeof prepare>

  constructor(sqlite: Sqlite, cityId: string) {
    this.#sqlite = sqlite
    this.#run = prepare(sqlite, cityId)
  }

  async put(session: StoredSession): Promise<void> {
    patiently(this.#sqlite, () => this.#run.put(session))
  }

  async byHash(idHash: string): Promise<StoredSession | undefined> {
    return faultingSync(() => this.#run.byHash(idHash))
  }

  async of(userId: string): Promise<StoredSession[]> {
    return faultingSync(() => this.#run.of(userId))
  }

  async extend(idHash: string, expiresAt: Instant): Promise<void> {
    patiently(this.#sqlite, () => this.#run.extend(idHash, expiresAt))
  }

  async remove(idHashes: readonly string[]): Promise<void> {
    if (idHashes.length > 0) patiently(this.#sqlite, () => this.#run.remove(idHashes))
  }

  async expired(now: Instant): Promise<string[]> {
    return faultingSync(() => this.#run.expired(now))
  }
}

function prepare(sqlite: Sqlite, cityId: string) {
  const put = sqlite.prepare(`INSERT INTO "Session" (cityId, ${COLUMNS}) VALUES (?, ?, ?, ?, ?)`)
  const byHash = sqlite.prepare<[string, string], StoredSession>(`SELECT ${COLUMNS} FROM "Session" WHERE cityId = ? AND idHash = ?`)
  const of = sqlite.prepare<[string, string], StoredSession>(`SELECT ${COLUMNS} FROM "Session" WHERE cityId = ? AND userId = ?`)
  const extend = sqlite.prepare('UPDATE "Session" SET expiresAt = ? WHERE cityId = ? AND idHash = ? AND expiresAt < ?')
  const remove = sqlite.prepare('DELETE FROM "Session" WHERE cityId = ? AND idHash = ?')
  const expired = sqlite.prepare<[string, Instant], string>('SELECT idHash FROM "Session" WHERE cityId = ? AND expiresAt <= ?').pluck()
  const removeAll = sqlite.transaction((idHashes: readonly string[]) => idHashes.forEach((idHash) => remove.run(cityId, idHash)))
  return {
    put: ({ idHash, userId, createdAt, expiresAt }: StoredSession) => put.run(cityId, idHash, userId, createdAt, expiresAt),
    byHash: (idHash: string) => byHash.get(cityId, idHash),
    of: (userId: string) => of.all(cityId, userId),
    extend: (idHash: string, expiresAt: Instant) => extend.run(expiresAt, cityId, idHash, expiresAt),
    remove: (idHashes: readonly string[]) => removeAll.immediate(idHashes),
    expired: (now: Instant) => expired.all(cityId, now),
  }
}
