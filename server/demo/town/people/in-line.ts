import type { Point } from '../plan.ts'
import { grouped } from './grouped.ts'
import type { Road } from './roads.ts'

interface End {
  road: number
  at: Point
  /** Out of the road, length 1. */
  out: Point
}

/** How far apart, metres, and how far out of true, cosine, two ends may be and still be one street to its people. */
export interface Reach {
  gapM: number
  straight: number
}

/** Roads that lie in one line with a gap between them (a park, a jog, a missing block) go by one name: groups of them, in the order given. */
export function inLine(roads: readonly Road[], { gapM, straight }: Reach): Road[][] {
  const ends = roads.flatMap((road, index): End[] => (road.closed ? [] : [endOf(road.points, index), endOf(road.points.slice().reverse(), index)]))
  const pairs: { a: number; b: number; apart: number }[] = []
  for (let a = 0; a < ends.length; a++)
    for (let b = a + 1; b < ends.length; b++) {
      const apart = faceEachOther(ends[a]!, ends[b]!, gapM, straight)
      if (apart !== undefined) pairs.push({ a, b, apart })
    }
  pairs.sort((one, other) => one.apart - other.apart || one.a - other.a || one.b - other.b)
  const leader = roads.map((_, index) => index)
  const leaderOf = (road: number): number => (leader[road] === road ? road : (leader[road] = leaderOf(leader[road]!)))
  const taken = new Set<number>()
  for (const { a, b } of pairs) {
    const [one, other] = [leaderOf(ends[a]!.road), leaderOf(ends[b]!.road)]
    if (taken.has(a) || taken.has(b) || one === other) continue
    taken.add(a).add(b)
    leader[Math.max(one, other)] = Math.min(one, other)
  }
  return [...grouped(roads.map((_, index) => index), leaderOf).values()].map((group) => group.map((index) => roads[index]!))
}

function endOf(points: readonly Point[], road: number): End {
  const last = points.at(-1)!
  let from = points.at(-2)!
  for (let n = points.length - 2; n >= 0 && Math.hypot(last[0] - from[0], last[1] - from[1]) < 40; n--) from = points[n]!
  const length = Math.hypot(last[0] - from[0], last[1] - from[1]) || 1
  return { road, at: last, out: [(last[0] - from[0]) / length, (last[1] - from[1]) / length] }
}

/** Metres between two ends that look at each other; nothing when they do not. */
function faceEachOther(a: End, b: End, gapM: number, straight: number): number | undefined {
  const [dx, dy] = [b.at[0] - a.at[0], b.at[1] - a.at[1]]
  const apart = Math.hypot(dx, dy)
  if (a.road === b.road || apart > gapM || a.out[0] * b.out[0] + a.out[1] * b.out[1] > -straight) return undefined
  if (apart < 2) return apart
  const ahead = a.out[0] * dx + a.out[1] * dy
  const behind = -(b.out[0] * dx + b.out[1] * dy)
  // Short gaps may jog by a few metres, however they point.
  const aside = Math.sqrt(Math.max(0, apart * apart - ahead * ahead))
  return (ahead > 0 && behind > 0 && (aside < 16 || (ahead / apart > straight && behind / apart > straight))) ? apart : undefined
}
