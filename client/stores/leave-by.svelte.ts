import { leaveBy, mustArriveBy } from '../../shared/arrivals/leave-by.ts'
import { rightCrews } from '../../shared/arrivals/right-crews.ts'
import type { Crew, ServiceRequest } from '../../shared/protocol/board.ts'
import type { BoardStore } from './board.svelte.ts'
import type { CrewsStore } from './crews.svelte.ts'
import type { ReadingsStore } from './readings.svelte.ts'
import type { TravelStore } from './travel.svelte.ts'
import { whenIdle } from './when-idle.ts'

/** The last moment at which somebody can set off and still be in time. Milliseconds. */
export interface LeaveBy {
  /** A whole minute. */
  at: number
  due: number
  /** Who is quickest there, and how long it drives. */
  crew: Crew
  quickestMs: number
  isStraight: boolean
  countedAt: number
}

interface Needed {
  board: BoardStore
  crews: CrewsStore
  readings: ReadingsStore
  travel: TravelStore
}

const SOONEST_MS = 20_000
/** What is due in an hour is counted anew every three minutes, what is due in ten every half. */
const SHARE_OF_REST = 20

/** Of every request that waits for somebody to come. Counted while the page is idle, told all at once, so that a queue moves once. */
export class LeaveByStore {
  #stores: Needed
  #told = $state.raw<ReadonlyMap<string, LeaveBy>>(new Map())
  #stop: (() => void) | undefined
  #again: number | undefined

  constructor(stores: Needed) {
    this.#stores = stores
  }

  of(requestId: string): LeaveBy | undefined {
    return this.#told.get(requestId)
  }

  /** Counts as of `now`; asked while it counts, once more when it is done. */
  count(now: number): void {
    if (this.#stop) {
      this.#again = now
      return
    }
    const { open } = this.#stores.readings
    const crews = this.#crewsThatCanGo()
    const next = new Map<string, LeaveBy>()
    let i = 0
    this.#stop = whenIdle(
      () => {
        const request = open[i++]?.request
        const told = request && this.#look(request, crews, now)
        if (told) next.set(request.id, told)
        return i < open.length
      },
      () => {
        if (i >= open.length) this.#end(next)
      },
    )
  }
  stop(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#again = undefined
  }

  #look(request: ServiceRequest, crews: readonly Crew[], now: number): LeaveBy | undefined {
    const { board, readings, travel } = this.#stores
    const due = mustArriveBy(request, readings.book, now)
    if (due === undefined) return undefined
    const last = this.#told.get(request.id)
    const isFresh = last?.due === due && last.isStraight === travel.isStraight && now - last.countedAt < Math.max(SOONEST_MS, (due - now) / SHARE_OF_REST)
    if (isFresh) return last
    const right = rightCrews(board.service(request.serviceCode), crews)
    const positions = right.map(({ id }) => travel.standing.get(id)!)
    travel.learn(request.place, positions)
    const seconds = positions.map((position) => travel.legs(position, request.place))
    const quickest = Math.min(...seconds)
    const crew = right[seconds.indexOf(quickest)]
    if (!crew || quickest === Infinity) return undefined
    const quickestMs = quickest * 1_000
    return { at: leaveBy(due, quickestMs, last?.due === due ? last.at : undefined), due, crew, quickestMs, isStraight: travel.isStraight, countedAt: now }
  }

  /** On shift, at work, heard of lately, and somewhere: others cannot be counted on to set off. */
  #crewsThatCanGo(): Crew[] {
    const { crews, travel } = this.#stores
    return crews.all.flatMap(({ crew, state }) => (crew.shift && crew.status === 'available' && state.silentMs === undefined && travel.standing.has(crew.id) ? [crew] : []))
  }

  #end(next: ReadonlyMap<string, LeaveBy>): void {
    this.#stop = undefined
    const isSame = next.size === this.#told.size && [...next].every(([id, told]) => this.#told.get(id) === told)
    if (!isSame) this.#told = next
    const again = this.#again
    this.#again = undefined
    if (again !== undefined) this.count(again)
  }
}
