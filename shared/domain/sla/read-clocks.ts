import type { ClockReading } from '../../protocol/answers.ts'
import type { Instant } from '../../protocol/values.ts'
import type { ClockBook } from './book.ts'
import { toMs } from './instants.ts'
import { planOf } from './plan.ts'
import { isLate, readClock } from './read-clock.ts'
import type { Clocked } from './rounds.ts'

export type { Clocked } from './rounds.ts'

/**
 * The clocks of a request as of `now`, by round, then in the order of CLOCKS; a clock that
 * the policy does not keep is absent, a void one has no phase. The definitions stand in
 * PRODUCT, "The clocks, exactly". Readings are shared where nothing changed: not to be
 * changed by who reads them. A `now` before the last act (a screen whose time lags behind)
 * reads as of that act.
 */
export function readClocks(request: Clocked, book: ClockBook, now: Instant): ClockReading[] {
  const { clocks, lastAct } = planOf(request, book)
  const at = Math.max(toMs(now), lastAct)
  return clocks.map((clock) => readClock(clock, at))
}

/** Whether any clock reads breached or missed as of `now`: known without a ledger of any. */
export function isAnyLate(request: Clocked, book: ClockBook, now: Instant): boolean {
  const { clocks, lastAct } = planOf(request, book)
  const at = Math.max(toMs(now), lastAct)
  return clocks.some((clock) => isLate(clock, at))
}
