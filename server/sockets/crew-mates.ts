import type { Presence } from '../../shared/protocol/sockets.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { User } from '../ports/accounts.ts'

/** Several people may be signed in as one crew. Each crew hears who else of it is connected; nobody else does. */
export class CrewMates {
  readonly #tell: (crewId: Id, message: Presence) => void
  /** By crew, then by socket. */
  readonly #here = new Map<Id, Map<string, User>>()

  constructor(tell: (crewId: Id, message: Presence) => void) {
    this.#tell = tell
  }

  enter(socketId: string, user: User): void {
    if (user.role !== 'crew' || user.crewId === undefined) return
    const here = this.#here.get(user.crewId) ?? new Map<string, User>()
    this.#here.set(user.crewId, here.set(socketId, user))
    // Who is alone has nobody to hear of.
    if (peopleOf(here).length > 1) this.#tellAll(user.crewId, here)
  }

  leave(socketId: string, { crewId }: User): void {
    const here = crewId === undefined ? undefined : this.#here.get(crewId)
    if (!here || crewId === undefined) return
    const before = peopleOf(here).length
    here.delete(socketId)
    if (here.size === 0) this.#here.delete(crewId)
    else if (peopleOf(here).length < before) this.#tellAll(crewId, here)
  }

  #tellAll(crewId: Id, here: ReadonlyMap<string, User>): void {
    this.#tell(crewId, { people: peopleOf(here), whole: true, gone: [] })
  }
}

const peopleOf = (here: ReadonlyMap<string, User>): Presence['people'] => {
  const users = new Map([...here.values()].map((user) => [user.id, user]))
  return [...users.values()].map(({ id, name, role }) => ({ userId: id, name, role }))
}
