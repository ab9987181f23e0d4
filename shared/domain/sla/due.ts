import { addRunning, runningBetween } from './calendar.ts'
import { MINUTE } from './instants.ts'
import type { OpenHours } from './open-hours.ts'
import type { Pause } from './rounds.ts'

/** A pause as one clock felt it: cut to the clock's own life; `to` is absent while it goes on. */
export type FeltPause = Pause

export interface MovedDue {
  /** Epoch milliseconds, moved by every pause that has ended. */
  due: number
  felt: FeltPause[]
  /** Running time that the ended pauses covered. */
  coveredMs: number
}

/**
 * Moves a due by the running time that each pause covered, in order. A hold that begins
 * after due (from due on) moves nothing, and so does every later one. `endsAt`: a clock that
 * ends during a hold counts the pause up to its end.
 */
export function moveDue(hours: OpenHours, start: number, due: number, pauses: readonly Pause[], endsAt: number): MovedDue {
  const moved: MovedDue = { due, felt: [], coveredMs: 0 }
  for (const pause of pauses) {
    const from = Math.max(pause.from, start)
    const to = Math.min(pause.to ?? Infinity, endsAt)
    if (from >= moved.due) break
    if (to <= from) continue
    if (to === Infinity) {
      moved.felt.push({ ...pause, from })
      continue
    }
    const covered = runningBetween(hours, from, to)
    moved.due = addRunning(hours, moved.due, covered)
    moved.coveredMs += covered
    moved.felt.push({ ...pause, from, to })
  }
  return moved
}

/** What may be left for a clock to be at risk: 20 % of the target or 10 minutes, never more than half the target. */
export const atRiskWithin = (targetMs: number): number =>
  Math.floor(Math.min(Math.max(targetMs / 5, 10 * MINUTE), targetMs / 2))
