import { NO_NAME, type RoadGraph } from './road-graph.ts'
import { RoadsFault } from './roads-fault.ts'
import { byteLength, ONE_WAY, sections, writeHead, type Counts } from './roads-layout.ts'

const MOST = 0xffff

/** A graph as one file; about 25 bytes an edge. Throws a RoadsFault where the format has no room for it. */
export function encodeRoads(graph: RoadGraph): Uint8Array<ArrayBuffer> {
  const edges = graph.edgeFroms.length
  const speeds = [...new Set(graph.edgeSpeedsMps)]
  if (speeds.length > MOST) throw new RoadsFault('The roads have more different speeds than the file has room for.')
  const counts: Counts = {
    nodes: graph.nodeLngs.length, edges, inner: graph.pointLngs.length - 2 * edges, speeds: speeds.length, names: graph.names.length,
    letters: graph.names.reduce((sum, name) => sum + name.length + 1, 0),
  }
  const buffer = new ArrayBuffer(byteLength(counts))
  const file = sections(buffer, counts)
  writePlaces(graph.nodeLngs, file.nodeLngs)
  writePlaces(graph.nodeLats, file.nodeLats)
  const isInner = innerPoints(graph)
  writePlaces(graph.pointLngs.filter((_, i) => isInner[i]), file.innerLngs)
  writePlaces(graph.pointLats.filter((_, i) => isInner[i]), file.innerLats)
  file.speeds.set(speeds)
  file.froms.set(graph.edgeFroms)
  file.tos.set(graph.edgeTos)
  const speedIndex = new Map(speeds.map((speed, i) => [speed, i]))
  for (let edge = 0; edge < edges; edge++) {
    const name = graph.edgeNames[edge]!
    const inner = graph.pointStarts[edge + 1]! - graph.pointStarts[edge]! - 2
    if (inner > MOST) throw new RoadsFault('A road has more points than the file has room for.')
    file.edgeNames[edge] = name === NO_NAME ? file.none : name
    file.edgeSpeeds[edge] = speedIndex.get(graph.edgeSpeedsMps[edge]!)!
    file.edgeInners[edge] = inner
    file.edgeClasses[edge] = graph.edgeClasses[edge]! | (graph.edgeOneWays[edge] ? ONE_WAY : 0)
  }
  let at = 0
  for (const name of graph.names) {
    for (let i = 0; i < name.length; i++) file.letters[at++] = name.charCodeAt(i)
    at++
  }
  writeHead(buffer, counts)
  return new Uint8Array(buffer)
}

function innerPoints({ pointStarts, pointLngs }: RoadGraph): Uint8Array {
  const isInner = new Uint8Array(pointLngs.length).fill(1)
  for (let edge = 0; edge < pointStarts.length - 1; edge++) isInner[pointStarts[edge]!] = isInner[pointStarts[edge + 1]! - 1] = 0
  return isInner
}

/** Differences wrap around in 32 bits, as the sums do when they are read. */
function writePlaces(degrees: Float64Array, into: Int32Array): void {
  let before = 0
  for (let i = 0; i < degrees.length; i++) {
    const now = Math.round(degrees[i]! * 1e7) | 0
    into[i] = (now - before) | 0
    before = now
  }
}
