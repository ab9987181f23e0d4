import type { Instant } from '../../shared/protocol/values.ts'
import type { Passwords, Sessions, User, UserStore } from '../ports/accounts.ts'
import { networkOf, SignInThrottle } from './sign-in-throttle.ts'

export interface SignInAttempt {
  email: string
  password: string
  /** Where it comes from, as the edge trusts it. */
  address: string
}

export type SignInResult =
  | { outcome: 'signed-in'; token: string; expiresAt: Instant; user: User }
  | { outcome: 'refused'; because: 'no-match' | 'too-many-attempts'; message: string; retryAfterMs?: number }

/** One sentence for an unknown name, a wrong password and a disabled account: a stranger learns nothing from it. */
const NO_MATCH: SignInResult = { outcome: 'refused', because: 'no-match', message: 'That e-mail address and password do not match.' }

/** Somebody wants in. Attempts from one network are taken one after another, so that each sees the failures before it. */
export class SignIn {
  readonly #users: UserStore
  readonly #sessions: Sessions
  readonly #passwords: Passwords
  readonly #throttle: SignInThrottle
  readonly #lines = new Map<string, Promise<unknown>>()

  constructor(users: UserStore, sessions: Sessions, passwords: Passwords, throttle: SignInThrottle = new SignInThrottle()) {
    this.#users = users
    this.#sessions = sessions
    this.#passwords = passwords
    this.#throttle = throttle
  }

  async attempt(attempt: SignInAttempt): Promise<SignInResult> {
    const network = networkOf(attempt.address)
    const before = this.#lines.get(network) ?? Promise.resolve()
    const turn = before.then(() => this.#decide(attempt))
    const settled = turn.catch(() => undefined)
    this.#lines.set(network, settled)
    try {
      return await turn
    } finally {
      if (this.#lines.get(network) === settled) this.#lines.delete(network)
    }
  }

  async #decide({ email, password, address }: SignInAttempt): Promise<SignInResult> {
    const waitMs = await this.#throttle.waitMs(email, address)
    if (waitMs !== undefined) return tooMany(waitMs)
    const stored = await this.#users.byEmail(email)
    const isRight = await this.#passwords.verify(stored?.passwordHash, password)
    if (stored === undefined || !isRight || stored.disabled) {
      await this.#throttle.failed(email, address)
      return NO_MATCH
    }
    await this.#throttle.succeeded(email, address)
    const { passwordHash: _, ...user } = stored
    return { outcome: 'signed-in', user, ...(await this.#sessions.begin(user.id)) }
  }
}

function tooMany(retryAfterMs: number): SignInResult {
  const minutes = Math.ceil(retryAfterMs / 60_000)
  const message = `Too many sign-ins failed. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
  return { outcome: 'refused', because: 'too-many-attempts', message, retryAfterMs }
}
