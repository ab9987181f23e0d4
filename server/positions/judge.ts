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
  if (Date.parse(fix.at) - Date.parse(now) > AHEAD_MS) return { track, hidden: 'ahead' }
  if (!track.shown) return { track: { shown: fix, jumps: [] } }
  if (fix.at <= track.shown.at) return { track, hidden: 'older' }
  if (isReachable(track.shown, fix)) return { track: { shown: fix, jumps: [] } }

  const previous = track.jumps.at(-1)
  if (previous && fix.at <= previous.at) return { track, hidden: 'older' }
  const jumps = previous && isReachable(previous, fix) ? [...track.jumps, fix] : [fix]
  if (jumps.length >= AGREEING) return { track: { shown: fix, jumps: [] } }
  return { track: { ...track, jumps }, hidden: 'teleport' }
}

function isReachable(from: Position, to: Position): boolean {
  // Two fixes within a second differ by their errors, not by a drive.
  const seconds = Math.max(1, (Date.parse(to.at) - Date.parse(from.at)) / 1000)
  return distanceM(from, to) <= FASTEST_MPS * seconds
}

/** Whether the crew was at work then: in its running shift, or in the one before. */
export function isOnShift(crew: Crew, at: Instant): boolean {
  const { shift, lastShift } = crew
  if (shift && at >= shift.startedAt) return true
  return lastShift !== undefined && at >= lastShift.startedAt && at <= lastShift.endedAt
}

export const positionOf = (crewId: string, fix: PositionFix, imported: boolean): Position => ({
  crewId, lng: fix.lng, lat: fix.lat, at: fix.at,
  ...(fix.accuracyM === undefined ? {} : { accuracyM: fix.accuracyM }),
  ...(fix.speedMps === undefined ? {} : { speedMps: fix.speedMps }),
  ...(fix.headingDeg === undefined ? {} : { headingDeg: fix.headingDeg }),
  ...(imported ? { imported: true } : {}),
})
