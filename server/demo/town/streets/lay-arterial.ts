import { isWithinExtent } from '../ground/extent.ts'
import type { Ground } from '../ground/ground.ts'
import { cross, dot, gap, nearestOn, plus, resampled, tangentAt, turned } from '../ground/plane.ts'
import { BANK, MOTORWAY, POND, RAIL, WATER } from '../ground/raster.ts'
import type { Point, RoadKind } from '../plan.ts'
import type { Net, Trace } from './net.ts'

const STEP_M = 30
const SNAP_M = 12
const CROSSES_RIVER: readonly RoadKind[] = ['main', 'meridian', 'section', 'pike']
const CROSSES_MOTORWAY: readonly RoadKind[] = ['main', 'meridian', 'section']
/** Sine under which a road would run along the river rather than over it. */
const BRIDGE_SINE = 0.62
const BRIDGES_APART_M = 620
/** Nearer than this beside an earlier road, and less than 37° from its direction, a road is not worth its money. */
const PARALLEL_M = 160
const PARALLEL_COSINE = Math.cos((37 * Math.PI) / 180)

export interface Arterials {
  ground: Ground
  net: Net
  /** Where bridges are, metres along the river. */
  bridges: number[]
}

/** Lays one arterial where the ground and earlier roads let it run; what is left loose is led to a road nearby, or cut back later. */
export function layArterial(made: Arterials, line: readonly Point[], trace: Trace, isWanted: (p: Point) => boolean = () => true): void {
  const { ground, net } = made
  const points = resampled(line, STEP_M)
  const isOver = crossings(made, points, trace.kind as RoadKind)
  const isFree = points.map((p, i) => isWithinExtent(p, -100) && isWanted(p) && isOver[i]! && mayRun(ground, points, i, trace) && !isBeside(net, p, tangentAt(points, i)))
  const id = net.addTrace(trace)
  for (let i = 0; i < points.length; i++) {
    if (!isFree[i]) continue
    let end = i
    while (end + 1 < points.length && isFree[end + 1]) end++
    if ((end - i) * STEP_M >= 240) {
      const run = points.slice(i, end + 1).filter((p, k) => k === 0 || i + k === end || (ground.raster.bars(p) & WATER) === 0)
      net.lay([...ledToRoad(made, run, -1), ...run, ...ledToRoad(made, run, 1)], id, SNAP_M, 45)
    }
    i = end
  }
}

/** For each point: whether the river lets the road be there, a bridge included. */
function crossings({ ground, bridges }: Arterials, points: readonly Point[], kind: RoadKind): boolean[] {
  const wet = points.map((p) => ground.raster.bars(p) & (WATER | BANK))
  const over = wet.map((bits) => bits === 0)
  for (let i = 0; i < points.length; i++) {
    if (wet[i] === 0) continue
    let end = i
    while (end + 1 < points.length && wet[end + 1] !== 0) end++
    const middle = nearestOn(ground.river.line, points[(i + end) >> 1]!)
    const sine = Math.abs(cross(tangentAt(ground.river.line, middle.piece), tangentAt(points, (i + end) >> 1)))
    const crosses = wet.slice(i, end + 1).some((bits) => (bits & WATER) !== 0) && i > 0 && end + 1 < points.length
    if (crosses && CROSSES_RIVER.includes(kind) && sine > BRIDGE_SINE && bridges.every((other) => Math.abs(other - middle.alongM) > BRIDGES_APART_M)) {
      bridges.push(middle.alongM)
      over.fill(true, i, end + 1)
    }
    i = end
  }
  return over
}

function mayRun({ raster, motorway, rail }: Ground, points: readonly Point[], i: number, trace: Trace): boolean {
  const bits = raster.bars(points[i]!)
  if ((bits & POND) !== 0) return false
  const along = (way: readonly Point[]) => Math.abs(dot(tangentAt(way, nearestOn(way, points[i]!).piece), tangentAt(points, i)))
  if ((bits & MOTORWAY) !== 0 && (!CROSSES_MOTORWAY.includes(trace.kind as RoadKind) || along(motorway) > 0.93)) return false
  return (bits & RAIL) === 0 || along(rail) < 0.82
}

/** Lateral distance counts: a road's own continuation beyond a crossing is not beside it. */
function isBeside(net: Net, p: Point, direction: Point): boolean {
  let beside = false
  net.forNear(p[0] - PARALLEL_M, p[1] - PARALLEL_M, p[0] + PARALLEL_M, p[1] + PARALLEL_M, (segment) => {
    if (beside) return
    const other = net.direction(segment)
    if (Math.abs(dot(direction, other)) < PARALLEL_COSINE) return
    const { share, offM } = net.foot(segment, p)
    if (offM < PARALLEL_M && share > 0 && share < 1) beside = true
  })
  return beside
}

/** A road that must end looks a little to both sides for one to end on. */
function ledToRoad({ net, ground }: Arterials, run: readonly Point[], way: 1 | -1): Point[] {
  const end = way === 1 ? run[run.length - 1]! : run[0]!
  const heading = tangentAt(run, way === 1 ? run.length - 1 : 0)
  let best: Point | undefined
  for (const turn of [0, 0.5, -0.5, 0.9, -0.9]) {
    const look = turned([heading[0] * way, heading[1] * way], turn)
    const hit = net.firstHit(end, look, 230)
    if (hit === undefined || Math.abs(cross(net.direction(hit.segment), look)) < 0.6) continue
    const at = plus(end, look, hit.farM)
    const bits = ground.raster.bars(plus(end, look, hit.farM / 2)) | ground.raster.bars(at)
    if ((bits & (WATER | BANK | MOTORWAY)) !== 0) continue
    if (best === undefined || gap(end, at) * (1 + Math.abs(turn)) < gap(end, best)) best = at
  }
  return best === undefined ? [] : [best]
}
