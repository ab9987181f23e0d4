import { headingOf } from '../../../../shared/roads/along-line.ts'
import { distanceM } from '../../../../shared/domain/distance.ts'
import type { LngLat } from '../../../../shared/roads/travel.ts'
import type { Dice } from '../../dice.ts'

/** A drive that is planned to its end: point i is reached after `seconds[i]`, at `speeds[i]` metres a second, and left after `leaves[i]`. */
export interface Trip {
  points: readonly LngLat[]
  seconds: readonly number[]
  leaves: readonly number[]
  speeds: readonly number[]
}

export interface Moment extends LngLat {
  speedMps: number
  headingDeg: number
  isThere: boolean
}

const STEP_M = 20
/** A loaded truck pulls away, brakes and takes a bend gently (metres a second squared). */
const PULLS = 1.4
const BRAKES = 1.9
const SIDEWAYS = 2.2
const SLOWEST_MPS = 2.5
/** A turn as sharp as this is a crossing, where one sometimes waits. */
const CROSSING_DEG = 50

/**
 * How a truck drives along a line of points: never faster than `limitAt`, slower in bends, with
 * a wait at some crossings. Speeds are those of a forward and a backward pass over the line.
 */
export function planTrip(line: readonly LngLat[], limitAt: (at: LngLat) => number, dice: Dice): Trip {
  const points = inSteps(line)
  const habit = dice.between(0.84, 0.97)
  const lengths = points.slice(1).map((point, i) => distanceM(points[i]!, point))
  const limits = points.slice(1).map((point, i) => habit * limitAt({ lng: (point.lng + points[i]!.lng) / 2, lat: (point.lat + points[i]!.lat) / 2 }))
  const waits = points.map(() => 0)
  const speeds = points.map((_, i) => {
    if (i === 0 || i === points.length - 1) return 0
    const turn = turnAt(points, i)
    if (turn > CROSSING_DEG && dice.isUnder(0.3)) waits[i] = dice.between(3, 18)
    if (waits[i]! > 0) return 0
    const radius = Math.min(lengths[i - 1]!, lengths[i]!) / Math.max(1e-6, (turn * Math.PI) / 180)
    return Math.min(limits[i - 1]!, limits[i]!, Math.max(SLOWEST_MPS, Math.sqrt(SIDEWAYS * radius)))
  })
  for (let i = 1; i < speeds.length; i++) speeds[i] = Math.min(speeds[i]!, Math.sqrt(speeds[i - 1]! ** 2 + 2 * PULLS * lengths[i - 1]!))
  for (let i = speeds.length - 2; i >= 0; i--) speeds[i] = Math.min(speeds[i]!, Math.sqrt(speeds[i + 1]! ** 2 + 2 * BRAKES * lengths[i]!))
  const seconds = [0]
  const leaves = [0]
  lengths.forEach((metres, i) => {
    // Between two stops close together nobody gets anywhere near the limit.
    const mean = Math.max((speeds[i]! + speeds[i + 1]!) / 2, Math.min(limits[i]!, 1.5))
    seconds.push(leaves[i]! + metres / mean)
    leaves.push(seconds[i + 1]! + waits[i + 1]!)
  })
  return { points, seconds, leaves, speeds }
}

/** Where the truck is so many seconds after it set off. */
export function momentOf(trip: Trip, seconds: number): Moment {
  const { points, seconds: reached, leaves, speeds } = trip
  let i = upTo(leaves, seconds)
  const isThere = i >= points.length - 1
  if (isThere) i = Math.max(0, points.length - 2)
  const [from, to] = [points[i]!, points[i + 1] ?? points[i]!]
  const headingDeg = headingOf(from, to)
  if (isThere) return { ...to, speedMps: 0, headingDeg, isThere }
  const span = reached[i + 1]! - leaves[i]!
  const share = span === 0 ? 1 : Math.min(1, (seconds - leaves[i]!) / span)
  const [v0, v1] = [speeds[i]!, speeds[i + 1]!]
  const isStanding = share >= 1 && leaves[i + 1]! > reached[i + 1]!
  // Under an even pull: the way is the integral of the speed.
  const way = v0 + v1 === 0 ? share : (2 * v0 * share + (v1 - v0) * share ** 2) / (v0 + v1)
  const speedMps = isStanding ? 0 : v0 + v1 === 0 ? 1.5 : v0 + (v1 - v0) * share
  return { lng: from.lng + (to.lng - from.lng) * way, lat: from.lat + (to.lat - from.lat) * way, speedMps, headingDeg, isThere }
}

/** The last point that has been left by then. */
function upTo(leaves: readonly number[], seconds: number): number {
  let [low, high] = [0, leaves.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (leaves[middle]! <= seconds) low = middle
    else high = middle - 1
  }
  return low
}

function inSteps(line: readonly LngLat[]): LngLat[] {
  const points: LngLat[] = []
  for (const point of line) {
    const last = points.at(-1)
    const metres = last ? distanceM(last, point) : 0
    if (last && metres < 0.5) continue
    const pieces = Math.max(1, Math.ceil(metres / STEP_M))
    for (let i = 1; last && i < pieces; i++) points.push({ lng: last.lng + ((point.lng - last.lng) * i) / pieces, lat: last.lat + ((point.lat - last.lat) * i) / pieces })
    points.push(point)
  }
  return points
}

/** Degrees by which the way turns at a point. */
function turnAt(points: readonly LngLat[], i: number): number {
  const turn = Math.abs(headingOf(points[i]!, points[i + 1]!) - headingOf(points[i - 1]!, points[i]!))
  return Math.min(turn, 360 - turn)
}
