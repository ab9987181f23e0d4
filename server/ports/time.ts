import type { Instant } from '../../shared/protocol/values.ts'

/** Real time, as an argument: tests and simulated cities pass their own. */
export interface Time {
  now(): Instant
  /** Calls back once, at `when` or as soon after as it can. Returns the cancel. */
  wakeAt(when: Instant, callback: () => void): () => void
}
