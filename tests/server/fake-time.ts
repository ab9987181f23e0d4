import type { Time } from '../../server/ports/time.ts'
import type { Instant } from '../../shared/protocol/values.ts'

/** Lets promises and immediates run until nothing more is likely to come of them. */
export async function quiet(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** A wall clock that stands still until the test moves it; alarms ring on the way, in order. */
export class FakeTime implements Time {
  #ms: number
  #alarms: { at: number; ring: () => void }[] = []

  constructor(start = Date.UTC(2026, 10, 24, 14)) {
    this.#ms = start
  }

  now(): Instant {
    return new Date(this.#ms).toISOString()
  }

  wakeAt(when: Instant, callback: () => void): () => void {
    const alarm = { at: Date.parse(when), ring: callback }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm)
    }
  }

  /** Moves on, ringing what is due on the way, and waits for what comes of it. */
  async pass(ms: number): Promise<void> {
    const until = this.#ms + ms
    await quiet()
    for (;;) {
      const next = this.#alarms.filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next)
      this.#ms = Math.max(this.#ms, next.at)
      next.ring()
      await quiet()
    }
    this.#ms = until
    await quiet()
  }

  /** Sets the clock, forwards or back, ringing nothing: what a machine's clock does when it is corrected. */
  jump(ms: number): void {
    this.#ms += ms
  }

  get alarms(): number {
    return this.#alarms.length
  }
}
