import type { ClockAct } from '../../protocol/board.ts'
import type { Segment } from '../../protocol/answers.ts'
import type { FeltPause } from './due.ts'
import { toInstant } from './instants.ts'
import type { OpenHours } from './open-hours.ts'

/** Whole openings and nights, shared by all clocks of a calendar: a year of them in 5,000 requests is a lot of objects. */
const wholePieces = new WeakMap<OpenHours, Map<number, Segment>>()

/**
 * The ledger of a clock from `start` to `end`: adjacent, in order, each with the rule that
 * made it so and, where an act of somebody began it, who. A hold is one paused segment
 * through nights and weekends. Of an open clock (`open`) the last segment has no `to`.
 */
export function segmentsOf(
  hours: OpenHours, start: number, startedBy: ClockAct | undefined, end: number, open: boolean, pauses: readonly FeltPause[],
): Segment[] {
  const segments: Segment[] = []
  let at = start
  let by = startedBy?.by
  for (const pause of pauses) {
    if (pause.from > at) pushHours(segments, hours, at, pause.from, false, by)
    const rule = pause.by.reason ? `hold: ${pause.by.reason}` : 'hold'
    segments.push(segment(pause.from, pause.to, 'paused', rule, pause.by.by))
    if (pause.to === undefined) return segments
    at = pause.to
    by = pause.endedBy?.by
  }
  pushHours(segments, hours, at, end, open, by)
  return segments
}

function pushHours(segments: Segment[], hours: OpenHours, start: number, end: number, open: boolean, by: string | undefined): void {
  let shared = wholePieces.get(hours)
  if (!shared) wholePieces.set(hours, (shared = new Map()))
  hours.walk(start, end, (from, to, running, extent) => {
    if (extent === 'last' && from === to && !open) return
    const who = running && from === start ? by : undefined
    const whole = extent === 'whole' && who === undefined
    let piece = whole ? shared.get(from) : undefined
    if (!piece) {
      const rule = running ? hours.rules.open : hours.rules.closed
      piece = segment(from, extent === 'last' && open ? undefined : to, running ? 'running' : 'off-hours', rule, who)
      if (whole) shared.set(from, piece)
    }
    segments.push(piece)
  })
}

function segment(from: number, to: number | undefined, state: Segment['state'], rule: string, by: string | undefined): Segment {
  return {
    from: toInstant(from),
    ...(to === undefined ? {} : { to: toInstant(to) }),
    state,
    rule,
    ...(by === undefined ? {} : { by }),
  }
}
