import type { Ground } from '../ground/ground.ts'
import { dot, isInside, minus } from '../ground/plane.ts'
import { BANK, CREEK, POND, RESERVED, WATER } from '../ground/raster.ts'
import type { Point, PointRing, RoadKind } from '../plan.ts'
import { facesOf } from './faces.ts'
import type { Net, Trace } from './net.ts'
import { pruneLoose } from './prune.ts'

/** What is given up first. */
const WORTH: readonly (RoadKind | 'barrier')[] = ['alley', 'court', 'street', 'drive', 'spine', 'rail-road', 'river-road', 'collector', 'pike', 'section', 'meridian', 'main', 'ramp', 'motorway', 'barrier']
const worth = ({ kind }: Trace) => WORTH.indexOf(kind)
const LOCAL: readonly (RoadKind | 'barrier')[] = ['alley', 'court', 'street', 'spine', 'drive']
const isLocal = ({ kind }: Trace) => LOCAL.includes(kind)
const isStreet = ({ kind }: Trace) => kind === 'street' || kind === 'court' || kind === 'spine'

const SMALLEST_BLOCK_M2 = 2500
/** Area over length around: under it a block is a sliver no lot fits in. */
const THINNEST_M = 6.5
const SHARPEST = Math.cos((30 * Math.PI) / 180)
const STUB_M = 62
const TWIN_M = 22
const ROUNDS = 6

/** Takes out what no surveyor would have let stand, until nothing is left to take. */
export function repair(ground: Ground, net: Net, ponds: readonly PointRing[]): void {
  killWet(ground, net, ponds)
  for (let round = 0; round < ROUNDS; round++) {
    let killed = killSharp(net) + killSlivers(net) + killTwins(net)
    killed += pruneLoose(net, ({ kind }) => kind === 'alley' || kind === 'drive', Infinity)
    killed += pruneLoose(net, isStreet, STUB_M)
    killed += pruneLoose(net, (trace) => !isLocal(trace), Infinity)
    killed += keepLargest(net)
    if (killed === 0) break
  }
}

/** Only arterials have bridges and culverts. */
function killWet({ raster, creeks, river }: Ground, net: Net, ponds: readonly PointRing[]): void {
  for (let segment = 0; segment < net.segmentCount; segment++) {
    if (!net.alive[segment]) continue
    const [a, b] = [net.point(net.froms[segment]!), net.point(net.tos[segment]!)]
    const bits = [0, 0.25, 0.5, 0.75, 1].reduce((sum, share) => sum | raster.bars([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]), 0)
    if ((bits & POND) !== 0 && ponds.some((pond) => crosses(pond, a, b) || isInside(pond, a))) net.kill(segment)
    else if (!isLocal(net.trace(segment))) continue
    else if ((bits & (WATER | BANK)) !== 0 && crosses(river.line, a, b)) net.kill(segment)
    else if ((bits & CREEK) !== 0 && creeks.some((creek) => crosses(creek, a, b))) net.kill(segment)
    else if ((bits & RESERVED) !== 0 && net.trace(segment).kind !== 'drive') net.kill(segment)
    else if ((bits & WATER) !== 0) net.kill(segment)
  }
}

function crosses(line: readonly Point[], a: Point, b: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  for (let i = 0; i + 1 < line.length; i++) {
    const [c, d] = [line[i]!, line[i + 1]!]
    if (Math.max(c[0], d[0]) < Math.min(a[0], b[0]) || Math.min(c[0], d[0]) > Math.max(a[0], b[0])) continue
    if (side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0) return true
  }
  return false
}

