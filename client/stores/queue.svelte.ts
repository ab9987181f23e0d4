import type { Phase } from '../../shared/protocol/words.ts'
import { isToGive, queueOf, shiftEndOf, type Chip, type QueueGroup } from './queue-order.ts'
import type { BoardStore } from './board.svelte.ts'
import type { ClockStore } from './clock.svelte.ts'
import type { ReadingsStore } from './readings.svelte.ts'

const MINUTE = 60_000

/** The queue as filtered and sorted, and what filters it. */
export class QueueStore {
  #chip = $state.raw<Chip>('to-give')
  #phase = $state.raw<Phase | undefined>(undefined)
  #search = $state.raw('')
  #lastAt = 0
  #board: BoardStore
  #clock: ClockStore
  #readings: ReadingsStore

  /** Groups change by the minute at most, not by the second. */
  readonly #minute = $derived.by(() => Math.floor(this.#clock.now / MINUTE) * MINUTE)
  readonly #groups = $derived.by((): QueueGroup[] => queueOf(this.#readings.open, {
    now: this.#minute,
    shiftEnd: shiftEndOf(this.#board.board.crews.values(), this.#minute),
    chip: this.#chip,
    phase: this.#phase,
    search: this.#search,
    serviceName: (code) => this.#board.serviceName(code),
  }))
  readonly #order = $derived.by(() => this.#groups.flatMap((group) => group.readings.map(({ request }) => request.id)))
  readonly #toGive = $derived.by(() => this.#readings.open.filter(isToGive).length)

  constructor(board: BoardStore, clock: ClockStore, readings: ReadingsStore) {
    this.#board = board
    this.#clock = clock
    this.#readings = readings
  }

  get chip(): Chip {
    return this.#chip
  }
  get phase(): Phase | undefined {
    return this.#phase
  }
  get search(): string {
    return this.#search
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

  show(chip: Chip): void {
    this.#chip = chip
    this.#phase = undefined
  }
  /** One of the top bar's counts; the same again takes the filter off. */
  showPhase(phase: Phase | undefined): void {
    this.#phase = this.#phase === phase ? undefined : phase
  }
  find(words: string): void {
    this.#search = words
  }

  /** The request one place from this one; of one that has left, what moved up into its place. */
  next(from: string | undefined, by: 1 | -1): string | undefined {
    const at = from === undefined ? -1 : this.#order.indexOf(from)
    const next = at >= 0 ? at + by : from === undefined ? 0 : by === 1 ? this.#lastAt : this.#lastAt - 1
    this.#lastAt = Math.max(0, Math.min(this.#order.length - 1, next))
    return this.#order[this.#lastAt]
  }
}
