import type { Instant } from '../../shared/protocol/values.ts'
import type { SessionStore, StoredSession } from '../ports/session-store.ts'
import type { Sqlite } from './connection.ts'
import { faultingSync } from './faults.ts'
import type { LatePrisma } from './late-prisma.ts'

const select = { idHash: true, userId: true, createdAt: true, expiresAt: true }

export class SqliteSessions implements SessionStore {
  readonly #prisma: LatePrisma
  readonly #cityId: string
  readonly #byHash: (idHash: string) => StoredSession | undefined

  constructor(sqlite: Sqlite, prisma: LatePrisma, cityId: string) {
    this.#prisma = prisma
    this.#cityId = cityId
    const byHash = sqlite.prepare<[string, string], StoredSession>('SELECT idHash, userId, createdAt, expiresAt FROM "Session" WHERE cityId = ? AND idHash = ?')
    this.#byHash = (idHash) => byHash.get(cityId, idHash)
  }

  async put(session: StoredSession): Promise<void> {
    const { idHash, userId, createdAt, expiresAt } = session
    const cityId = this.#cityId
    await this.#prisma.ask((prisma) => prisma.session.create({ data: { cityId, idHash, userId, createdAt, expiresAt } }))
  }

  /** Asked with every call that comes in (decision 016). */
  async byHash(idHash: string): Promise<StoredSession | undefined> {
    return faultingSync(() => this.#byHash(idHash))
  }

  async of(userId: string): Promise<StoredSession[]> {
    return this.#prisma.ask((prisma) => prisma.session.findMany({ where: { cityId: this.#cityId, userId }, select }))
  }

  async extend(idHash: string, expiresAt: Instant): Promise<void> {
    const where = { cityId: this.#cityId, idHash, expiresAt: { lt: expiresAt } }
    await this.#prisma.ask((prisma) => prisma.session.updateMany({ where, data: { expiresAt } }))
  }

  async remove(idHashes: readonly string[]): Promise<void> {
    // A list of ids could be split into a transaction; one by one stays single statements.
    for (const idHash of idHashes) {
      await this.#prisma.ask((prisma) => prisma.session.deleteMany({ where: { cityId: this.#cityId, idHash } }))
    }
  }

  async expired(now: Instant): Promise<string[]> {
    const where = { cityId: this.#cityId, expiresAt: { lte: now } }
    return (await this.#prisma.ask((prisma) => prisma.session.findMany({ where, select: { idHash: true } }))).map((one) => one.idHash)
  }
}
