import { lineLengths } from './line-lengths.ts'
import { ROAD_CLASS_ORDER } from './road-classes.ts'
import { NO_NAME, type RoadGraph } from './road-graph.ts'
import { RoadsFault } from './roads-fault.ts'
import { ONE_WAY, readHead, sections } from './roads-layout.ts'

/** Reads what `encodeRoads` wrote. Throws a RoadsFault, one sentence, where it is damaged or of another version. */
export function decodeRoads(bytes: Uint8Array): RoadGraph {
  // A copy of its own: typed arrays must lie aligned, and what a file was read into need not.
  const buffer = new Uint8Array(bytes).buffer
  const counts = readHead(buffer)
  const file = sections(buffer, counts)
  const { nodes, edges } = counts
  const edgeNames = Uint32Array.from(file.edgeNames, (name) => (name === file.none ? NO_NAME : name))
  const isSound =
    file.froms.every((node) => node < nodes) && file.tos.every((node) => node < nodes) && file.edgeSpeeds.every((speed) => speed < counts.speeds) &&
    file.speeds.every((speed) => speed > 0 && Number.isFinite(speed)) && edgeNames.every((name) => name === NO_NAME || name < counts.names) &&
    file.edgeClasses.every((each) => (each & ~ONE_WAY) < ROAD_CLASS_ORDER.length) && file.edgeInners.reduce((sum, each) => sum + each, 0) === counts.inner
  const names = namesIn(file.letters)
  if (!isSound || names.length !== counts.names) throw new RoadsFault('The file of roads contradicts itself.')

  const edgeFroms = Uint32Array.from(file.froms)
  const edgeTos = Uint32Array.from(file.tos)
  const pointStarts = new Uint32Array(edges + 1)
  for (let edge = 0; edge < edges; edge++) pointStarts[edge + 1] = pointStarts[edge]! + file.edgeInners[edge]! + 2
  const nodeLngs = placesIn(file.nodeLngs)
  const nodeLats = placesIn(file.nodeLats)
  const ends = { pointStarts, edgeFroms, edgeTos }
  const pointLngs = pointsOf(ends, nodeLngs, placesIn(file.innerLngs))
  const pointLats = pointsOf(ends, nodeLats, placesIn(file.innerLats))
  return {
    nodeLngs, nodeLats, edgeFroms, edgeTos, edgeNames, names, pointStarts, pointLngs, pointLats,
    edgeClasses: file.edgeClasses.map((each) => each & ~ONE_WAY),
    edgeOneWays: file.edgeClasses.map((each) => (each & ONE_WAY ? 1 : 0)),
    edgeSpeedsMps: Float32Array.from(file.edgeSpeeds, (speed) => file.speeds[speed]!),
    edgeLengthsM: lineLengths({ pointStarts, pointLngs, pointLats }),
  }
}

function placesIn(differences: Int32Array): Float64Array {
  const degrees = new Float64Array(differences.length)
  let now = 0
  for (let i = 0; i < differences.length; i++) {
    now = (now + differences[i]!) | 0
    degrees[i] = now / 1e7
  }
  return degrees
}

function pointsOf({ pointStarts, edgeFroms, edgeTos }: Pick<RoadGraph, 'pointStarts' | 'edgeFroms' | 'edgeTos'>, nodes: Float64Array, inner: Float64Array): Float64Array {
  const points = new Float64Array(pointStarts.at(-1)!)
  let next = 0
  for (let edge = 0; edge < edgeFroms.length; edge++) {
    const [first, last] = [pointStarts[edge]!, pointStarts[edge + 1]! - 1]
    points[first] = nodes[edgeFroms[edge]!]!
    for (let i = first + 1; i < last; i++) points[i] = inner[next++]!
    points[last] = nodes[edgeTos[edge]!]!
  }
  return points
}

function namesIn(letters: Uint16Array): string[] {
  const names: string[] = []
  for (let start = 0; start < letters.length; ) {
    const end = letters.indexOf(0, start)
    if (end < 0) break
    names.push(String.fromCharCode(...letters.subarray(start, end)))
    start = end + 1
  }
  return names
}
