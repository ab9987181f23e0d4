import { isInside } from '../../server/demo/town/ground/plane.ts'
import type { PlanEdge, Point, TownPlan } from '../../server/demo/town/plan.ts'

/** Pieces two lines have in common cells, each pair once: enough to find who crosses whom without asking all pairs. */
function* nearPairs(lines: readonly (readonly Point[])[], others = lines): Generator<[i: number, a: Point, b: Point, j: number, c: Point, d: Point]> {
  const cellM = 60
  const cells = new Map<string, [number, number][]>()
  const keys = (a: Point, b: Point) => {
    const found: string[] = []
    for (let i = Math.floor(Math.min(a[0], b[0]) / cellM); i <= Math.floor(Math.max(a[0], b[0]) / cellM); i++)
      for (let j = Math.floor(Math.min(a[1], b[1]) / cellM); j <= Math.floor(Math.max(a[1], b[1]) / cellM); j++) found.push(`${i} ${j}`)
    return found
  }
  others.forEach((line, n) => {
    for (let k = 0; k + 1 < line.length; k++) for (const key of keys(line[k]!, line[k + 1]!)) cells.set(key, [...(cells.get(key) ?? []), [n, k]])
  })
  for (const [i, line] of lines.entries()) {
    for (let k = 0; k + 1 < line.length; k++) {
      const seen = new Set<string>()
      for (const key of keys(line[k]!, line[k + 1]!)) {
        for (const [j, l] of cells.get(key) ?? []) {
          if (seen.has(`${j} ${l}`) || (lines === others && (j < i || (j === i && l <= k)))) continue
          seen.add(`${j} ${l}`)
          yield [i, line[k]!, line[k + 1]!, j, others[j]![l]!, others[j]![l + 1]!]
        }
      }
    }
  }
}

const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
const cross = (a: Point, b: Point, c: Point, d: Point) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
const place = ({ kind, line }: PlanEdge) => `${kind} at ${Math.round(line[0]![0])}, ${Math.round(line[0]![1])}`
export const LOCAL_KINDS = ['street', 'spine', 'court', 'alley', 'drive']

/** Roads that cross without meeting: only bridges may. */
export function crossingsWithoutNode({ edges }: TownPlan): string[] {
  const found: string[] = []
  for (const [i, a, b, j, c, d] of nearPairs(edges.map(({ line }) => line))) {
    const [one, two] = [edges[i]!, edges[j]!]
    if (!one.bridge && !two.bridge && cross(a, b, c, d)) found.push(`${place(one)} and ${place(two)}`)
  }
  return found
}

/** Roads of the wanted kind that a line crosses. */
export function roadsOver(plan: TownPlan, waters: readonly (readonly Point[])[], isMeant: (edge: PlanEdge) => boolean): string[] {
  const meant = plan.edges.filter(isMeant)
  const found = new Set<string>()
  for (const [i, a, b, , c, d] of nearPairs(meant.map(({ line }) => line), waters)) if (cross(a, b, c, d)) found.add(place(meant[i]!))
  for (const edge of meant) if (edge.line.some((p) => waters.some((water) => water[0] === water[water.length - 1] && isInside(water, p)))) found.add(place(edge))
  return [...found]
}

/** Nodes that some other cannot be driven to from here, or that here cannot be driven to from there. */
export function cutOff({ nodes, edges }: TownPlan, start = 0): number {
  const reach = (isForward: boolean) => {
    const onward: number[][] = nodes.map(() => [])
    for (const { from, to, oneWay } of edges) {
      if (isForward || !oneWay) onward[from]!.push(to)
      if (!isForward || !oneWay) onward[to]!.push(from)
    }
    const seen = new Uint8Array(nodes.length)
    const stack = [start]
    seen[start] = 1
    let count = 0
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      count++
      for (const next of onward[node]!) {
        if (seen[next] === 1) continue
        seen[next] = 1
        stack.push(next)
      }
    }
    return nodes.length - count
  }
  return reach(true) + reach(false)
}

/** Junctions where two roads leave nearly the same way, degrees apart under the least; ramps leave as they do. */
export function sharpJunctions({ nodes, edges }: TownPlan, leastDegrees: number): string[] {
  const ends: { angle: number; edge: PlanEdge }[][] = nodes.map(() => [])
  const angle = (from: Point, to: Point) => Math.atan2(to[1] - from[1], to[0] - from[0])
  for (const edge of edges) {
    if (edge.kind === 'motorway' || edge.kind === 'ramp') continue
    ends[edge.from]!.push({ edge, angle: angle(edge.line[0]!, edge.line[1]!) })
    ends[edge.to]!.push({ edge, angle: angle(edge.line[edge.line.length - 1]!, edge.line[edge.line.length - 2]!) })
  }
  return ends.flatMap((here) => here.flatMap((one, i) => here.slice(i + 1).flatMap((two) => {
    const apart = Math.abs(Math.atan2(Math.sin(one.angle - two.angle), Math.cos(one.angle - two.angle)))
    return (apart * 180) / Math.PI < leastDegrees ? [`${place(one.edge)} and ${place(two.edge)}`] : []
  })))
}
