import type { Farewell, Positions, Presence, Records, Welcome } from '../../shared/protocol/sockets.ts'
import type { Role } from '../../shared/protocol/words.ts'
import type { Id } from '../../shared/protocol/values.ts'

/** What is said to clients, by name (`shared/protocol/sockets.ts`). */
export interface Down {
  welcome: Welcome
  records: Records
  positions: Positions
  presence: Presence
  farewell: Farewell
}

/** One client's end of the line. Implemented by sockets, and in memory by tests. */
export interface Listener {
  readonly id: string
  readonly role: Role
  readonly crewId?: Id | undefined
  send<Name extends keyof Down>(name: Name, message: Down[Name]): void
  /** From now on it hears what is said to its role. */
  join(): void
  /** True when it has stopped taking what is sent: it must be cut before its backlog eats the server. */
  isClogged(): boolean
  close(): void
}

/** Everyone of a role who has joined, spoken to at once. */
export interface Audience {
  tell<Name extends keyof Down>(role: Role, name: Name, message: Down[Name]): void
}
