import type { RoadClass } from '../../../pack/city-source.ts'
import type { Ground } from '../ground/ground.ts'
import { gap, left, lengthOf, mixed, plus, simplified, tangentAt } from '../ground/plane.ts'
import { WATER } from '../ground/raster.ts'
import type { Block, PlanEdge, PlanStroke, Point, Zone } from '../plan.ts'
import { asLaid, chainsOf, lineOf } from './chains.ts'
import { facesOf, outlineOf } from './faces.ts'
import type { Motorway } from './motorway.ts'
import type { Net } from './net.ts'
import { strokesOf, type Unstroked } from './strokes.ts'
import type { Superblock } from './superblocks.ts'

const MPH = 0.44704
const SPEED_MPH: Record<RoadClass, number> = { motorway: 65, motorway_link: 35, primary: 45, secondary: 45, tertiary: 35, residential: 25, service: 15 }
/** Shops stand so near the middle; farther out the old town is houses. */
const DOWNTOWN_M = 430
const AGES: readonly Zone[] = ['downtown', 'streetcar', 'fifties', 'nineties', 'country']

export interface Finished {
  nodes: Point[]
  edges: PlanEdge[]
  strokes: PlanStroke[]
  blocks: Block[]
}

/** Segments become pieces of road from junction to junction, pieces become strokes, and what they enclose blocks. */
export function finish(ground: Ground, net: Net, motorway: Motorway, superblocks: readonly Superblock[]): Finished {
  const zoneAt = (p: Point): Zone => {
    const zone = superblocks[ground.raster.faceAt(p)]?.zone ?? 'country'
    return zone === 'downtown' && gap(p, [0, 0]) > DOWNTOWN_M ? 'streetcar' : zone
  }
  const oldest = (...zones: Zone[]) => AGES.find((age) => zones.includes(age))!
  const nodes: Point[] = []
  const edges: Unstroked[] = []
  const traces: number[] = []
  const townIds = new Map<number, number>()
  const edgeOf = new Map<number, number>()
  const add = (from: Net, ids: Map<number, number>, node: number) => {
    const known = ids.get(node) ?? nodes.push(from.point(node)) - 1
    ids.set(node, known)
    return known
  }
  const gather = (from: Net, ids: Map<number, number>, isBridge: (segment: number) => boolean, isKept: (node: number) => boolean, firstTrace: number) => {
    const markOf = (segment: number) => {
      const { kind, roadClass, district, ref } = from.trace(segment)
      return `${kind} ${roadClass} ${district} ${ref ?? ''} ${isBridge(segment) ? 'over' : ''}`
    }
    for (const raw of chainsOf(from, markOf, isKept)) {
      const first = raw.segments[0]!
      const trace = from.trace(first)
      const chain = trace.oneWay === true ? asLaid(from, raw) : raw
      const full = lineOf(from, chain)
      const line = simplified(full, 0.35)
      const middle = full.length === 2 ? mixed(full[0]!, full[1]!, 0.5) : full[full.length >> 1]!
      const across = left(tangentAt(full, full.length >> 1))
      const zone = trace.district >= 0 ? zoneAt(middle) : oldest(zoneAt(plus(middle, across, 40)), zoneAt(plus(middle, across, -40)))
      if (from === net) for (const segment of chain.segments) edgeOf.set(segment, edges.length)
      const slow = zone === 'downtown' || (zone === 'streetcar' && trace.roadClass === 'primary') ? 30 : zone === 'country' ? 65 : 40
      edges.push({
        from: add(from, ids, chain.nodes[0]!),
        to: add(from, ids, chain.nodes[chain.nodes.length - 1]!),
        roadClass: trace.roadClass,
        kind: trace.kind as PlanEdge['kind'],
        zone,
        district: trace.district,
        oneWay: trace.oneWay ?? false,
        bridge: isBridge(first),
        ...(trace.ref === undefined ? {} : { ref: trace.ref }),
        speedMps: MPH * (trace.kind === 'motorway' || trace.kind === 'ramp' ? SPEED_MPH[trace.roadClass] : Math.min(slow, SPEED_MPH[trace.roadClass])),
        line,
        lengthM: lengthOf(line),
      })
      traces.push(firstTrace + from.traceOf[first]!)
    }
  }
  const isTownBridge = (segment: number) => {
    const [a, b] = [net.point(net.froms[segment]!), net.point(net.tos[segment]!)]
    return [0.2, 0.5, 0.8].some((share) => (ground.raster.bars(mixed(a, b, share)) & WATER) !== 0)
  }
  const joined = new Set(motorway.joints.values())
  gather(net, townIds, isTownBridge, (node) => joined.has(node), 0)
  const upperIds = new Map([...motorway.joints].map(([upper, node]) => [upper, townIds.get(node)!]))
  gather(motorway.net, upperIds, (segment) => isOverSomething(ground, net, motorway, segment), (node) => motorway.joints.has(node), net.traces.length)
  const { strokes, strokeOf } = strokesOf(edges, traces, nodes.length)
  const blocks = facesOf(net).flatMap((face): Block[] => {
    const { ring, segments } = outlineOf(net, face)
    if (ring.length < 3) return []
    const around = segments.map((segment) => edgeOf.get(segment)!).filter((edge, i, all) => edge !== all[(i + all.length - 1) % all.length])
    const at = centroid(ring)
    return [{ zone: zoneAt(at), district: ground.raster.faceAt(at), ring: [...ring, ring[0]!], areaM2: face.areaM2, edges: around }]
  })
  return { nodes, edges: edges.map((edge, i) => ({ ...edge, stroke: strokeOf[i]! })), strokes, blocks }
}

function isOverSomething(ground: Ground, town: Net, { net, joints }: Motorway, segment: number): boolean {
  const [a, b] = [net.froms[segment]!, net.tos[segment]!]
  if (joints.has(a) || joints.has(b)) return false
  const [p, q] = [net.point(a), net.point(b)]
  if ([0.25, 0.75].some((share) => (ground.raster.bars(mixed(p, q, share)) & WATER) !== 0)) return true
  return town.firstHit(p, net.direction(segment), net.lengthOf(segment)) !== undefined
}

const centroid = (ring: readonly Point[]): Point => [ring.reduce((sum, [x]) => sum + x, 0) / ring.length, ring.reduce((sum, [, y]) => sum + y, 0) / ring.length]
