import { METRES_A_DEGREE } from '../domain/distance.ts'
import type { RoadNet } from './road-net.ts'
import type { RoadPoint } from './nearest-road.ts'
import { alongEdge } from './seconds-to-all.ts'

/** Edges in the order they are driven, each with its direction; the first and the last only in part. */
export interface Way {
  seconds: number
  /** Edge × 2, plus 1 where it is driven against its line. */
  edges: number[]
}

/** What a flat map of a city may be too long by; the estimate must never be more than the road. */
const FLATNESS = 0.9999

/**
 * The quickest way by road: A* (Hart, Nilsson and Raphael 1968). What remains is estimated as the
 * straight distance at the speed of the fastest road. Undefined where no road leads.
 */
export function quickestWay(net: RoadNet, from: RoadPoint, to: RoadPoint): Way | undefined {
  const { edgeFroms, edgeTos, edgeOneWays, edgeLengthsM, edgeSpeedsMps, nodeLngs, nodeLats } = net.graph
  const { starts, nodes, edges: arcEdges, seconds: arcSeconds } = net.out
  const { seconds, cameBy, done, frontier } = net.clear()
  // Degrees of longitude are shortest where it is farthest north or south.
  const far = Math.min(89, Math.max(Math.abs(from.lat), Math.abs(to.lat)) + 0.5)
  const yPace = (METRES_A_DEGREE * FLATNESS) / net.fastestMps
  const xPace = yPace * Math.cos((far * Math.PI) / 180)
  const atLeast = (node: number) => Math.sqrt(((nodeLngs[node]! - to.lng) * xPace) ** 2 + ((nodeLats[node]! - to.lat) * yPace) ** 2)
  const reach = (node: number, at: number, edge: number) => {
    if (at >= seconds[node]!) return
    seconds[node] = at
    cameBy[node] = edge
    frontier.offer(node, at + atLeast(node))
  }

  const mps = edgeSpeedsMps[from.edge]!
  reach(edgeTos[from.edge]!, (edgeLengthsM[from.edge]! - from.alongM) / mps, from.edge)
  if (!edgeOneWays[from.edge]) reach(edgeFroms[from.edge]!, from.alongM / mps, from.edge)
  const [ahead, behind] = [edgeFroms[to.edge]!, edgeOneWays[to.edge] ? -1 : edgeTos[to.edge]!]
  let best = alongEdge(net, from, to)
  let last = -1
  while (frontier.size > 0 && frontier.least < best) {
    const node = frontier.pop()
    done[node] = 1
    const own = seconds[node]!
    if (node === ahead || node === behind) {
      // A loop is entered from its one node at either end.
      const restM = Math.min(node === ahead ? to.alongM : Infinity, node === behind ? edgeLengthsM[to.edge]! - to.alongM : Infinity)
      const whole = own + restM / edgeSpeedsMps[to.edge]!
      if (whole < best) [best, last] = [whole, node]
    }
    for (let arc = starts[node]!; arc < starts[node + 1]!; arc++) {
      const other = nodes[arc]!
      if (!done[other]) reach(other, own + arcSeconds[arc]!, arcEdges[arc]!)
    }
  }
  return best === Infinity ? undefined : { seconds: best, edges: last < 0 ? alone(from, to) : edgesBack(net, from, to, last) }
}

const alone = (from: RoadPoint, to: RoadPoint): number[] => [from.edge * 2 + (to.alongM < from.alongM ? 1 : 0)]

/** From the last node back to where it began; the edge of the start is the one by which its ends were first reached. */
function edgesBack({ graph, scratch }: RoadNet, from: RoadPoint, to: RoadPoint, last: number): number[] {
  const { edgeFroms, edgeTos, edgeLengthsM, edgeSpeedsMps } = graph
  const isLoop = (edge: number) => edgeFroms[edge] === edgeTos[edge]
  const entersBack = isLoop(to.edge) ? !graph.edgeOneWays[to.edge] && to.alongM * 2 > edgeLengthsM[to.edge]! : edgeFroms[to.edge] !== last
  const edges = [to.edge * 2 + (entersBack ? 1 : 0)]
  for (let node = last; ; ) {
    const edge = scratch.cameBy[node]!
    const forward = isLoop(edge) ? from.alongM * 2 >= edgeLengthsM[edge]! || graph.edgeOneWays[edge] === 1 : edgeTos[edge] === node
    edges.push(edge * 2 + (forward ? 0 : 1))
    const aheadM = forward ? edgeLengthsM[edge]! - from.alongM : from.alongM
    if (edge === from.edge && scratch.seconds[node] === aheadM / edgeSpeedsMps[edge]!) return edges.reverse()
    node = forward ? edgeFroms[edge]! : edgeTos[edge]!
  }
}
