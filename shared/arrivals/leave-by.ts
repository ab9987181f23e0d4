import { activeStep } from '../domain/active-step.ts'
import type { ClockBook } from '../domain/sla/book.ts'
import type { ServiceRequest } from '../protocol/board.ts'
import { arriveClockOf } from './deadline.ts'

const MINUTE = 60_000

/**
 * When a request must be arrived at, epoch milliseconds: only while its arrive clock runs, it is in
 * time, and nobody is on the way. While a hold pauses it nobody has to set off.
 */
export function mustArriveBy(request: ServiceRequest, book: ClockBook, now: number): number | undefined {
  if (request.place.unknown || request.assignments.some(({ crewId }) => activeStep(request, crewId) !== undefined)) return undefined
  const clock = arriveClockOf(request, book)
  return clock && !clock.standing && now < clock.due ? clock.due : undefined
}

/**
 * The last moment to set off and still be in time, to the whole minute before. What was told stays
 * told while it is less than a minute and a half from that: a truck that moves about must not make
 * the time on a card flicker.
 */
export function leaveBy(due: number, quickestMs: number, told?: number): number {
  const exact = due - quickestMs
  const fresh = Math.floor(exact / MINUTE) * MINUTE
  return told !== undefined && told <= exact && exact - told < 1.5 * MINUTE ? told : fresh
}
