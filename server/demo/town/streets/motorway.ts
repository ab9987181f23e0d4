import { isWithinExtent } from '../ground/extent.ts'
import type { Ground } from '../ground/ground.ts'
import { cross, eased, gap, left, lengthOf, minus, offset, plus, tangentAt, unit } from '../ground/plane.ts'
import { MOTORWAY } from '../ground/raster.ts'
import type { Point } from '../plan.ts'
import { Net } from './net.ts'

export interface Motorway {
  /** Carriageways and ramps: a layer of their own, over all other roads. */
  net: Net
  /** The town's node for each of the layer's that stands on an arterial. */
  joints: Map<number, number>
}

/** Half the distance between the two carriageways' middles. */
const HALF_GAP_M = 12
/** Where ramps meet the crossing road, beside the motorway. */
const RAMP_END_M = 88
/** Where they leave and join it, along the motorway. */
const RAMP_M = 430
const INTERCHANGES_APART_M = 1200
const REF = 'I 62'

interface Crossing {
  index: number
  trace: number
}

/** Two one-way carriageways, diamonds where the main road and one other cross, and a way to turn back where the map ends. */
export function layMotorway(ground: Ground, town: Net): Motorway {
  const net = new Net()
  const middle = ground.motorway.filter((p) => isWithinExtent(p))
  const common = { roadClass: 'motorway', district: -1, zone: 'country', oneWay: true } as const
  const ways = [1, -1].map((side) => {
    const line = offset(middle, () => -side * HALF_GAP_M)
    return { side, line: side === 1 ? line : line.reverse(), trace: net.addTrace({ ...common, kind: 'motorway', ref: REF }) }
  })
  for (const { line, trace } of ways) net.lay(line, trace, 1)
  const joints = new Map<number, number>()
  const ramp = net.addTrace({ ...common, kind: 'ramp', roadClass: 'motorway_link' })
  for (const crossing of interchanges(town, middle)) {
    for (const side of [1, -1] as const) {
      const end = endOnRoad(town, middle, crossing, side)
      if (end === undefined) continue
      const townNode = town.nodeFor(end, 8)
      const at = town.point(townNode)
      // Right of the motorway traffic runs the line's way; left of it, against.
      for (const way of [-1, 1] as const) {
        const line = rampLine(middle, crossing.index, side, way, at)
        const leaves = (way === -1) === (side === 1)
        const nodes = net.lay(leaves ? line : [...line].reverse(), ramp, 2)
        joints.set(leaves ? nodes[nodes.length - 1]! : nodes[0]!, townNode)
        ground.raster.stampLine(line, MOTORWAY, 46)
      }
    }
  }
  const ends = ways.map(({ line }) => ({ first: line[0]!, last: line[line.length - 1]! }))
  net.lay([ends[0]!.last, ends[1]!.first], ramp, 1)
  net.lay([ends[1]!.last, ends[0]!.first], ramp, 1)
  return { net, joints }
}

/** The main road's crossing, and the squarest of a section road's nearest to the middle. */
function interchanges(town: Net, middle: readonly Point[]): Crossing[] {
  const found: (Crossing & { isMain: boolean; at: Point })[] = []
  for (let i = 12; i + 13 < middle.length; i++) {
    const way = unit(minus(middle[i + 1]!, middle[i]!))
    const hit = town.firstHit(middle[i]!, way, gap(middle[i]!, middle[i + 1]!), (segment) => !['main', 'section'].includes(town.trace(segment).kind))
    if (hit === undefined || Math.abs(cross(way, town.direction(hit.segment))) < 0.8) continue
    found.push({ index: i, trace: town.traceOf[hit.segment]!, isMain: town.trace(hit.segment).kind === 'main', at: middle[i]! })
  }
  found.sort((a, b) => Number(b.isMain) - Number(a.isMain) || Math.abs(a.at[1]) - Math.abs(b.at[1]))
  const [first, ...others] = found
  if (first === undefined) return []
  const second = others.find(({ at }) => gap(at, first.at) > INTERCHANGES_APART_M)
  return second === undefined ? [first] : [first, second]
}

/** Where the crossing road passes beside the motorway, 1 on its right and −1 on its left. */
function endOnRoad(town: Net, middle: readonly Point[], { index, trace }: Crossing, side: 1 | -1): Point | undefined {
  const line = offset(middle, () => -side * RAMP_END_M)
  for (let i = Math.max(0, index - 8); i < Math.min(line.length - 1, index + 8); i++) {
    const way = unit(minus(line[i + 1]!, line[i]!))
    const hit = town.firstHit(line[i]!, way, gap(line[i]!, line[i + 1]!), (segment) => town.traceOf[segment] !== trace)
    if (hit !== undefined) return plus(line[i]!, way, hit.farM)
  }
  return undefined
}

/** From the carriageway to the crossing road: beside the motorway at first, then out to the road's end. `way` −1 is before the crossing. */
function rampLine(middle: readonly Point[], index: number, side: 1 | -1, way: 1 | -1, end: Point): Point[] {
  const line: Point[] = []
  let far = RAMP_M
  for (let i = index + way * Math.round(RAMP_M / 30); i !== index && far > 60; i -= way, far -= 30) {
    const off = HALF_GAP_M + (RAMP_END_M - 14 - HALF_GAP_M) * eased(far, RAMP_M, 110)
    line.push(plus(middle[i]!, left(tangentAt(middle, i)), -side * off))
  }
  return lengthOf(line) > 100 ? [...line, end] : [end]
}
