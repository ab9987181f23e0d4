import type { Role } from '../../shared/protocol/words.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'

export interface User {
  id: string
  cityId: string
  email: string
  name: string
  role: Exclude<Role, 'display'>
  crewId?: Id
  /** True for the logins that `npm run demo` prints; `npm start` refuses to run with them. */
  demo: boolean
  disabled: boolean
}

/** People who may sign in. E-mail addresses are compared without regard to case. */
export interface UserStore {
  byEmail(email: string): Promise<(User & { passwordHash: string }) | undefined>
  byId(id: string): Promise<User | undefined>
  count(): Promise<number>
  hasDemoLogins(): Promise<boolean>
  /** Refuses (returns false) an e-mail that is taken. */
  add(user: User & { passwordHash: string }): Promise<boolean>
  setPasswordHash(id: string, passwordHash: string): Promise<void>
  setDisabled(id: string, disabled: boolean): Promise<void>
}

/** Who read what they may but should not lightly: reporters' names, crews' trails. */
export interface AccessLog {
  note(entry: { at: Instant; userId: string; userName: string; what: 'reporter' | 'trail'; subject: string }): Promise<void>
  entries(subject: string): Promise<{ at: Instant; userId: string; userName: string; what: string; subject: string }[]>
}

/** Signed-in sessions. Tokens are never stored, only their SHA-256. */
export interface Sessions {
  /** Returns the token for the cookie. */
  begin(userId: string): Promise<{ token: string; expiresAt: Instant }>
  /** The user behind a token, or undefined if it is unknown, expired (inactivity or absolute) or its user disabled. */
  check(token: string): Promise<{ user: User; sessionId: string; renewedUntil?: Instant } | undefined>
  end(token: string): Promise<void>
  endAllOf(userId: string): Promise<void>
  sweep(): Promise<void>
  /** Called with the session's id when it ends, so that its sockets can be cut at once. */
  onEnded(listener: (sessionId: string) => void): void
}

/** Hashing, limited so that sign-ins cannot starve dispatching. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** `hash` undefined takes as long and answers false: an unknown e-mail must not be told apart. */
  verify(hash: string | undefined, password: string): Promise<boolean>
}
