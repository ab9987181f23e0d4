import type { Presence } from '../../shared/protocol/sockets.ts'

/** Who else is at the board. */
export class PresenceStore {
  #people = $state.raw<Presence['people']>([])

  get people(): Presence['people'] {
    return this.#people
  }
  show(message: Presence): void {
    // Two screens of one person are one face.
    this.#people = [...new Map(message.people.map((person) => [person.userId, person])).values()]
  }
}
