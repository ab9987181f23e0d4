import type { ClockReading, Segment } from '../../protocol/answers.ts'
import { addRunning, runningBetween } from './calendar.ts'
import { finalOf, finalPhase, ledger, readingOf, type Clock } from './clock.ts'
import type { Phase } from '../../protocol/words.ts'

/** Segments change only where the calendar opens or closes; a screen reads every second in between. */
const ledgers = new WeakMap<Clock, { edge: number; segments: Segment[] }>()

/** One clock as of `now` (epoch milliseconds). Its segments are shared between readings: not to be changed. */
export function readClock(clock: Clock, now: number): ClockReading {
  if (clock.end) return finalOf(clock, clock.end)
  const { standing } = clock
  const until = standing ? standing.from : now
  const runningMs = runningBetween(clock.hours, clock.start, until) - clock.coveredMs
  const reading = readingOf(clock, phaseAt(clock, now), dueOf(clock, now), runningMs)
  reading.segments = segmentsAt(clock, now)
  return reading
}

/** While paused, due reads as if the hold ended now. */
export const dueOf = ({ hours, due, standing }: Clock, now: number): number =>
  standing ? addRunning(hours, due, runningBetween(hours, standing.from, now)) : due

/** Breached, or missed for good: all that a writer who records breaches must know of most clocks. */
export function isLate(clock: Clock, now: number): boolean {
  return clock.end ? finalPhase(clock, clock.end) === 'missed' : phaseAt(clock, now) === 'breached'
}

/** Paused with nothing left stays paused until resumed; outside hours a clock that is not held counts as running. */
function phaseAt(clock: Clock, now: number): Phase {
  if (clock.standing) return 'paused'
  if (now >= clock.due) return 'breached'
  return now >= clock.riskFrom ? 'at-risk' : 'on-track'
}

function segmentsAt(clock: Clock, now: number): Segment[] {
  const edge = clock.standing ? 0 : clock.hours.lastEdge(now)
  const known = ledgers.get(clock)
  if (known?.edge === edge) return known.segments
  const segments = ledger(clock, now, true)
  ledgers.set(clock, { edge, segments })
  return segments
}
