/** The machine's own, taken before a world puts its own in their place. */
const turn = globalThis.setImmediate

/** Whoever an event belongs to: what the dead had still before them does not happen. */
export interface Owner {
  readonly isDead: boolean
}
/** Screens and links: they belong to no process. */
export const NOBODY = null
/** Other programs of the machine, and whoever looks after it. */
export const OUTSIDE: Owner = { isDead: false }

interface Event {
  at: number
  order: number
  run: () => void
  owner: Owner | null
}

/**
 * Everything that will happen, in order. Time is a number of milliseconds that only grows and
 * moves from event to event. The product's `setImmediate` is an event like all others.
 */
export class Schedule {
  now = 0
  steps = 0
  /** Whose code runs: what it sets up is its own. */
  owner: Owner | null = NOBODY
  /** The next event last. */
  readonly #events: Event[] = []
  #order = 0
  #immediateAt = 0

  at(when: number, run: () => void, owner: Owner | null = this.owner): () => void {
    const event: Event = { at: Math.max(when, this.now), order: this.#order++, run, owner }
    let [low, high] = [0, this.#events.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#events[middle]!.at > event.at) low = middle + 1
      else high = middle
    }
    this.#events.splice(low, 0, event)
    return () => {
      const at = this.#events.indexOf(event)
      if (at >= 0) this.#events.splice(at, 1)
    }
  }

  after(ms: number, run: () => void, owner: Owner | null = this.owner): () => void {
    return this.at(this.now + ms, run, owner)
  }

  /** Runs the next event and what comes of it at once. False when nothing is left. */
  async step(): Promise<boolean> {
    const event = this.#events.pop()
    if (!event) return false
    this.now = event.at
    if (event.owner?.isDead) return true
    this.steps++
    this.owner = event.owner
    event.run()
    // Only a server waits for promises; screens do all they do at once.
    if (event.owner) await new Promise<void>((resolve) => turn(resolve))
    this.owner = NOBODY
    return true
  }

  /** Takes the place of `setImmediate` until the returned function is called. A turn of the loop takes a moment; turns keep their order. */
  takeTurns(): () => void {
    const before = globalThis.setImmediate
    globalThis.setImmediate = ((callback: (...args: unknown[]) => void, ...args: unknown[]) => {
      this.#immediateAt = Math.max(this.#immediateAt, this.now + 0.5)
      return this.at(this.#immediateAt, () => callback(...args))
    }) as unknown as typeof setImmediate
    return () => {
      globalThis.setImmediate = before
    }
  }
}
