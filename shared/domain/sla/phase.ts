import type { ClockReading } from '../../protocol/answers.ts'
import type { Phase } from '../../protocol/words.ts'
import { toMs } from './instants.ts'
import type { Clocked } from './rounds.ts'

/** The phase of a request (PRODUCT, "Phase of a request"): the worst that is open, then how it ended. */
export function requestPhase(request: Clocked, readings: readonly ClockReading[]): Phase {
  const has = (phase: Phase) => readings.some((reading) => reading.phase === phase)
  if (has('breached')) return 'breached'
  if (has('at-risk')) return 'at-risk'
  if (has('on-track')) return 'on-track'
  if (has('paused') || request.status === 'on-hold') return 'paused'
  if (has('missed')) return 'missed'
  return has('met') ? 'met' : 'on-track'
}

const URGENCY: Partial<Record<Phase, number>> = { breached: 0, 'at-risk': 1, 'on-track': 1, paused: 2 }

/** The clock a card shows: of those past due, else of those running, else of those paused, the one whose due comes first. */
export function leadingClock(readings: readonly ClockReading[]): ClockReading | undefined {
  let leading: ClockReading | undefined
  for (const reading of readings) {
    if (urgency(reading) !== undefined && (!leading || isBefore(reading, leading))) leading = reading
  }
  return leading
}

const urgency = ({ phase }: ClockReading) => phase && URGENCY[phase]
const dueOf = ({ due }: ClockReading) => (due === undefined ? Infinity : toMs(due))

function isBefore(reading: ClockReading, other: ClockReading): boolean {
  const step = urgency(reading)! - urgency(other)!
  return step < 0 || (step === 0 && dueOf(reading) < dueOf(other))
}
