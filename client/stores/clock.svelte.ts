const SECOND = 1_000
/** A sample this far from the others means that this machine's clock was set. */
const JUMP_MS = 5_000
const SAMPLES = 12

/**
 * Server time on this page: one ticking `now` for every timer. The offset is taken from the
 * messages that travelled fastest. While the link is gone `now` stands still at the last
 * moment we know of; `wall` goes on, since it is only the time of day.
 */
export class ClockStore {
  #offset = 0
  #samples: number[] = []
  #now = $state.raw(Date.now())
  #wall = $state.raw(Date.now())
  #frozenAt = $state.raw<number | undefined>(undefined)
  #timer: ReturnType<typeof setTimeout> | undefined

  get now(): number {
    return this.#frozenAt ?? this.#now
  }
  get wall(): number {
    return this.#wall
  }
  get frozenAt(): number | undefined {
    return this.#frozenAt
  }

  /** Server time at this very moment, for what cannot wait for the next tick. */
  read(): number {
    return this.#frozenAt ?? Date.now() + this.#offset
  }

  measure(serverNow: string): void {
    const sample = Date.parse(serverNow) - Date.now()
    if (Number.isNaN(sample)) return
    if (Math.abs(sample - this.#offset) > JUMP_MS) this.#samples = []
    this.#samples = [...this.#samples, sample].slice(-SAMPLES)
    this.#offset = Math.max(...this.#samples)
  }

  /** `heardAt` is this machine's time of the last message. */
  freeze(heardAt: number): void {
    this.#frozenAt ??= heardAt + this.#offset
  }
  thaw(): void {
    if (this.#frozenAt === undefined) return
    this.#frozenAt = undefined
    this.#tick()
  }

  start(): () => void {
    this.#tick()
    return () => clearTimeout(this.#timer)
  }

  /** A fixed time, for the gallery and for tests. */
  stand(at: number): void {
    clearTimeout(this.#timer)
    this.#now = at
    this.#wall = at
  }

  #tick = (): void => {
    clearTimeout(this.#timer)
    const server = Date.now() + this.#offset
    this.#now = server
    this.#wall = server
    this.#timer = setTimeout(this.#tick, SECOND - (server % SECOND) + 5)
  }
}
