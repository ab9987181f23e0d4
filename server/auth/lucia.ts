import { hash } from 'node:crypto'
import { generateIdFromEntropySize, Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import type { Instant } from '../../shared/protocol/values.ts'
import type { User, UserStore } from '../ports/accounts.ts'
import { StoreFault } from '../ports/fault.ts'
import type { SessionStore, StoredSession } from '../ports/session-store.ts'
import type { Time } from '../ports/time.ts'
import type { Lifetime } from './lifetimes.ts'

declare module 'lucia' {
  interface Register {
    Lucia: SessionLucia
    DatabaseSessionAttributes: SessionDates
    DatabaseUserAttributes: User
  }
}
interface SessionDates { createdAt: Instant; expiresAt: Instant }
export type SessionLucia = Lucia<{ dates: SessionDates }, { account: User }>

/** The only importer of Lucia. One for each lifetime, since Lucia has one a piece. */
export function makeLucia(keeping: Keeping): SessionLucia {
  return new Lucia(new HashedSessions(keeping), {
    sessionExpiresIn: new TimeSpan(keeping.lifetime.idleMs, 'ms'),
    getSessionAttributes: (dates) => ({ dates }),
    getUserAttributes: (account) => ({ account }),
  })
}

/** 200 random bits in lower case. */
export const newToken = (): string => generateIdFromEntropySize(25)
export const hashOf = (token: string): string => hash('sha256', token, 'hex')

export interface Keeping {
  store: SessionStore
  users: UserStore
  time: Pick<Time, 'now'>
  lifetime: Lifetime
  ended: (idHash: string) => void
}

/**
 * Lucia's seven questions, answered so that it never sees the store and the store never sees a
 * token. Lucia reads the machine's clock: what it is given is moved by the difference between
 * that and ours, so that a test may pass its own time. How long a session lives is reckoned
 * here, since Lucia has no absolute end.
 */
class HashedSessions implements Adapter {
  readonly #in: Keeping

  constructor(keeping: Keeping) {
    this.#in = keeping
  }

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const stored = await this.#in.store.byHash(hashOf(token))
    if (stored === undefined) return [null, null]
    const account = await this.#in.users.byId(stored.userId)
    // What has run out is told now and left to the sweep: who only reads must not have to write, least of all while nothing can be stored.
    if (stored.expiresAt <= this.#in.time.now()) {
      this.#in.ended(stored.idHash)
      return [null, null]
    }
    if (account === undefined || account.disabled) {
      await ifStored(this.#remove([stored.idHash]))
      return [null, null]
    }
    return [this.#toLucia(stored, token), { id: account.id, attributes: account }]
  }

  /** The tokens are not known any more: these carry the hash as their id. */
  async getUserSessions(userId: string): Promise<DatabaseSession[]> {
    return (await this.#in.store.of(userId)).map((stored) => this.#toLucia(stored, stored.idHash))
  }

  async setSession({ id, userId, attributes }: DatabaseSession): Promise<void> {
    await this.#in.store.put({ idHash: hashOf(id), userId, ...attributes })
  }

  async updateSessionExpiration(token: string): Promise<void> {
    const stored = await this.#in.store.byHash(hashOf(token))
    if (stored !== undefined) await ifStored(this.#in.store.extend(stored.idHash, endOf(this.#in, stored.createdAt)))
  }

  async deleteSession(token: string): Promise<void> {
    await this.#remove([hashOf(token)])
  }

  async deleteUserSessions(userId: string): Promise<void> {
    await this.#remove((await this.#in.store.of(userId)).map((stored) => stored.idHash))
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#remove(await this.#in.store.expired(this.#in.time.now()))
  }

  /** Whoever leaves is cut off, also where that cannot be stored just now. */
  async #remove(idHashes: string[]): Promise<void> {
    try {
      await this.#in.store.remove(idHashes)
    } finally {
      idHashes.forEach((idHash) => this.#in.ended(idHash))
    }
  }

  #toLucia({ userId, createdAt, expiresAt }: StoredSession, id: string): DatabaseSession {
    const leftMs = Date.parse(expiresAt) - Date.parse(this.#in.time.now())
    return { id, userId, expiresAt: new Date(Date.now() + leftMs), attributes: { createdAt, expiresAt } }
  }
}

/** Looking at a session may write; where that cannot be stored just now, who is signed in still reads the board, and who is not does not. */
const ifStored = (writing: Promise<void>): Promise<void> =>
  writing.catch((fault: unknown) => {
    if (!(fault instanceof StoreFault)) throw fault
  })

/** When a session that shows a sign of life now will end. */
export function endOf({ time, lifetime }: Pick<Keeping, 'time' | 'lifetime'>, createdAt: Instant): Instant {
  const idle = Date.parse(time.now()) + lifetime.idleMs
  return new Date(Math.min(idle, Date.parse(createdAt) + lifetime.absoluteMs)).toISOString()
}
