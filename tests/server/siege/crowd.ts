import { oneOf, type Random } from '../make-input.ts'
import { ada, ana, ben, cam, drivers, mates, RESIDENT, sam, sue, wall, WORDS, type Person } from './people.ts'
import type { Places } from './pings.ts'
import { Screen, type ScreenParts } from './screen.ts'
import { Sleeper } from './sleeper.ts'
import type { Told } from './told.ts'
import { Wire } from './wire.ts'

const DESKS = [ada, ada, ada, sam, sam, sam, sue, sue, sue, ...[ana, ben, cam].flatMap((one) => Array.from({ length: 6 }, () => one))]
const WALLS = Array.from({ length: 11 }, () => wall)

/** On the way places are rounded to 0.000002°. */
const liesAt = (place: { lng: number; lat: number }, shown: { lng: number; lat: number } | undefined): boolean =>
  shown !== undefined && Math.abs(place.lng - shown.lng) < 0.000_002 && Math.abs(place.lat - shown.lat) < 0.000_002

/** Sixty screens, with a tenth of the lines cut now and then: one of them slow, one of them in a process that is stopped. */
export class Crowd {
  readonly screens: Screen[]
  readonly slow: Screen
  readonly sleeper: Sleeper
  readonly wires: { staff: Wire; walls: Wire; slow: Wire; sleeper: Wire }

  private constructor(wires: Crowd['wires'], screens: Screen[], slow: Screen, sleeper: Sleeper) {
    this.wires = wires
    this.screens = screens
    this.slow = slow
    this.sleeper = sleeper
  }

  static async gather(port: number, tokens: ReadonlyMap<string, string>, told: Told, random: Random): Promise<Crowd> {
    const forbidden = [RESIDENT]
    const wires = {
      staff: new Wire({ to: port, forbidden }), walls: new Wire({ to: port, forbidden: [RESIDENT, WORDS] }),
      slow: new Wire({ to: port, forbidden, bytesPerSecond: 1_000 }), sleeper: new Wire({ to: port, forbidden }),
    }
    const urls = { staff: await wires.staff.open(), walls: await wires.walls.open(), slow: await wires.slow.open(), sleeper: await wires.sleeper.open() }
    let n = 0
    // As pages do (polling first, then the upgrade), or by WebSocket from the start, as programs do.
    const parts = (watcher: Person, url: string): ScreenParts => ({
      name: `screen ${++n} (${watcher.userId})`, url, token: tokens.get(watcher.userId)!, watcher,
      transports: random() < 0.5 ? ['polling', 'websocket'] : ['websocket'], onRecord: (sent) => told.note(watcher.role, sent),
    })
    const screens = [...[...DESKS, ...drivers, ...mates].map((one) => parts(one, urls.staff)), ...WALLS.map((one) => parts(one, urls.walls))].map((one) => new Screen(one))
    const slow = new Screen(parts(cam, urls.slow))
    return new Crowd(wires, [...screens, slow], slow, new Sleeper(parts(sue, urls.sleeper)))
  }

  open(): void {
    for (const screen of this.screens) screen.open()
  }

  /** The first screen of a person. */
  of({ userId }: Person): Screen {
    return this.screens.find(({ parts }) => parts.watcher.userId === userId)!
  }

  cutSome(random: Random): void {
    this.wires.staff.cut(0.1, random)
    this.wires.walls.cut(0.1, random)
  }

  /** Somebody at a desk looks at something, claims it, or has it in the hand. */
  fidget(random: Random): void {
    const screen = oneOf(random, this.screens.slice(0, DESKS.length))
    const requestId = oneOf(random, [undefined, ...(screen.have?.board.requests.keys() ?? [])])
    if (requestId !== undefined) screen.say('presence', oneOf(random, [{}, { requestId }, { claim: { requestId } }, { requestId, drag: { requestIds: [requestId] } }]))
  }

  /** Who is not on the line, or has not yet come as far as that. */
  async late(head: number): Promise<string[]> {
    const late = this.screens.filter(({ isLive, seq }) => !isLive || seq < head).map(({ parts }) => (parts.name === this.slow.parts.name ? 'the slow one' : parts.name))
    return [...late, ...((await this.sleeper.standing()).seq < head ? ['the sleeper'] : [])]
  }

  /** Whose map does not show every truck where it is, and who does not see everybody who is here; in sentences. */
  missing(places: Places): string[] {
    return this.screens.flatMap(({ parts: { name, watcher }, positions, people }) => {
      const trucks = [...places].filter(([crewId]) => watcher.role !== 'crew' || watcher.crewId === crewId)
      const lost = trucks.filter(([crewId, place]) => !liesAt(place, positions.get(crewId)))
      const others = watcher.role === 'crew' ? [...drivers, ...mates].filter(({ crewId }) => crewId === watcher.crewId) : watcher.role === 'display' ? [] : DESKS
      const here = new Set(people.map(({ userId }) => userId))
      const wanted = new Set(others.map(({ userId }) => userId))
      return [
        ...(lost.length > 0 ? [`${name} does not show ${lost.length} trucks where they are`] : []),
        ...(here.size === wanted.size && [...wanted].every((userId) => here.has(userId)) ? [] : [`${name} sees ${[...here].join()} here instead of ${[...wanted].join()}`]),
      ]
    })
  }

  get reconnects(): number {
    return this.screens.reduce((sum, { connections }) => sum + Math.max(0, connections - 1), 0)
  }

  get cuts(): number {
    return this.#sum(({ cuts }) => cuts)
  }
  get bytesDown(): number {
    return this.#sum(({ bytesDown }) => bytesDown)
  }

  get leaks(): string[] {
    return Object.values(this.wires).flatMap(({ leaks }) => leaks)
  }

  async disperse(): Promise<void> {
    for (const screen of this.screens) screen.close()
    await this.sleeper.end()
    for (const wire of Object.values(this.wires)) await wire.close()
  }

  #sum(of: (wire: Wire) => number): number {
    return Object.values(this.wires).reduce((sum, wire) => sum + of(wire), 0)
  }
}
