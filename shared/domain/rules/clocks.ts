import type { Breach, ServiceRequest } from '../../protocol/board.ts'
import type { ClockReading } from '../../protocol/answers.ts'
import type { Instant } from '../../protocol/values.ts'
import { signature, SYSTEM } from '../actor.ts'
import { clockBook, type Board } from '../board.ts'
import type { Event } from '../events.ts'
import { isAnyLate, readClocks } from '../sla/read-clocks.ts'

const by = signature(SYSTEM)
const sameClock = (a: { clock: string; round: number }, b: { clock: string; round: number }) => a.clock === b.clock && a.round === b.round
const isLate = (reading: ClockReading) => reading.phase === 'breached' || reading.phase === 'missed'

/**
 * Brings the recorded breaches of a request into line with its clocks as they read now: each
 * breach once, dated at its due; one that late news has made untrue is withdrawn.
 *
 * `atNow`: the target came to lie in the past by the act just done (a merge, a correction), so
 * the breach happened now; and a correction's breaches are of the new policy alone.
 */
export function settleClocks(board: Board, request: ServiceRequest, now: Instant, cause: 'time' | 'merged' | 'corrected' = 'time'): Event[] {
  const book = clockBook(board)
  // Nothing late and nothing recorded as late: so most of the time, for every command.
  if (request.breaches.length === 0 && !isAnyLate(request, book, now)) return []
  const readings = readClocks(request, book, now)
  const withdrawn = request.breaches.filter((breach) => isUntrue(breach, readings, cause === 'corrected' ? request.round : undefined))
  const standing = request.breaches.filter((breach) => !withdrawn.includes(breach))
  const broken = readings.filter((reading) => isLate(reading) && !standing.some((breach) => sameClock(breach, reading)))
  return [
    ...withdrawn.map(({ clock, round, due }): Event => ({ kind: 'BreachWithdrawn', requestId: request.id, clock, round, due, by })),
    ...broken.map(({ clock, round, due = now }): Event => ({
      kind: 'ClockBreached', requestId: request.id, clock, round, due, by,
      ...(cause === 'time' && due < now ? { occurredAt: due } : {}),
    })),
  ]
}

/** A void clock keeps its breach only if it was late before it ended. */
function isUntrue(breach: Breach, readings: readonly ClockReading[], correctedRound: number | undefined): boolean {
  const reading = readings.find((r) => sameClock(r, breach))
  if (!reading) return true
  if (correctedRound === breach.round && reading.due !== breach.due) return true
  if (reading.phase === undefined) return reading.due === undefined || reading.endedAt === undefined || reading.endedAt < reading.due
  return !isLate(reading)
}
