import type { Presence } from '../../shared/protocol/sockets.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { User } from '../ports/accounts.ts'

/** Who is at a board now, and at what they look. Never in the log; gone with the connection. */
export class PresenceBook {
  readonly #here = new Map<string, { user: User; requestId?: Id | undefined }>()

  enter(socketId: string, user: User): void {
    this.#here.set(socketId, { user })
  }

  look(socketId: string, requestId: Id | undefined): void {
    const entry = this.#here.get(socketId)
    if (!entry) return
    this.#here.delete(socketId)
    this.#here.set(socketId, { ...entry, requestId })
  }

  leave(socketId: string): void {
    this.#here.delete(socketId)
  }

  /** Each person once, whatever the number of windows; the last look counts, and a window that looks at nothing does not. */
  people(): Presence {
    const people = new Map<string, Presence['people'][number]>()
    for (const { user, requestId: looked } of this.#here.values()) {
      const requestId = looked ?? people.get(user.id)?.requestId
      people.set(user.id, {
        userId: user.id, name: user.name, role: user.role,
        ...(requestId === undefined ? {} : { requestId }),
      })
    }
    return { people: [...people.values()] }
  }
}
