import type { Instant } from '../../shared/protocol/values.ts'

/** A session at rest. The token itself is nowhere: `idHash` is the hex SHA-256 of it. */
export interface StoredSession {
  idHash: string
  userId: string
  createdAt: Instant
  expiresAt: Instant
}

export interface SessionStore {
  put(session: StoredSession): Promise<void>
  byHash(idHash: string): Promise<StoredSession | undefined>
  of(userId: string): Promise<StoredSession[]>
  /** Moves the end later, never earlier; an unknown session stays unknown. */
  extend(idHash: string, expiresAt: Instant): Promise<void>
  remove(idHashes: readonly string[]): Promise<void>
  /** The hashes of sessions whose end is at or before `now`. */
  expired(now: Instant): Promise<string[]>
}
