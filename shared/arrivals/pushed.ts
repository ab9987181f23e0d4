import type { ClockBook } from '../domain/sla/book.ts'
import type { ServiceRequest } from '../protocol/board.ts'
import { deadlineOf, verdictOf } from './deadline.ts'
import type { Stop } from './timetable.ts'

export interface Pushed {
  request: ServiceRequest
  /** Running time by which its act would come after its due. */
  lateMs: number
}

/** The jobs of a run that are in time as it stands and would not be as planned. What was late already is not pushed. */
export function pushedBy(before: readonly Stop[], planned: readonly Stop[], { book, now }: { book: ClockBook; now: number }): Pushed[] {
  const was = new Map(before.map((stop) => [stop.request.id, stop]))
  return planned.flatMap((stop) => {
    const then = was.get(stop.request.id)
    if (!then || stop.doneAt <= then.doneAt) return []
    const deadline = deadlineOf(stop.request, book, now)
    if (!deadline || !verdictOf(deadline, then, now).isInTime) return []
    const verdict = verdictOf(deadline, stop, now)
    return verdict.isInTime ? [] : [{ request: stop.request, lateMs: -verdict.spareMs }]
  })
}
