import { cross, gap, left, minus, mixed, plus, unit } from '../ground/plane.ts'
import type { Point, RoadKind } from '../plan.ts'
import type { Net } from '../streets/net.ts'
import type { Superblock } from '../streets/superblocks.ts'

/** A place on the road around a superblock where land could front. */
export interface Frontage {
  block: Superblock
  at: Point
  along: Point
  inward: Point
  kind: RoadKind
  /** Of the road's line. */
  trace: number
}

const STEP_M = 45

/** Every so many metres along the roads around a superblock; where water, rail or motorway bounds it there is none. */
export function frontagesOf(net: Net, block: Superblock): Frontage[] {
  const found: Frontage[] = []
  let rest = STEP_M / 2
  block.ring.forEach((a, i) => {
    const b = block.ring[(i + 1) % block.ring.length]!
    const length = gap(a, b)
    const along = unit(minus(b, a))
    const inward = left(along)
    for (; rest < length; rest += STEP_M) {
      const at = mixed(a, b, rest / length)
      const road = net.firstHit(plus(at, inward, -5), inward, 10)
      if (road === undefined || Math.abs(cross(net.direction(road.segment), along)) > 0.2) continue
      found.push({ block, at, along, inward, kind: net.trace(road.segment).kind as RoadKind, trace: net.traceOf[road.segment]! })
    }
    rest -= length
  })
  return found
}

/** A rectangle on the frontage: counter-clockwise from its first front corner. */
export function lotOn({ at, along, inward }: Frontage, widthM: number, depthM: number, setbackM: number): Point[] {
  const front = plus(at, inward, setbackM)
  const [from, to] = [plus(front, along, -widthM / 2), plus(front, along, widthM / 2)]
  return [from, to, plus(to, inward, depthM), plus(from, inward, depthM)]
}

/** Whether no road runs through the ring, a dead end included. */
export function isRoadless(net: Net, ring: readonly Point[]): boolean {
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
    if (net.firstHit(a, unit(minus(b, a)), gap(a, b)) !== undefined) return false
  }
  return true
}
