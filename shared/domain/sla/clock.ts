import type { ClockReading } from '../../protocol/answers.ts'
import type { Duration } from '../../protocol/values.ts'
import type { ClockName, Phase } from '../../protocol/words.ts'
import { addRunning, dueAfter, runningBetween } from './calendar.ts'
import { atRiskWithin, moveDue, type FeltPause } from './due.ts'
import { endOf, type ClockEnd } from './endings.ts'
import { NEVER, toInstant, toMs } from './instants.ts'
import type { OpenHours } from './open-hours.ts'
import type { Round } from './rounds.ts'
import { segmentsOf } from './segments.ts'

/** A hold pauses these; the city's own first steps it does not. */
const PAUSABLE: ReadonlySet<ClockName> = new Set(['arrive', 'makeSafe', 'resolve'])

/** All of one clock that does not depend on now; instants are epoch milliseconds. */
export interface Clock {
  name: ClockName
  round: Round
  hours: OpenHours
  start: number
  /** Moved by the pauses that have ended. */
  due: number
  /** From here on it is at risk, if it still runs. */
  riskFrom: number
  targetMs: number
  coveredMs: number
  felt: FeltPause[]
  /** The pause it stands in. */
  standing: FeltPause | undefined
  /** How it ended, if it has. */
  end: ClockEnd | undefined
}

/** Winds up the clock `name` of a round; `target` in the form of a policy. */
export function windUp(name: ClockName, round: Round, target: Duration, hours: OpenHours): Clock {
  const start = toMs(round.startedAt)
  const end = endOf(name, round)
  const firstDue = dueAfter(hours, start, target)
  const { due, felt, coveredMs } = moveDue(hours, start, firstDue, PAUSABLE.has(name) ? round.pauses : [], end ? toMs(end.at) : Infinity)
  const targetMs = firstDue === NEVER ? NEVER : runningBetween(hours, start, firstDue)
  return {
    name, round, hours, start, due, targetMs, coveredMs, felt, end,
    riskFrom: due === NEVER ? NEVER : addRunning(hours, start, targetMs + coveredMs - atRiskWithin(targetMs)),
    standing: felt.find((pause) => pause.to === undefined),
  }
}

/** What a clock that has ended reads for ever; void ones have no phase. */
export function finalPhase({ due }: Clock, end: ClockEnd): Phase | undefined {
  const late = toMs(end.at) >= due
  return end.how === 'void' || (end.how === 'resolved-without' && !late) ? undefined : late ? 'missed' : 'met'
}

const finals = new WeakMap<Clock, ClockReading>()

/** The reading of a clock that has ended, with its ledger; made when it is first asked for, which the writer of a busy city seldom does. */
export function finalOf(clock: Clock, end: ClockEnd): ClockReading {
  const known = finals.get(clock)
  if (known) return known
  const reading = finalReading(clock, end)
  finals.set(clock, reading)
  return reading
}

function finalReading(clock: Clock, end: ClockEnd): ClockReading {
  // An act may carry a time before the report (an import): the clock then never ran.
  const at = Math.max(toMs(end.at), clock.start)
  const phase = finalPhase(clock, end)
  const reading = readingOf(clock, phase, clock.due, runningBetween(clock.hours, clock.start, at) - clock.coveredMs)
  if (phase === undefined) delete reading.remainingMs
  reading.endedAt = end.at
  reading.segments = ledger(clock, at, false)
  return reading
}

/**
 * The parts of a reading but its segments. What is left is running time and goes below zero
 * past due; a breached clock counts on through later holds, which move nothing.
 */
export function readingOf(clock: Clock, phase: Phase | undefined, due: number, runningMs: number): ClockReading {
  const reading: ClockReading = {
    clock: clock.name, round: clock.round.round, startedAt: clock.round.startedAt, runningMs, segments: [],
  }
  if (phase) reading.phase = phase
  if (due !== NEVER) {
    reading.due = toInstant(due)
    reading.targetMs = clock.targetMs
    reading.remainingMs = clock.targetMs - runningMs
  }
  return reading
}

export const ledger = (clock: Clock, at: number, open: boolean) =>
  segmentsOf(clock.hours, clock.start, startedBy(clock.round), at, open, clock.felt)

/** Nobody's, where a merge moved the start to another report. */
const startedBy = ({ startedAt, startedBy: act }: Round) => (act?.at === startedAt ? act : undefined)

