import type { Instant } from '../../shared/protocol/values.ts'
import type { SessionStore, StoredSession } from '../ports/session-store.ts'

export class MemorySessions implements SessionStore {
  #sessions = new Map<string, StoredSession>()

  async put(session: StoredSession): Promise<void> {
    this.#sessions.set(session.idHash, { ...session })
  }

  async byHash(idHash: string): Promise<StoredSession | undefined> {
    const session = this.#sessions.get(idHash)
    return session && { ...session }
  }

  async of(userId: string): Promise<StoredSession[]> {
    return [...this.#sessions.values()].filter((one) => one.userId === userId).map((one) => ({ ...one }))
  }

  async extend(idHash: string, expiresAt: Instant): Promise<void> {
    const session = this.#sessions.get(idHash)
    if (session !== undefined && session.expiresAt < expiresAt) session.expiresAt = expiresAt
  }

  async remove(idHashes: readonly string[]): Promise<void> {
    for (const idHash of idHashes) this.#sessions.delete(idHash)
  }

  async expired(now: Instant): Promise<string[]> {
    return [...this.#sessions.values()].filter((one) => one.expiresAt <= now).map((one) => one.idHash)
  }
}
