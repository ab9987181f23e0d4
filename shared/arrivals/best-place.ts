import type { Gift } from './arrival.ts'
import { verdictOf } from './deadline.ts'
import { driveMs, placeOf, type Legs, type Stop } from './timetable.ts'

/**
 * Where in a run a gift goes when nobody says where: the last place at which it is still in time,
 * since that pushes least; in time nowhere, the first there is; without a target, the end. Nothing
 * goes before what is under way. `stops` are the times of the run without it, `rest` all its ids.
 */
export function bestPlace({ request, deadline, usualMs }: Gift, stops: readonly Stop[], rest: readonly string[], now: number, legs: Legs): number {
  const underWay = stops.findLastIndex(({ step }) => step !== undefined) + 1
  const placeBefore = (next: number) => (next < stops.length ? rest.indexOf(stops[next]!.request.id) : rest.length)
  if (!deadline) return rest.length
  for (let next = stops.length; next > underWay; next--) {
    const before = stops[next - 1]!
    const arrivesAt = before.doneAt + driveMs(placeOf(before.request), placeOf(request), legs)
    if (verdictOf(deadline, { arrivesAt, doneAt: arrivesAt + usualMs }, now).isInTime) return placeBefore(next)
  }
  return placeBefore(underWay)
}
