import { spanM } from './line-lengths.ts'
import type { Way } from './quickest-way.ts'
import type { RoadPoint } from './nearest-road.ts'
import type { RoadGraph } from './road-graph.ts'

export type Line = [lng: number, lat: number][]

/** What a way looks like: from the one place to the other, all points of the road in between. */
export function wayLine(graph: RoadGraph, way: Way, from: RoadPoint, to: RoadPoint): Line {
  const line: Line = [[from.lng, from.lat]]
  way.edges.forEach((code, i) => {
    const edge = code >> 1
    const isBack = (code & 1) === 1
    const length = graph.edgeLengthsM[edge]!
    const start = i === 0 ? from.alongM : isBack ? length : 0
    const end = i === way.edges.length - 1 ? to.alongM : isBack ? 0 : length
    addBetween(graph, edge, start, end, line)
  })
  add(line, to.lng, to.lat)
  return line
}

/** Metres on the road alone. */
export function wayMetres(graph: RoadGraph, { edges }: Way, from: RoadPoint, to: RoadPoint): number {
  if (edges.length === 1) return Math.abs(to.alongM - from.alongM)
  return edges.reduce((sum, code, i) => {
    const edge = code >> 1
    const length = graph.edgeLengthsM[edge]!
    const isBack = (code & 1) === 1
    if (i === 0) return isBack ? from.alongM : length - from.alongM
    if (i === edges.length - 1) return sum + (isBack ? length - to.alongM : to.alongM)
    return sum + length
  }, 0)
}

/** The edge's own points between two places of it, in the order they are passed; its ends where it is driven to its end. */
function addBetween({ pointStarts, pointLngs, pointLats, edgeLengthsM }: RoadGraph, edge: number, startM: number, endM: number, line: Line): void {
  const [low, high] = [Math.min(startM, endM), Math.max(startM, endM)]
  const [first, last] = [pointStarts[edge]!, pointStarts[edge + 1]! - 1]
  const passed: number[] = []
  let alongM = 0
  for (let i = first; i <= last; i++) {
    if (i === first ? low <= 0 : i === last ? high >= edgeLengthsM[edge]! : alongM > low && alongM < high) passed.push(i)
    if (i < last) alongM += spanM(pointLngs, pointLats, i)
  }
  if (endM < startM) passed.reverse()
  for (const i of passed) add(line, pointLngs[i]!, pointLats[i]!)
}

function add(line: Line, lng: number, lat: number): void {
  const last = line.at(-1)
  if (last?.[0] !== lng || last[1] !== lat) line.push([lng, lat])
}
