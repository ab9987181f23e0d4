import { clockBook } from '../../shared/domain/board.ts'
import { isOpen } from '../../shared/domain/requests.ts'
import type { ClockBook } from '../../shared/domain/sla/book.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { BoardStore } from './board.svelte.ts'
import type { ClockStore } from './clock.svelte.ts'
import { ReadingCache, type RequestReading } from './reading-cache.ts'

export interface Counts {
  open: number
  breached: number
  atRisk: number
  paused: number
}

/** Every open request with its clocks as of the ticking now. Phases change here by themselves. */
export class ReadingsStore {
  #cache = new ReadingCache()
  #board: BoardStore
  #clock: ClockStore
  #lastBook: ClockBook | undefined
  #last: readonly RequestReading[] = []

  readonly #book = $derived.by(() => {
    const next = clockBook(this.#board.board)
    const last = this.#lastBook
    const same = last && last.timeZone === next.timeZone && last.policies === next.policies && last.calendars === next.calendars
    return (this.#lastBook = same ? last : next)
  })

  /** The same array as long as nothing in it changed, so that a tick alone sorts nothing anew. */
  readonly #open = $derived.by(() => {
    const { requests } = this.#board.board
    const book = this.#book
    const now = this.#clock.now
    const next: RequestReading[] = []
    for (const request of requests.values()) if (isOpen(request)) next.push(this.#cache.of(request, book, now))
    this.#cache.keepOnly(requests)
    const same = next.length === this.#last.length && next.every((reading, i) => reading === this.#last[i])
    return same ? this.#last : (this.#last = next)
  })

  readonly #counts = $derived.by((): Counts => {
    const counts: Counts = { open: this.#open.length, breached: 0, atRisk: 0, paused: 0 }
    for (const { phase } of this.#open) {
      if (phase === 'breached') counts.breached++
      else if (phase === 'at-risk') counts.atRisk++
      else if (phase === 'paused') counts.paused++
    }
    return counts
  })

  constructor(board: BoardStore, clock: ClockStore) {
    this.#board = board
    this.#clock = clock
  }

  get open(): readonly RequestReading[] {
    return this.#open
  }
  get counts(): Counts {
    return this.#counts
  }
  get book(): ClockBook {
    return this.#book
  }

  /** The reading of one request, open or ended, as of now. */
  of(request: ServiceRequest): RequestReading {
    return this.#cache.of(request, this.#book, this.#clock.now)
  }
}
