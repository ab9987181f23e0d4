import { dot, minus, unit } from '../ground/plane.ts'
import type { PlanEdge, PlanStroke, Point, RoadKind } from '../plan.ts'

/** What continues what: local streets of any kind each other, the rest only their own kind. */
const FAMILY: Partial<Record<RoadKind, string>> = { street: 'local', spine: 'local', court: 'local' }
const family = (edge: Unstroked) => FAMILY[edge.kind] ?? edge.kind

const STRAIGHT = Math.cos((35 * Math.PI) / 180)
/** Along one line as it was laid, a road may bend more and is still one. */
const BENT = Math.cos((62 * Math.PI) / 180)

export type Unstroked = Omit<PlanEdge, 'stroke'>

interface End {
  edge: number
  /** At the edge's own beginning. */
  atFrom: boolean
  outward: Point
}

/** Roads as the eye follows them: at each node the straightest pairs of pieces are one (good continuation). Gives each edge its stroke too. */
export function strokesOf(edges: readonly Unstroked[], traces: readonly number[], nodeCount: number): { strokes: PlanStroke[]; strokeOf: number[] } {
  const ends: End[][] = Array.from({ length: nodeCount }, () => [])
  edges.forEach(({ from, to, line }, edge) => {
    ends[from]!.push({ edge, atFrom: true, outward: unit(minus(line[1]!, line[0]!)) })
    ends[to]!.push({ edge, atFrom: false, outward: unit(minus(line[line.length - 2]!, line[line.length - 1]!)) })
  })
  /** The edge that continues each edge, at its beginning and at its end. */
  const next: [number, number][] = edges.map(() => [-1, -1])
  for (const here of ends) {
    const pairs: { a: End; b: End; straight: number }[] = []
    here.forEach((a, i) => {
      for (const b of here.slice(i + 1)) {
        if (a.edge === b.edge || family(edges[a.edge]!) !== family(edges[b.edge]!)) continue
        const straight = -dot(a.outward, b.outward)
        const isOne = traces[a.edge] === traces[b.edge]
        if (straight > (isOne || here.length === 2 ? BENT : STRAIGHT)) pairs.push({ a, b, straight: straight + (isOne ? 0.12 : 0) })
      }
    })
    pairs.sort((p, q) => q.straight - p.straight)
    const taken = new Set<End>()
    for (const { a, b } of pairs) {
      if (taken.has(a) || taken.has(b)) continue
      taken.add(a).add(b)
      next[a.edge]![a.atFrom ? 0 : 1] = b.edge
      next[b.edge]![b.atFrom ? 0 : 1] = a.edge
    }
  }
  const strokeOf = new Array<number>(edges.length).fill(-1)
  const strokes: PlanStroke[] = []
  const walk = (first: number, startsAtFrom: boolean) => {
    const pieces: { edge: number; forward: boolean }[] = []
    let [edge, forward] = [first, startsAtFrom]
    while (strokeOf[edge] === -1) {
      strokeOf[edge] = strokes.length
      pieces.push({ edge, forward })
      const onward = next[edge]![forward ? 1 : 0]
      if (onward < 0) break
      const node = forward ? edges[edge]!.to : edges[edge]!.from
      forward = edges[onward]!.from === node && next[onward]![0] === edge
      edge = onward
    }
    const { kind, roadClass } = edges[first]!
    const [head, tail] = [pieces[0]!, pieces[pieces.length - 1]!]
    const closed = (head.forward ? edges[head.edge]!.from : edges[head.edge]!.to) === (tail.forward ? edges[tail.edge]!.to : edges[tail.edge]!.from)
    strokes.push({ kind, roadClass, pieces, closed, lengthM: pieces.reduce((sum, piece) => sum + edges[piece.edge]!.lengthM, 0) })
  }
  edges.forEach((_, edge) => {
    if (strokeOf[edge] === -1 && next[edge]![0] < 0) walk(edge, true)
    else if (strokeOf[edge] === -1 && next[edge]![1] < 0) walk(edge, false)
  })
  edges.forEach((_, edge) => {
    if (strokeOf[edge] === -1) walk(edge, true)
  })
  return { strokes, strokeOf }
}
