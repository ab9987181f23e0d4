import { lineLengths } from './line-lengths.ts'
import { classNumber } from './road-classes.ts'
import { NO_NAME, type RoadGraph } from './road-graph.ts'

type Degrees = readonly [lng: number, lat: number]

/** What a graph is made of, whoever lists it: a city's source fits. */
export interface PlainRoads {
  nodes: readonly Degrees[]
  edges: readonly {
    from: number
    to: number
    roadClass: string
    speedMps: number
    oneWay: boolean
    name?: string
    /** From node to node. The ends are taken from the nodes, so that roads meet exactly. */
    line: readonly Degrees[]
  }[]
}

/** Places are kept to a centimetre (1e-7°), as the file keeps them: a graph read back is the graph that was written. */
const UNITS = 1e7
export const snapped = (degrees: number) => Math.round(degrees * UNITS) / UNITS

export function graphOf({ nodes, edges }: PlainRoads): RoadGraph {
  const names = new Map<string, number>()
  const nameNumber = (name: string | undefined) => {
    if (name === undefined || name === '') return NO_NAME
    const known = names.get(name) ?? names.size
    names.set(name, known)
    return known
  }
  const pointStarts = new Uint32Array(edges.length + 1)
  for (const [i, { line }] of edges.entries()) pointStarts[i + 1] = pointStarts[i]! + Math.max(2, line.length)
  const points = pointStarts[edges.length]!
  const graph = {
    nodeLngs: Float64Array.from(nodes, ([lng]) => snapped(lng)),
    nodeLats: Float64Array.from(nodes, ([, lat]) => snapped(lat)),
    edgeFroms: Uint32Array.from(edges, ({ from }) => from),
    edgeTos: Uint32Array.from(edges, ({ to }) => to),
    edgeClasses: Uint8Array.from(edges, ({ roadClass }) => classNumber(roadClass)),
    edgeSpeedsMps: Float32Array.from(edges, ({ speedMps }) => speedMps),
    edgeOneWays: Uint8Array.from(edges, ({ oneWay }) => (oneWay ? 1 : 0)),
    edgeNames: Uint32Array.from(edges, ({ name }) => nameNumber(name)),
    names: [...names.keys()],
    pointStarts,
    pointLngs: new Float64Array(points),
    pointLats: new Float64Array(points),
  }
  for (const [edge, { from, to, line }] of edges.entries()) {
    const [first, last] = [pointStarts[edge]!, pointStarts[edge + 1]! - 1]
    for (let i = first; i <= last; i++) {
      const point = i === first ? nodes[from] : i === last ? nodes[to] : line[i - first]
      graph.pointLngs[i] = snapped(point![0])
      graph.pointLats[i] = snapped(point![1])
    }
  }
  return { ...graph, edgeLengthsM: lineLengths(graph) }
}
