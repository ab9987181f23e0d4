import { LegBook } from '../../shared/arrivals/leg-book.ts'
import type { Legs } from '../../shared/arrivals/timetable.ts'
import { distanceM } from '../../shared/domain/distance.ts'
import type { Position } from '../../shared/protocol/board.ts'
import { RoadsFault } from '../../shared/roads/roads-fault.ts'
import { straightTravel } from '../../shared/roads/straight-travel.ts'
import type { RoadNet } from '../../shared/roads/road-net.ts'
import type { LngLat, Travel } from '../../shared/roads/travel.ts'
import { inIdleSteps, whenIdle } from './when-idle.ts'

const ROADS = '/pack/roads.bin'
/** A truck that moved less is where it was, for what its run is counted with. */
const MOVED_M = 120

/**
 * How long ways are: by the city's roads once they have come, until then and without them by the
 * straight line. Searches are made while the page is idle; whoever asks gets what is known.
 */
export class TravelStore {
  #net = $state.raw<RoadNet | undefined>(undefined)
  #book = $state.raw(new LegBook(straightTravel()))
  /** Counts what was learnt: who reads legs is asked again. */
  #learnt = $state.raw(0)
  #standing = $state.raw<ReadonlyMap<string, Position>>(new Map())
  #asked: Promise<void> | undefined
  #fault = $state.raw<string | undefined>(undefined)
  #isLearning = false

  get travel(): Travel {
    return this.#book.travel
  }
  get net(): RoadNet | undefined {
    return this.#net
  }
  /** Times are by the straight line; who shows them says so. */
  get isStraight(): boolean {
    return this.#book.travel.by === 'straight-line'
  }
  /** Driving seconds between two places, as far as they are known. */
  get legs(): Legs {
    void this.#learnt
    return this.#book.seconds
  }
  /** Whether such a time is not by its own road until that is learnt; who shows it says so. */
  get isGuess(): (from: LngLat, to: LngLat) => boolean {
    void this.#learnt
    return this.#book.isGuess
  }
  /** All ways to one place in a single search. */
  learn(to: LngLat, froms: readonly LngLat[]): void {
    this.#book.learn(to, froms)
  }

  /** Where crews stand for what is counted: their last positions, but a few metres are no news. */
  get standing(): ReadonlyMap<string, Position> {
    return this.#standing
  }
  follow(positions: ReadonlyMap<string, Position>): void {
    const next = new Map([...positions].map(([crewId, position]) => {
      const last = this.#standing.get(crewId)
      return [crewId, last && distanceM(last, position) < MOVED_M ? last : position]
    }))
    const isSame = next.size === this.#standing.size && [...next].every(([crewId, position]) => this.#standing.get(crewId) === position)
    if (!isSame) this.#standing = next
  }

  /** Why the city's roads cannot be used, as a sentence; asking again would bring the same. */
  get fault(): string | undefined {
    return this.#fault
  }
  /** Fetches the roads, if they are not here. Where they do not come the straight line stays, and they can be asked for again. */
  load(): Promise<void> {
    if (this.#net || this.#fault) return Promise.resolve()
    return (this.#asked ??= this.#fetch().catch((error: unknown) => {
      if (error instanceof RoadsFault) this.#fault = error.message
    }).finally(() => (this.#asked = undefined)))
  }
  /** The roads, from wherever they came. */
  take(net: RoadNet, travel: Travel): void {
    this.#net = net
    this.#book = new LegBook(travel, () => this.#learnSoon())
  }

  async #fetch(): Promise<void> {
    const answer = await fetch(ROADS, { credentials: 'same-origin' })
    if (!answer.ok) return
    const [bytes, { netInSteps }, { roadTravel }] = await Promise.all([
      answer.arrayBuffer(), import('../../shared/roads/net-in-steps.ts'), import('../../shared/roads/road-travel.ts'),
    ])
    const net = await inIdleSteps(netInSteps(new Uint8Array(bytes)))
    this.take(net, roadTravel(net))
  }

  #learnSoon(): void {
    if (this.#isLearning) return
    this.#isLearning = true
    whenIdle(
      () => this.#book.learnOne() && this.#book.isWanting,
      (more) => {
        this.#learnt++
        this.#isLearning = more
      },
    )
  }
}
