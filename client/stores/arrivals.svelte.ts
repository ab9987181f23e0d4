import { untrack } from 'svelte'
import { foresee, giftOf, isTold, type Arrival, type ArrivalView, type Foreseen, type Gift } from '../../shared/arrivals/arrival.ts'
import { placeOf } from '../../shared/arrivals/timetable.ts'
import type { LngLat } from '../../shared/roads/travel.ts'
import type { DragStore } from '../drag/drag.svelte.ts'
import type { ActionsStore } from './actions.svelte.ts'
import type { BoardStore } from './board.svelte.ts'
import type { ClockStore } from './clock.svelte.ts'
import type { PositionsStore } from './positions.svelte.ts'
import type { ReadingsStore } from './readings.svelte.ts'
import type { TravelStore } from './travel.svelte.ts'

/** What is told is counted anew so often while somebody looks at it, and not with every tick. */
const EVERY_MS = 5_000

interface Needed {
  actions: ActionsStore
  board: BoardStore
  clock: ClockStore
  drag: DragStore
  positions: PositionsStore
  readings: ReadingsStore
  travel: TravelStore
}

/** While a request is in a hand, or a crew is asked for: when each crew would arrive and what would come of it. */
export class ArrivalsStore {
  #stores: Needed
  #markedId = $state.raw<string | undefined>(undefined)

  /** What is about to be given. */
  readonly #offered = $derived.by((): readonly string[] => {
    const { actions, drag } = this.#stores
    const { asking } = actions
    if (drag.grip) return drag.requestIds
    return asking?.id === 'give' || asking?.id === 'nearest' ? asking.requestIds : []
  })
  readonly #now = $derived.by(() => Math.floor(this.#stores.clock.now / EVERY_MS) * EVERY_MS)
  readonly #view = $derived.by((): ArrivalView => {
    const { board, positions, readings, travel } = this.#stores
    const { standing } = travel
    // Fixes come every moment: how old they are is read along with the rest, and asks for nothing.
    const fixes = untrack(() => positions.byCrew)
    return {
      board: board.board, book: readings.book, now: this.#now, legs: travel.legs, isGuess: travel.isGuess,
      positionOf: (crewId) => standing.get(crewId), fixOf: (crewId) => fixes.get(crewId),
    }
  })
  readonly #gift = $derived.by((): Gift | undefined => {
    if (this.#offered.length === 0) return undefined
    const { board, travel } = this.#stores
    const gift = giftOf(this.#offered.flatMap((id) => board.request(id) ?? []), this.#view)
    const to = gift && placeOf(gift.request)
    // One search for all: from where crews are, and from everything they do before.
    if (to) travel.learn(to, [...travel.standing.values(), ...this.#placesOfRuns()])
    return gift
  })
  readonly #foreseen = $derived.by((): ReadonlyMap<string, Foreseen> => {
    const gift = this.#gift
    if (!gift) return new Map()
    return new Map([...this.#stores.board.board.crews.values()].map((crew) => [crew.id, foresee(gift, crew, this.#view)]))
  })
  /** At the place that the hand points at, where it points at one. */
  readonly #pointed = $derived.by((): Foreseen | undefined => {
    const { over } = this.#stores.drag
    const crew = over?.kind === 'crew' && over.index !== undefined ? this.#stores.board.crew(over.crewId) : undefined
    return crew && this.#gift && over?.kind === 'crew' ? foresee(this.#gift, crew, this.#view, over.index) : undefined
  })
  readonly #way = $derived.by((): readonly [number, number][][] => {
    const { travel } = this.#stores
    const arrival = this.of(this.lookedAtId)
    if (!isTold(arrival)) return []
    return arrival.way.slice(1).flatMap((to, i) => {
      const route = travel.travel.route(arrival.way[i]!, to)
      return route ? [route.line] : []
    })
  })

  constructor(stores: Needed) {
    this.#stores = stores
  }

  /** Whether arrivals are told now. */
  get isOffered(): boolean {
    return this.#gift !== undefined
  }
  get gift(): Gift | undefined {
    return this.#gift
  }
  of(crewId: string | undefined): Foreseen | undefined {
    if (crewId === undefined) return undefined
    return this.#pointed?.crewId === crewId ? this.#pointed : this.#foreseen.get(crewId)
  }
  /** Those of whom it can be told, nearest first; who would have to be called back from a break after all others. */
  get nearest(): readonly Arrival[] {
    return [...this.#foreseen.values()].filter(isTold).sort((a, b) => Number(a.isOnBreak) - Number(b.isOnBreak) || a.nearMs - b.nearMs)
  }
  /** The crew beneath the hand, or on which the keys stand. */
  get lookedAtId(): string | undefined {
    const { drag } = this.#stores
    return drag.grip ? drag.overCrewId : this.#offered.length > 0 ? this.#markedId : undefined
  }
  mark(crewId: string | undefined): void {
    this.#markedId = crewId
  }
  /** The way of that crew: a line for each of its drives, the last of them to the request. */
  get way(): readonly (readonly [number, number][])[] {
    return this.#way
  }
  /** Where it goes in a run when nobody points at a place; undefined is its end. */
  placeIn(crewId: string): number | undefined {
    const arrival = this.#foreseen.get(crewId)
    return isTold(arrival) && !arrival.isLast ? arrival.index : undefined
  }

  #placesOfRuns(): LngLat[] {
    const { board } = this.#stores.board
    return [...board.crews.values()].flatMap(({ run }) => run.flatMap((id) => {
      const request = board.requests.get(id)
      return (request && placeOf(request)) ?? []
    }))
  }
}
