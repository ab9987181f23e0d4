import type { Instant } from '../../protocol/values.ts'
import type { ClockBook } from './book.ts'
import type { Clock } from './clock.ts'
import { NEVER, toInstantOrNone, toMs } from './instants.ts'
import { planOf } from './plan.ts'
import type { Clocked } from './rounds.ts'

/** The earliest due after `now` of an open clock that no hold pauses: when the SLA watch must look again. */
export function nextDue(request: Clocked, book: ClockBook, now: Instant): Instant | undefined {
  return earliest(request, book, now, (clock) => [clock.due])
}

/** The earliest moment after `now` at which a clock turns at risk or breached by itself; a paused clock does neither. */
export function nextChange(request: Clocked, book: ClockBook, now: Instant): Instant | undefined {
  return earliest(request, book, now, (clock) => [clock.riskFrom, clock.due])
}

function earliest(request: Clocked, book: ClockBook, now: Instant, moments: (clock: Clock) => number[]): Instant | undefined {
  const at = toMs(now)
  let found = NEVER
  for (const clock of planOf(request, book).clocks) {
    if (clock.end || clock.standing) continue
    for (const moment of moments(clock)) if (moment > at && moment < found) found = moment
  }
  return toInstantOrNone(found)
}
