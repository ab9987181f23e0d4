import type { Phase, Status } from '../../shared/protocol/words.ts'
import { queueOf, shiftEndOf, type QueueGroup } from './queue-order.ts'
import { isNarrowed, isToGive, NO_FILTERS, toggled, yieldsToGive, type Age, type Chip, type Filters } from './queue-filters.ts'
import type { BoardStore } from './board.svelte.ts'
import type { ClockStore } from './clock.svelte.ts'
import type { ReadingsStore } from './readings.svelte.ts'

const MINUTE = 60_000

/** The queue as filtered and sorted, and what filters it. */
export class QueueStore {
  #filters = $state.raw<Filters>(NO_FILTERS)
  #lastAt = 0
  #board: BoardStore
  #clock: ClockStore
  #readings: ReadingsStore
  #me: () => string | undefined
  #leaveByOf: (requestId: string) => number | undefined

  /** Groups change by the minute at most, not by the second. */
  readonly #minute = $derived.by(() => Math.floor(this.#clock.now / MINUTE) * MINUTE)
  readonly #groups = $derived.by((): QueueGroup[] => queueOf(this.#readings.open, {
    now: this.#minute,
    shiftEnd: shiftEndOf(this.#board.board.crews.values(), this.#minute),
    filters: this.#filters,
    me: this.#me(),
    leaveByOf: this.#leaveByOf,
    serviceName: (code) => this.#board.serviceName(code),
  }))
  readonly #order = $derived.by(() => this.#groups.flatMap((group) => group.readings.map(({ request }) => request.id)))
  readonly #toGive = $derived.by(() => this.#readings.open.filter(isToGive).length)

  constructor(
    board: BoardStore, clock: ClockStore, readings: ReadingsStore,
    me: () => string | undefined = () => undefined, leaveByOf: (requestId: string) => number | undefined = () => undefined,
  ) {
    this.#board = board
    this.#clock = clock
    this.#readings = readings
    this.#me = me
    this.#leaveByOf = leaveByOf
  }

  get filters(): Filters {
    return this.#filters
  }
  /** The chip that tells what is shown; none where a filter asks for requests that crews have too. */
  get chip(): Chip | undefined {
    return this.#filters.chip === 'to-give' && yieldsToGive(this.#filters) ? undefined : this.#filters.chip
  }
  /** The one phase that is shown. */
  get phase(): Phase | undefined {
    return this.#filters.phases.length === 1 ? this.#filters.phases[0] : undefined
  }
  get search(): string {
    return this.#filters.search
  }
  /** Whether more than a chip hides open requests. */
  get narrowed(): boolean {
    return isNarrowed(this.#filters)
  }
  get groups(): QueueGroup[] {
    return this.#groups
  }
  /** Request ids as they stand, top to bottom. */
  get order(): string[] {
    return this.#order
  }
  get toGive(): number {
    return this.#toGive
  }

  /** A chip: what it shows is all of its kind, so filters by phase, status and crew go; `to give` would yield to words too. */
  show(chip: Chip): void {
    this.#filters = { ...this.#filters, chip, phases: [], statuses: [], crewIds: [], ...(chip === 'to-give' ? { search: '' } : {}) }
  }
  /** One of the top bar's counts; the same again takes the filter off. */
  showPhase(phase: Phase): void {
    this.#filters = { ...this.#filters, phases: this.phase === phase ? [] : [phase] }
  }
  find(search: string): void {
    this.#filters = { ...this.#filters, search }
  }
  togglePhase(phase: Phase): void {
    this.#filters = { ...this.#filters, phases: toggled(this.#filters.phases, phase) }
  }
  toggleStatus(status: Status): void {
    this.#filters = { ...this.#filters, statuses: toggled(this.#filters.statuses, status) }
  }
  toggleService(code: string): void {
    this.#filters = { ...this.#filters, serviceCodes: toggled(this.#filters.serviceCodes, code) }
  }
  toggleCrew(crewId: string): void {
    this.#filters = { ...this.#filters, crewIds: toggled(this.#filters.crewIds, crewId) }
  }
  toggleAge(age: Age): void {
    this.#filters = { ...this.#filters, age: this.#filters.age === age ? undefined : age }
  }
  /** As a link says, all at once. */
  take(filters: Filters): void {
    this.#filters = filters
  }
  /** Every filter but the chip goes. */
  clear(): void {
    this.#filters = { ...NO_FILTERS, chip: this.#filters.chip }
  }

  /** The request one place from this one; of one that has left, what moved up into its place. */
  next(from: string | undefined, by: 1 | -1): string | undefined {
    const at = from === undefined ? -1 : this.#order.indexOf(from)
    const next = at >= 0 ? at + by : from === undefined ? 0 : by === 1 ? this.#lastAt : this.#lastAt - 1
    this.#lastAt = Math.max(0, Math.min(this.#order.length - 1, next))
    return this.#order[this.#lastAt]
  }
}
