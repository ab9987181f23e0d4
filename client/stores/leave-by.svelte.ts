import { leaveBy, mustArriveBy } from '../../shared/arrivals/leave-by.ts'
import { rightCrews } from '../../shared/arrivals/right-crews.ts'
import { canSetOff } from '../../shared/domain/can-set-off.ts'
import { leadOf } from '../../shared/domain/requests.ts'
import type { Crew, Position, ServiceRequest } from '../../shared/protocol/board.ts'
import type { BoardStore } from './board.svelte.ts'
import type { CrewsStore } from './crews.svelte.ts'
import type { PositionsStore } from './positions.svelte.ts'
import type { ReadingsStore } from './readings.svelte.ts'
import type { TravelStore } from './travel.svelte.ts'
import { whenIdle } from './when-idle.ts'

/** The last moment at which somebody can set off and still be in time. Milliseconds. */
export interface LeaveBy {
  /** A whole minute. */
  at: number
  due: number
  /** Who has it, or of those who can do it the quickest, and how long it drives. */
  crew: Crew
  quickestMs: number
  isStraight: boolean
  countedAt: number
}

/** Somebody who can set off, and from where. */
type Ready = readonly [crew: Crew, at: Position]

interface Needed {
  board: BoardStore
  crews: CrewsStore
  positions: PositionsStore
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
    const rightFor = this.#crewsThatCanGo(now)
    const next = new Map<string, LeaveBy>()
    let i = 0
    let isDone = false
    this.#stop = whenIdle(
      () => {
        const request = open[i++]?.request
        const told = request && this.#look(request, rightFor(request), now)
        if (told) next.set(request.id, told)
        isDone = i >= open.length
        return !isDone
      },
      (more) => {
        if (!more) this.#end(isDone ? next : this.#told)
      },
    )
  }
  stop(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#again = undefined
  }

  #look(request: ServiceRequest, right: readonly Ready[], now: number): LeaveBy | undefined {
    const { readings, travel } = this.#stores
    const due = mustArriveBy(request, readings.book, now)
    if (due === undefined) return undefined
    const last = this.#told.get(request.id)
    const isFresh = last?.due === due && last.isStraight === travel.isStraight && now - last.countedAt < Math.max(SOONEST_MS, (due - now) / SHARE_OF_REST)
    if (isFresh && right.some(([{ id }]) => id === last.crew.id)) return last
    const positions = right.map(([, at]) => at)
    travel.learn(request.place, positions)
    const seconds = positions.map((position) => travel.legs(position, request.place))
    const quickest = Math.min(...seconds)
    const crew = right[seconds.indexOf(quickest)]?.[0]
    if (!crew || quickest === Infinity) return undefined
    const quickestMs = quickest * 1_000
    return { at: leaveBy(due, quickestMs, last?.due === due ? last.at : undefined), due, crew, quickestMs, isStraight: travel.isStraight, countedAt: now }
  }

  /**
   * Who can set off for a request: who leads it, else those who can do it. Where all who can do it are
   * away there is nobody, whoever else is about. Taken as of now, for crews go home while it is counted.
   */
  #crewsThatCanGo(now: number): (request: ServiceRequest) => readonly Ready[] {
    const { board, crews, positions, travel } = this.#stores
    const all = crews.all.map(({ crew }) => crew)
    const ready = new Map(all.flatMap((crew): [string, Ready][] => {
      const at = travel.standing.get(crew.id)
      return at && canSetOff(crew, positions.of(crew.id), now) ? [[crew.id, [crew, at]]] : []
    }))
    const byService = new Map<string, readonly Ready[]>()
    return (request) => {
      const lead = ready.get(leadOf(request) ?? '')
      if (lead) return [lead]
      const { serviceCode } = request
      const right = byService.get(serviceCode) ?? rightCrews(board.service(serviceCode), all).flatMap(({ id }) => (ready.has(id) ? [ready.get(id)!] : []))
      byService.set(serviceCode, right)
      return right
    }
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
