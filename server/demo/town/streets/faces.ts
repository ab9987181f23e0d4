import type { Point } from '../plan.ts'
import type { Net } from './net.ts'

export interface Face {
  /** Node ids counter-clockwise, open; a dead end inside is walked to its end and back. */
  nodes: number[]
  /** The segment from each node to the next. */
  segments: number[]
  areaM2: number
}

/** Every region the segments enclose, each once; the unbounded one and mere trees left out (half-edges, next one clockwise). */
export function facesOf(net: Net, isWall: (segment: number) => boolean = () => true): Face[] {
  const around = net.at.map((segments, node) => {
    const kept = segments.filter(isWall)
    if (kept.length < 2) return kept
    const angle = new Map(kept.map((segment) => {
      const other = net.otherEnd(segment, node)
      return [segment, Math.atan2(net.ys[other]! - net.ys[node]!, net.xs[other]! - net.xs[node]!)]
    }))
    return kept.sort((a, b) => angle.get(a)! - angle.get(b)!)
  })
  const walked = new Uint8Array(net.segmentCount * 2)
  const faces: Face[] = []
  for (let start = 0; start < walked.length; start++) {
    const first = start >> 1
    if (walked[start] === 1 || !net.alive[first] || !isWall(first)) continue
    const nodes: number[] = []
    const segments: number[] = []
    let [segment, node] = [first, start % 2 === 0 ? net.froms[first]! : net.tos[first]!]
    let twice = 0
    for (;;) {
      const half = segment * 2 + (net.froms[segment] === node ? 0 : 1)
      if (walked[half] === 1) break
      walked[half] = 1
      nodes.push(node)
      segments.push(segment)
      const next = net.otherEnd(segment, node)
      twice += net.xs[node]! * net.ys[next]! - net.xs[next]! * net.ys[node]!
      const fan = around[next]!
      segment = fan[(fan.indexOf(segment) + fan.length - 1) % fan.length]!
      node = next
    }
    if (twice / 2 > 1) faces.push({ nodes, segments, areaM2: twice / 2 })
  }
  return faces
}

/** The face's outline, dead ends inside it left out. */
export function outlineOf(net: Net, face: Face): { ring: Point[]; segments: number[] } {
  const nodes: number[] = []
  const segments: number[] = []
  face.nodes.forEach((node, i) => {
    // There and back by the same segment is a dead end's tip.
    if (segments.length > 0 && segments[segments.length - 1] === face.segments[i]) {
      segments.pop()
      nodes.pop()
      return
    }
    nodes.push(node)
    segments.push(face.segments[i]!)
  })
  while (segments.length > 1 && segments[0] === segments[segments.length - 1]) {
    segments.shift()
    segments.pop()
    nodes.shift()
    nodes.pop()
  }
  return { ring: nodes.map((node) => net.point(node)), segments }
}
