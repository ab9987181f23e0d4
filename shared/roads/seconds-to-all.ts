import type { RoadNet } from './road-net.ts'
import type { RoadPoint } from './nearest-road.ts'

/**
 * Driving seconds from each of the places to the one: a single search from it over the reversed
 * roads (Dijkstra 1959), which ends as soon as every place is settled. Infinity where no road leads.
 * `froms` may hold gaps; they get Infinity.
 */
export function secondsToAll(net: RoadNet, to: RoadPoint, froms: readonly (RoadPoint | undefined)[]): number[] {
  const { edgeFroms, edgeTos, edgeOneWays, edgeLengthsM, edgeSpeedsMps } = net.graph
  const { starts, nodes, seconds: arcSeconds } = net.into
  const { seconds, done, frontier } = net.clear()

  // Nodes that are asked for are marked 2 until they are settled.
  let waiting = 0
  const ask = (node: number) => {
    if (done[node] === 0) waiting++
    done[node] = 2
  }
  for (const from of froms) {
    if (!from) continue
    ask(edgeTos[from.edge]!)
    if (!edgeOneWays[from.edge]) ask(edgeFroms[from.edge]!)
  }
  const begin = (node: number, from: number) => {
    if (from >= seconds[node]!) return
    seconds[node] = from
    frontier.offer(node, from)
  }
  begin(edgeFroms[to.edge]!, to.alongM / edgeSpeedsMps[to.edge]!)
  if (!edgeOneWays[to.edge]) begin(edgeTos[to.edge]!, (edgeLengthsM[to.edge]! - to.alongM) / edgeSpeedsMps[to.edge]!)

  while (waiting > 0 && frontier.size > 0) {
    const node = frontier.pop()
    if (done[node] === 2) waiting--
    done[node] = 1
    const own = seconds[node]!
    for (let arc = starts[node]!; arc < starts[node + 1]!; arc++) {
      const other = nodes[arc]!
      const through = own + arcSeconds[arc]!
      if (through < seconds[other]!) {
        seconds[other] = through
        frontier.offer(other, through)
      }
    }
  }
  return froms.map((from) => {
    if (!from) return Infinity
    const { edge, alongM } = from
    const mps = edgeSpeedsMps[edge]!
    const onward = (edgeLengthsM[edge]! - alongM) / mps + seconds[edgeTos[edge]!]!
    const back = edgeOneWays[edge] ? Infinity : alongM / mps + seconds[edgeFroms[edge]!]!
    return Math.min(onward, back, alongEdge(net, from, to))
  })
}

/** Seconds between two places of one edge without leaving it; Infinity where they are not, or it is one-way the other way. */
export function alongEdge({ graph }: RoadNet, from: RoadPoint, to: RoadPoint): number {
  const aheadM = to.alongM - from.alongM
  if (from.edge !== to.edge || (aheadM < 0 && graph.edgeOneWays[from.edge])) return Infinity
  return Math.abs(aheadM) / graph.edgeSpeedsMps[from.edge]!
}
