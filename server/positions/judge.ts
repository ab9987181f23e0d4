import { distanceM } from '../../shared/domain/distance.ts'
import type { Crew, Position } from '../../shared/protocol/board.ts'
import type { PositionFix } from '../../shared/protocol/positions.ts'
import type { Instant } from '../../shared/protocol/values.ts'

/** What keeps a fix off the map. */
export type Hidden = 'null-island' | 'ahead' | 'older' | 'teleport'

/** What is remembered of a crew's fixes: the last one shown, and jumps that may yet prove right. */
export interface Track {
  shown?: Position
  jumps: readonly Position[]
}
export const NO_TRACK: Track = { jumps: [] }

const AHEAD_MS = 60_000
/** A fix so young is not from before somebody went on duty. */
const LIVE_MS = 10_000
/** 250 km/h: no truck drives this, but a broken fix does. */
const FASTEST_MPS = 70
/** So many jumps in a row that agree with each other are the truth. */
const AGREEING = 3

/**
 * Whether a fix is shown, and what is then remembered. Pure. Times are the fixes' own; a fix
 * older than the shown one never takes its place.
 */
export function judge(track: Track, fix: Position, now: Instant): { track: Track; hidden?: Hidden } {
  if (fix.lng === 0 && fix.lat === 0) return { track, hidden: 'null-island' }
  if (isAhead(fix, now)) return { track, hidden: 'ahead' }
  // What was shown and now lies ahead is from before the clock was set back: nothing newer would come for an hour.
  if (!track.shown || isAhead(track.shown, now)) return { track: { shown: fix, jumps: [] } }
  if (fix.at <= track.shown.at) return { track, hidden: 'older' }
  if (isReachable(track.shown, fix)) return { track: { shown: fix, jumps: [] } }

  const previous = track.jumps.at(-1)
  if (previous && fix.at <= previous.at) return { track, hidden: 'older' }
  const jumps = previous && isReachable(previous, fix) ? [...track.jumps, fix] : [fix]
  if (jumps.length >= AGREEING) return { track: { shown: fix, jumps: [] } }
  return { track: { ...track, jumps }, hidden: 'teleport' }
}

const isAhead = ({ at }: Position, now: Instant): boolean => Date.parse(at) - Date.parse(now) > AHEAD_MS

function isReachable(from: Position, to: Position): boolean {
  // Two fixes within a second differ by their errors, not by a drive.
  const seconds = Math.max(1, (Date.parse(to.at) - Date.parse(from.at)) / 1000)
  return distanceM(from, to) <= FASTEST_MPS * seconds
}

/**
 * Whether the crew was at work then: in its running shift, or in the one before. While the clock
 * stands before that one's end (it was set back), what a phone says may be from after it: it is not kept.
 */
export function isOnShift({ shift, lastShift }: Crew, at: Instant, now: Instant): boolean {
  if (shift && isOfShift(shift, at, now)) return true
  return lastShift !== undefined && now >= lastShift.endedAt && at >= lastShift.startedAt && at <= lastShift.endedAt
}

/** Of the running shift. While the clock stands before its start (the log's time does not go back with it), what comes live is. */
export function isOfShift({ startedAt }: { startedAt: Instant }, at: Instant, now: Instant): boolean {
  return at >= startedAt || (now < startedAt && Date.parse(now) - Date.parse(at) < LIVE_MS)
}

export const positionOf = (crewId: string, fix: PositionFix, imported: boolean): Position => ({
  crewId, lng: fix.lng, lat: fix.lat, at: fix.at,
  ...(fix.accuracyM === undefined ? {} : { accuracyM: fix.accuracyM }),
  ...(fix.speedMps === undefined ? {} : { speedMps: fix.speedMps }),
  ...(fix.headingDeg === undefined ? {} : { headingDeg: fix.headingDeg }),
  ...(imported ? { imported: true } : {}),
})
