import type { Instant } from '../../shared/protocol/values.ts'
import type { Sessions, User, UserStore } from '../ports/accounts.ts'
import type { SessionStore } from '../ports/session-store.ts'
import type { Time } from '../ports/time.ts'
import { Fault } from '../ports/fault.ts'
import { endOf, hashOf, makeLucia, newToken, type SessionLucia } from './lucia.ts'
import { lifetimeOf, LIFETIMES, type LifetimeName } from './lifetimes.ts'

/**
 * Sessions that slide while they are used and end absolutely (`lifetimes.ts`). A token begins
 * with the name of its lifetime; changing that changes its hash, so nobody lengthens his own.
 */
export class LuciaSessions implements Sessions {
  readonly #store: SessionStore
  readonly #users: UserStore
  readonly #time: Pick<Time, 'now'>
  readonly #lucia: Record<LifetimeName, SessionLucia>
  readonly #listeners: ((sessionId: string) => void)[] = []

  constructor(store: SessionStore, users: UserStore, time: Pick<Time, 'now'>) {
    this.#store = store
    this.#users = users
    this.#time = time
    const ended = (sessionId: string) => this.#listeners.forEach((listener) => listener(sessionId))
    const make = (lifetime: LifetimeName) => makeLucia({ store, users, time, lifetime: LIFETIMES[lifetime], ended })
    this.#lucia = { staff: make('staff'), crew: make('crew') }
  }

  async begin(userId: string): Promise<{ token: string; expiresAt: Instant }> {
    const user = await this.#users.byId(userId)
    if (user === undefined || user.disabled) throw new Fault(`User ${userId} may not sign in.`)
    const name = lifetimeOf(user.role)
    const createdAt = this.#time.now()
    const expiresAt = endOf({ time: this.#time, lifetime: LIFETIMES[name] }, createdAt)
    const token = `${name}_${newToken()}`
    await this.#lucia[name].createSession(userId, { createdAt, expiresAt }, { sessionId: token })
    return { token, expiresAt }
  }

  async check(token: string): Promise<{ user: User; sessionId: string; renewedUntil?: Instant } | undefined> {
    const name = nameOf(token)
    if (name === undefined) return undefined
    const sessionId = hashOf(token)
    const stored = await this.#store.byHash(sessionId)
    if (stored === undefined) return undefined
    const user = await this.#users.byId(stored.userId)
    // Asked with every call: whoever has half of the idle time left is who he is, and Lucia would say no more. It judges the rest.
    const leftMs = Date.parse(stored.expiresAt) - Date.parse(this.#time.now())
    return user && !user.disabled && leftMs > LIFETIMES[name].idleMs / 2 ? { user, sessionId } : this.#judge(name, token)
  }

  /** Lengthens a session that was not used for long, and removes one of somebody who may not sign in any more. */
  async #judge(name: LifetimeName, token: string): ReturnType<Sessions['check']> {
    const { user, session } = await this.#lucia[name].validateSession(token)
    if (user === null) return undefined
    const { createdAt, expiresAt } = session.dates
    const until = endOf({ time: this.#time, lifetime: LIFETIMES[name] }, createdAt)
    const renewed = session.fresh && until > expiresAt
    return { user: user.account, sessionId: hashOf(token), ...(renewed && { renewedUntil: until }) }
  }

  async end(token: string): Promise<void> {
    const name = nameOf(token)
    if (name !== undefined) await this.#lucia[name].invalidateSession(token)
  }

  async endAllOf(userId: string): Promise<void> {
    await this.#lucia.staff.invalidateUserSessions(userId)
  }

  async sweep(): Promise<void> {
    await this.#lucia.staff.deleteExpiredSessions()
  }

  onEnded(listener: (sessionId: string) => void): void {
    this.#listeners.push(listener)
  }
}

/** Undefined for what is no token of ours; looked at before any query. */
const nameOf = (token: string): LifetimeName | undefined =>
  /^(staff|crew)_[a-z2-7]{40}$/.exec(token)?.[1] as LifetimeName | undefined
