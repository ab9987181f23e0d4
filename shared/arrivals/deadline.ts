import type { ClockBook } from '../domain/sla/book.ts'
import { runningBetween } from '../domain/sla/calendar.ts'
import type { Clock } from '../domain/sla/clock.ts'
import { NEVER } from '../domain/sla/instants.ts'
import type { OpenHours } from '../domain/sla/open-hours.ts'
import { planOf } from '../domain/sla/plan.ts'
import { dueOf } from '../domain/sla/read-clock.ts'
import type { ServiceRequest } from '../protocol/board.ts'
import type { ClockName } from '../protocol/words.ts'

/** The clock that sending a crew is judged by. */
export interface Deadline {
  clock: ClockName
  /** Epoch milliseconds; as if a hold that pauses it ended now. */
  due: number
  hours: OpenHours
}

/** What a crew's coming is for: being there, else making safe, else finishing; a request with none of these is at least to be given in time. */
const JUDGES: readonly ClockName[] = ['arrive', 'makeSafe', 'resolve', 'dispatch']

/** The first open clock of those; none where the policy keeps none, or all have ended. */
export function deadlineOf(request: ServiceRequest, book: ClockBook, now: number): Deadline | undefined {
  const open = planOf(request, book).clocks.filter((clock) => clock.end === undefined)
  for (const name of JUDGES) {
    const clock = open.findLast((each) => each.name === name)
    const due = clock && dueOf(clock, now)
    if (clock && due !== undefined && due !== NEVER) return { clock: name, due, hours: clock.hours }
  }
  return undefined
}

/** The arrive clock alone, while it runs or is paused: what a crew has to set off for. */
export function arriveClockOf(request: ServiceRequest, book: ClockBook): Clock | undefined {
  return planOf(request, book).clocks.findLast((clock) => clock.name === 'arrive' && clock.end === undefined && clock.due !== NEVER)
}

export interface Visit {
  arrivesAt: number
  doneAt: number
}

/** When the act that a clock waits for would come of a visit: being there, the work done, or the giving itself. */
export const actAt = (clock: ClockName, visit: Visit, now: number): number =>
  clock === 'arrive' ? visit.arrivesAt : clock === 'dispatch' ? now : visit.doneAt

export interface Verdict {
  clock: ClockName
  due: number
  /** When the act comes that the clock waits for. */
  actAt: number
  /** Running time that would be left when the act comes; below zero, by how much it comes late. Exactly at due is late (PRODUCT, "Edges"). */
  spareMs: number
  isInTime: boolean
  /** Past due already, whoever is sent. */
  wasLate: boolean
}

export function verdictOf({ clock, due, hours }: Deadline, visit: Visit, now: number): Verdict {
  const at = actAt(clock, visit, now)
  return { clock, due, actAt: at, spareMs: runningBetween(hours, at, due), isInTime: at < due, wasLate: now >= due }
}
