import { simplified } from '../ground/plane.ts'
import type { Point, RoadKind, TownPlan } from '../plan.ts'

export type Quarter = 'North' | 'South' | 'East' | 'West'

/** A town’s own idea of north and east: its two base streets, from which it counts its houses. */
export interface Frame {
  /** Metres from Main Street, north of it positive. */
  north: (at: Point) => number
  /** Metres from the street that crosses it, east of it positive. */
  east: (at: Point) => number
  /** Whether a road with this heading (radians) at this place runs with Main Street rather than across it. */
  isEastward: (heading: number, at: Point) => boolean
  /** Whether the river lies between this place and the middle of town. */
  isFarBank: (at: Point) => boolean
  /** Metres of dry ground to the river, as the numbered streets count them: straight towards it, whatever bends it makes. */
  fromRiver: (at: Point) => number
}

/** The frame follows Main Street where the old grid is turned to the river, and the compass where the mile roads are. */
export function frameOf(plan: TownPlan): Frame {
  const main = baseLine(plan, 'main')
  const meridian = baseLine(plan, 'meridian')
  const { side } = plan.river
  const river = simplified(plan.river.line, 2)
  const nearBank = Math.sign(offset(river, plan.center))
  const riverAt = Math.abs(offset(river, plan.center))
  return {
    north: (at) => offset(main, at) * (isLeftToRight(main) ? 1 : -1),
    east: (at) => -offset(meridian, at) * (isBottomToTop(meridian) ? 1 : -1),
    isFarBank: (at) => Math.sign(offset(river, at)) !== nearBank,
    fromRiver: ([x, y]) => riverAt - x * side[0] - y * side[1],
    isEastward(heading, [x, y]) {
      const fade = Math.min(1, Math.max(0, (2100 - Math.hypot(x, y)) / 1350))
      return Math.abs(Math.cos(heading - plan.mainHeading * fade)) >= Math.SQRT1_2
    },
  }
}

const isLeftToRight = (line: readonly Point[]) => line.at(-1)![0] >= line[0]![0]
const isBottomToTop = (line: readonly Point[]) => line.at(-1)![1] >= line[0]![1]

/** The pieces of one base street joined into one line; where it has parts, the longest first and the others at its ends. */
function baseLine(plan: TownPlan, kind: RoadKind): Point[] {
  const parts = plan.strokes.filter((stroke) => stroke.kind === kind).map((stroke) => pointsOf(plan, stroke.pieces))
  if (parts.length === 0) return kind === 'main' ? [[-1, 0], [1, 0]] : [[0, -1], [0, 1]]
  const axis = kind === 'main' ? 0 : 1
  const ordered = parts.map((part) => (part[0]![axis] <= part.at(-1)![axis] ? part : part.slice().reverse())).sort((a, b) => a[0]![axis] - b[0]![axis])
  return simplified(ordered.flat(), 2)
}

/** The line of pieces that follow one another; points where they meet stand once. */
export function pointsOf(plan: TownPlan, pieces: readonly { edge: number; forward: boolean }[]): Point[] {
  const points: Point[] = []
  for (const { edge, forward } of pieces) {
    const line = plan.edges[edge]!.line
    for (let n = points.length === 0 ? 0 : 1; n < line.length; n++) points.push(line[forward ? n : line.length - 1 - n]!)
  }
  return points
}

/** Metres from the nearest point of a line, positive on its left; beyond its ends, from the line drawn on. */
function offset(line: readonly Point[], [x, y]: Point): number {
  let nearest = Infinity
  let signed = 0
  for (let n = 1; n < line.length; n++) {
    const [ax, ay] = line[n - 1]!
    const [dx, dy] = [line[n]![0] - ax, line[n]![1] - ay]
    const length = Math.hypot(dx, dy)
    if (length === 0) continue
    const along = ((x - ax) * dx + (y - ay) * dy) / length
    const across = (dx * (y - ay) - dy * (x - ax)) / length
    const over = along < 0 ? (n === 1 ? 0 : -along) : along > length ? (n === line.length - 1 ? 0 : along - length) : 0
    const far = across * across + over * over
    if (far < nearest) {
      nearest = far
      signed = across < 0 ? -Math.sqrt(far) : Math.sqrt(far)
    }
  }
  return signed
}