/** Two roads that leave a junction nearly the same way: the lesser goes, to its next junction. */
function killSharp(net: Net): number {
  let killed = 0
  for (let node = 0; node < net.xs.length; node++) {
    if (net.degree(node) < 3) continue
    const here = net.point(node)
    for (const [i, one] of net.at[node]!.entries()) {
      for (const two of net.at[node]!.slice(i + 1)) {
        if (!net.alive[one] || !net.alive[two]) continue
        const [p, q] = [minus(net.point(net.otherEnd(one, node)), here), minus(net.point(net.otherEnd(two, node)), here)]
        if (dot(p, q) < SHARPEST * Math.hypot(...p) * Math.hypot(...q)) continue
        const lesser = worth(net.trace(one)) - worth(net.trace(two)) || net.lengthOf(one) - net.lengthOf(two)
        killChain(net, lesser <= 0 ? one : two)
        killed++
      }
    }
  }
  return killed
}

function killSlivers(net: Net): number {
  let killed = 0
  for (const { segments, areaM2 } of facesOf(net)) {
    if (areaM2 > 60_000 || segments.some((segment) => !net.alive[segment])) continue
    const around = segments.reduce((sum, segment) => sum + net.lengthOf(segment), 0)
    if (areaM2 >= SMALLEST_BLOCK_M2 && areaM2 / around >= THINNEST_M) continue
    killChain(net, segments.reduce((least, segment) => (worth(net.trace(segment)) < worth(net.trace(least)) ? segment : least)))
    killed++
  }
  return killed
}

/** A local street that runs hard beside another road has no lots of its own. */
function killTwins(net: Net): number {
  let killed = 0
  for (let segment = 0; segment < net.segmentCount; segment++) {
    if (!net.alive[segment] || !isStreet(net.trace(segment)) || net.lengthOf(segment) < 8) continue
    const [a, b] = [net.froms[segment]!, net.tos[segment]!]
    const middle: Point = [(net.xs[a]! + net.xs[b]!) / 2, (net.ys[a]! + net.ys[b]!) / 2]
    const direction = net.direction(segment)
    let hasTwin = false
    net.forNear(middle[0] - TWIN_M, middle[1] - TWIN_M, middle[0] + TWIN_M, middle[1] + TWIN_M, (other) => {
      if (hasTwin || other === segment || net.trace(other).kind === 'drive' || [a, b].includes(net.froms[other]!) || [a, b].includes(net.tos[other]!)) return
      const { share, offM } = net.foot(other, middle)
      hasTwin = offM < TWIN_M && share > 0 && share < 1 && Math.abs(dot(net.direction(other), direction)) > 0.9 && worth(net.trace(other)) >= worth(net.trace(segment))
    })
    if (!hasTwin) continue
    killChain(net, segment)
    killed++
  }
  return killed
}

/** The whole piece between two junctions that a segment belongs to. */
export function chainOf(net: Net, segment: number): number[] {
  const chain = [segment]
  for (const start of [net.froms[segment]!, net.tos[segment]!]) {
    let [node, last] = [start, segment]
    while (net.degree(node) === 2) {
      const next = net.at[node]!.find((each) => each !== last)!
      if (next === segment) break
      chain.push(next)
      node = net.otherEnd(next, node)
      last = next
    }
  }
  return chain
}

function killChain(net: Net, segment: number): void {
  for (const each of chainOf(net, segment)) net.kill(each)
}

/** What cannot be reached from the largest part is no part of the town. */
function keepLargest(net: Net): number {
  const part = new Int32Array(net.xs.length).fill(-1)
  const sizes: number[] = []
  for (let start = 0; start < part.length; start++) {
    if (part[start] !== -1 || net.degree(start) === 0) continue
    const stack = [start]
    part[start] = sizes.length
    let size = 0
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      size++
      for (const segment of net.at[node]!) {
        const other = net.otherEnd(segment, node)
        if (part[other] !== -1) continue
        part[other] = sizes.length
        stack.push(other)
      }
    }
    sizes.push(size)
  }
  const largest = sizes.indexOf(Math.max(...sizes))
  let killed = 0
  for (let segment = 0; segment < net.segmentCount; segment++) {
    if (!net.alive[segment] || part[net.froms[segment]!] === largest) continue
    net.kill(segment)
    killed++
  }
  return killed
}
