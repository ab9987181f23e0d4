import type { Instant } from '../../shared/protocol/values.ts'

/**
 * Real time, as an argument: tests and simulated cities pass their own. Dates and dues go by the
 * wall clock, which may be set at any moment; how long something lasts goes by `elapsedMs`, which
 * only grows. A heartbeat armed by the wall clock would be silent for an hour where that is set back.
 */
export interface Time {
  now(): Instant
  /** Milliseconds since some moment of its own, whatever the wall clock is set to. */
  elapsedMs(): number
  /** Calls back once, when the wall clock stands at `when` or within a second after, also if it is set meanwhile. Returns the cancel. */
  wakeAt(when: Instant, callback: () => void): () => void
  /** Calls back once, so many milliseconds from now. Returns the cancel. */
  wakeIn(ms: number, callback: () => void): () => void
}
