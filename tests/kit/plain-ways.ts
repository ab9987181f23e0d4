import { distanceM } from '../../shared/domain/distance.ts'
import type { PlainRoads } from '../../shared/roads/graph-of.ts'

/**
 * Ways told a second time and quite differently: objects and arrays, every edge looked at for every
 * question, seconds spread until nothing changes (Bellman–Ford). Slow, and short enough to believe.
 */
export interface PlainPoint {
  edge: number
  /** Metres from the first node, and from there to the last. */
  alongM: number
  restM: number
  offM: number
}

type Place = { lng: number; lat: number }
const place = ([lng, lat]: readonly [number, number]): Place => ({ lng, lat })
const lengthOf = (line: readonly (readonly [number, number])[]) => line.slice(1).reduce((sum, point, i) => sum + distanceM(place(line[i]!), place(point)), 0)

/** The nearest place of any edge, all edges tried; `among` says which count. */
export function plainNearest(roads: PlainRoads, at: Place, among: (edge: number) => boolean = () => true): PlainPoint {
  let best: PlainPoint = { edge: -1, alongM: 0, restM: 0, offM: Infinity }
  const east = Math.cos((at.lat * Math.PI) / 180)
  roads.edges.forEach(({ line }, edge) => {
    if (!among(edge)) return
    for (let i = 0; i < line.length - 1; i++) {
      const [[ax, ay], [bx, by]] = [line[i]!, line[i + 1]!]
      const [dx, dy] = [(bx - ax) * east, by - ay]
      const length2 = dx * dx + dy * dy
      const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((at.lng - ax) * east * dx + (at.lat - ay) * dy) / length2))
      const point = [ax + share * (bx - ax), ay + share * (by - ay)] as const
      const offM = distanceM(at, place(point))
      if (offM < best.offM) best = { edge, offM, alongM: lengthOf([...line.slice(0, i + 1), point]), restM: lengthOf([point, ...line.slice(i + 1)]) }
    }
  })
  return best
}

/** Seconds from a place on a road to every other node of the roads. */
export function plainSecondsFrom({ nodes, edges }: PlainRoads, from: PlainPoint): number[] {
  const seconds = nodes.map(() => Infinity)
  const own = edges[from.edge]!
  seconds[own.to] = from.restM / own.speedMps
  if (!own.oneWay) seconds[own.from] = Math.min(seconds[own.from]!, from.alongM / own.speedMps)
  const costs = edges.map(({ line, speedMps }) => lengthOf(line) / speedMps)
  for (let changed = true; changed; ) {
    changed = false
    const spread = (a: number, b: number, cost: number) => {
      if (seconds[a]! + cost >= seconds[b]! - 1e-9) return
      seconds[b] = seconds[a]! + cost
      changed = true
    }
    edges.forEach(({ from: a, to: b, oneWay }, edge) => {
      spread(a, b, costs[edge]!)
      if (!oneWay) spread(b, a, costs[edge]!)
    })
  }
  return seconds
}

/** The last stretch, onto an edge and along it, or along the same edge all the way. */
export function plainSeconds({ edges }: PlainRoads, seconds: readonly number[], from: PlainPoint, to: PlainPoint): number {
  const { from: a, to: b, oneWay, speedMps } = edges[to.edge]!
  const ways = [seconds[a]! + to.alongM / speedMps]
  if (!oneWay) ways.push(seconds[b]! + to.restM / speedMps)
  if (from.edge === to.edge && (!oneWay || to.alongM >= from.alongM)) ways.push(Math.abs(to.alongM - from.alongM) / speedMps)
  return Math.min(...ways)
}
