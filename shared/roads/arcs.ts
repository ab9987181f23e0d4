import type { RoadGraph } from './road-graph.ts'

/** Every way out of each node (or into it): node n has arcs starts[n] … starts[n + 1] − 1. */
export interface Arcs {
  starts: Uint32Array
  /** The node at the other end. */
  nodes: Uint32Array
  edges: Uint32Array
  seconds: Float64Array
}

/** A two-way edge is two arcs, a one-way edge one. `in` is the graph reversed. */
export function arcsOf({ nodeLngs, edgeFroms, edgeTos, edgeOneWays, edgeLengthsM, edgeSpeedsMps }: RoadGraph, direction: 'out' | 'in'): Arcs {
  const [tails, heads] = direction === 'out' ? [edgeFroms, edgeTos] : [edgeTos, edgeFroms]
  const starts = new Uint32Array(nodeLngs.length + 1)
  for (let edge = 0; edge < tails.length; edge++) {
    starts[tails[edge]! + 1]!++
    if (!edgeOneWays[edge]) starts[heads[edge]! + 1]!++
  }
  for (let node = 0; node < nodeLngs.length; node++) starts[node + 1]! += starts[node]!
  const size = starts[nodeLngs.length]!
  const arcs = { starts, nodes: new Uint32Array(size), edges: new Uint32Array(size), seconds: new Float64Array(size) }
  const free = starts.slice(0, -1)
  const put = (from: number, to: number, edge: number) => {
    const at = free[from]!++
    arcs.nodes[at] = to
    arcs.edges[at] = edge
    arcs.seconds[at] = edgeLengthsM[edge]! / edgeSpeedsMps[edge]!
  }
  for (let edge = 0; edge < tails.length; edge++) {
    put(tails[edge]!, heads[edge]!, edge)
    if (!edgeOneWays[edge]) put(heads[edge]!, tails[edge]!, edge)
  }
  return arcs
}
