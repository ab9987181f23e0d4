import { idOf, PLACE } from '../../domain/city.ts'
import type { Random } from '../make-input.ts'
import { TRACKED } from './people.ts'
import type { Screen } from './screen.ts'

const EVERY_MS = 200
export type Places = ReadonlyMap<string, { lng: number; lat: number }>

/** Where every truck says it is: phones by their socket, the rest by the vehicle feed; five times a second, fifty fixes a second in all. */
export class Pings {
  readonly #phones: readonly Screen[]
  readonly #feed: (positions: object[]) => Promise<boolean>
  readonly #random: Random
  #timer: NodeJS.Timeout | undefined
  #tick = 0
  sent = 0
  /** Of which the feed's that were taken. */
  taken = 0

  /** `phones`: one screen a crew; `feed` posts fixes and says whether they were taken. */
  constructor(phones: readonly Screen[], feed: (positions: object[]) => Promise<boolean>, random: Random) {
    this.#phones = phones
    this.#feed = feed
    this.#random = random
  }

  start(): void {
    this.#timer = setInterval(() => void this.#ping(this.#tick++ % 2), EVERY_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Every truck once, where it then stays. Returns where each is, by crew. */
  async park(): Promise<Places> {
    const at = new Date().toISOString()
    const phones = new Map(this.#phones.map((phone) => [phone.parts.watcher.crewId!, this.#somewhere()]))
    for (const phone of this.#phones) phone.say('position', { ...phones.get(phone.parts.watcher.crewId!), at })
    return this.moveTracked(phones)
  }

  /** The trucks without a phone once more. Returns the places with theirs changed. */
  async moveTracked(places: Places): Promise<Places> {
    const moved = new Map(TRACKED.map((crew) => [idOf(crew), this.#somewhere()]))
    const at = new Date().toISOString()
    if (!(await this.#feed([...moved].map(([crewId, place]) => ({ crewId, ...place, at }))))) throw new Error('The vehicle feed was not taken.')
    return new Map([...places, ...moved])
  }

  /** Half of the trucks at a time. */
  async #ping(half: number): Promise<void> {
    const at = new Date().toISOString()
    const ours = <T>(list: readonly T[]) => list.filter((_, i) => i % 2 === half)
    for (const phone of ours(this.#phones)) phone.say('position', { ...this.#somewhere(), at })
    const fixes = ours(TRACKED).map((crew) => ({ crewId: idOf(crew), ...this.#somewhere(), at }))
    this.sent += fixes.length + ours(this.#phones).length
    if (await this.#feed(fixes)) this.taken += fixes.length
  }

  /** Within a few metres, so that no fix is taken for a jump. */
  #somewhere(): { lng: number; lat: number } {
    return { lng: PLACE.lng + this.#random() / 5_000, lat: PLACE.lat + this.#random() / 5_000 }
  }
}
