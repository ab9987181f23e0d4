import type { Time } from '../../server/ports/time.ts'
import type { Instant } from '../../shared/protocol/values.ts'

/** Lets promises and immediates run until nothing more is likely to come of them. */
export async function quiet(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}

interface Alarm {
  /** By the wall clock, or by time elapsed. */
  by: 'wall' | 'elapsed'
  at: number
  ring: () => void
}

/** A wall clock that stands still until the test moves it; alarms ring on the way, in order. */
export class FakeTime implements Time {
  #ms: number
  #elapsedMs = 0
  #alarms: Alarm[] = []

  constructor(start = Date.UTC(2026, 10, 24, 14)) {
    this.#ms = start
  }

  now(): Instant {
    return new Date(this.#ms).toISOString()
  }

  elapsedMs(): number {
    return this.#elapsedMs
  }

  wakeAt(when: Instant, callback: () => void): () => void {
    return this.#arm({ by: 'wall', at: Date.parse(when), ring: callback })
  }

  wakeIn(ms: number, callback: () => void): () => void {
    return this.#arm({ by: 'elapsed', at: this.#elapsedMs + ms, ring: callback })
  }

  #arm(alarm: Alarm): () => void {
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm)
    }
  }

  #leftMs({ by, at }: Alarm): number {
    return at - (by === 'wall' ? this.#ms : this.#elapsedMs)
  }

  #move(ms: number): void {
    this.#ms += ms
    this.#elapsedMs += ms
  }

  /** Moves on, ringing what is due on the way, and waits for what comes of it. */
  async pass(ms: number): Promise<void> {
    const until = this.#elapsedMs + ms
    await quiet()
    for (;;) {
      const left = until - this.#elapsedMs
      const next = this.#alarms.filter((alarm) => this.#leftMs(alarm) <= left).sort((a, b) => this.#leftMs(a) - this.#leftMs(b))[0]
      if (!next) break
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next)
      this.#move(Math.max(0, this.#leftMs(next)))
      next.ring()
      await quiet()
    }
    this.#move(until - this.#elapsedMs)
    await quiet()
  }

  /** Sets the wall clock, forwards or back, ringing nothing yet: what a machine's clock does when it is corrected. */
  jump(ms: number): void {
    this.#ms += ms
  }

  get alarms(): number {
    return this.#alarms.length
  }
}
