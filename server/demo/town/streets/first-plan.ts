import type { Block, PlanEdge, PlanStroke, Point, TownPlan, Zone } from '../plan.ts'

const STEP_M = 120
const HALF = 20

/** A plain grid turned a little, with a straight river beside it: enough to build upon until the ground has grown. */
export function firstPlan(seed: number): TownPlan {
  const turn = -0.2 - (seed % 7) * 0.02
  const at = (i: number, j: number): Point => {
    const [x, y] = [i * STEP_M, j * STEP_M * 0.8]
    return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)]
  }
  const side = 2 * HALF + 1
  const id = (i: number, j: number) => (i + HALF) * side + j + HALF
  const zoneOf = ([x, y]: Point): Zone => {
    const far = Math.hypot(x, y)
    return far < 640 ? 'downtown' : far < 1300 ? 'streetcar' : 'fifties'
  }
  const nodes: Point[] = []
  for (let i = -HALF; i <= HALF; i++) for (let j = -HALF; j <= HALF; j++) nodes.push(at(i, j))
  const edges: PlanEdge[] = []
  const strokes: PlanStroke[] = []
  const lay = (from: number, to: number, kind: PlanEdge['kind'], stroke: number) => {
    const line = [nodes[from]!, nodes[to]!]
    const lengthM = Math.hypot(line[1]![0] - line[0]![0], line[1]![1] - line[0]![1])
    const roadClass = kind === 'street' ? 'residential' : kind === 'collector' ? 'tertiary' : 'primary'
    edges.push({ from, to, kind, roadClass, stroke, zone: zoneOf(line[0]!), district: kind === 'street' ? 0 : -1, oneWay: false, bridge: false, speedMps: kind === 'street' ? 11.2 : 15.6, line, lengthM })
    return { edge: edges.length - 1, forward: true }
  }
  for (const along of ['east', 'north'] as const) {
    for (let k = -HALF; k <= HALF; k++) {
      const kind = k === 0 ? (along === 'east' ? 'main' : 'meridian') : k % 7 === 0 ? 'collector' : 'street'
      const pieces = Array.from({ length: side - 1 }, (_, n) => n - HALF).map((n) =>
        along === 'east' ? lay(id(n, k), id(n + 1, k), kind, strokes.length) : lay(id(k, n), id(k, n + 1), kind, strokes.length))
      strokes.push({ kind, roadClass: edges[pieces[0]!.edge]!.roadClass, pieces, closed: false, lengthM: pieces.reduce((sum, { edge }) => sum + edges[edge]!.lengthM, 0) })
    }
  }
  const eastward = (i: number, j: number) => (j + HALF) * (side - 1) + i + HALF
  const northward = (i: number, j: number) => side * (side - 1) + (i + HALF) * (side - 1) + j + HALF
  const blocks: Block[] = []
  for (let i = -HALF; i < HALF; i++) {
    for (let j = -HALF; j < HALF; j++) {
      const ring = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1), at(i, j)]
      blocks.push({ zone: zoneOf(ring[0]!), district: 0, ring, areaM2: STEP_M * STEP_M * 0.8, edges: [eastward(i, j), northward(i + 1, j), eastward(i, j + 1), northward(i, j)] })
    }
  }
  const limits = [at(-HALF, -HALF), at(HALF, -HALF), at(HALF, HALF), at(-HALF, HALF), at(-HALF, -HALF)]
  const bank = HALF * STEP_M + 200
  const river = [Math.cos(turn) * bank, Math.sin(turn) * bank] as const
  const reach = [-Math.sin(turn) * 4000, Math.cos(turn) * 4000] as const
  const along = (far: number, wide: number): Point => [river[0] + reach[0] * far + Math.cos(turn) * wide, river[1] + reach[1] * far + Math.sin(turn) * wide]
  return {
    seed,
    extent: { west: -9500, south: -6500, east: 9500, north: 6500 },
    limits,
    center: [0, 0],
    mainHeading: turn,
    river: { line: [along(1, 0), along(-1, 0)], ring: [along(-1, -40), along(-1, 40), along(1, 40), along(1, -40), along(-1, -40)], side: [Math.cos(turn), Math.sin(turn)] },
    creeks: [],
    ponds: [],
    rails: [],
    nodes,
    edges,
    strokes,
    blocks,
    districts: [{ zone: 'fifties', ring: limits, areaM2: (2 * HALF * STEP_M) ** 2 * 0.8, at: [0, 0], farBank: false }],
    land: [{ kind: 'farmland', ring: [[-9000, 4000], [-6000, 4000], [-6000, 6000], [-9000, 6000], [-9000, 4000]], areaM2: 6e6, at: [-7500, 5000] }],
  }
}
