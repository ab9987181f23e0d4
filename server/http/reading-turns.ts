import { setImmediate as aTurn } from 'node:timers/promises'
import type { Context } from 'hono'
import { theUser } from './caller.ts'
import type { AppEnv } from './edge.ts'

/** Nobody hears it; our own count of answers does. */
const NOBODY = 499 as never

/**
 * Large readings of the store, one at a time for the whole server: each takes the one thread for tens of milliseconds.
 * Who has asked for sixty stands before another’s one only once: the readers take turns.
 */
export class ReadingTurns {
  readonly #waiting = new Map<string, (() => void)[]>()
  #isReading = false

  /** The answer that `read` makes in its turn; none is made where the asker went before it came. */
  async take(c: Context<AppEnv>, read: () => Promise<Response>): Promise<Response> {
    const { signal } = c.req.raw
    const reader = theUser(c).id
    await new Promise<void>((begin) => {
      const own = this.#waiting.get(reader) ?? []
      own.push(begin)
      this.#waiting.set(reader, own)
      if (!this.#isReading) void this.#next()
    })
    try {
      return signal.aborted ? c.body(null, NOBODY) : await read()
    } finally {
      void this.#next()
    }
  }

  async #next(): Promise<void> {
    this.#isReading = true
    await aTurn()
    const [first] = this.#waiting
    if (!first) {
      this.#isReading = false
      return
    }
    const [reader, [begin, ...others]] = first
    this.#waiting.delete(reader)
    if (others.length > 0) this.#waiting.set(reader, others)
    begin!()
  }
}
