import type { PlanEdge, Point, RoadKind, TownPlan, Zone } from '../plan.ts'
import { pointsOf, type Frame } from './frame.ts'

/** A stroke of the plan with what its name depends on. */
export interface Road {
  stroke: number
  kind: RoadKind
  zone: Zone
  district: number
  farBank: boolean
  points: readonly Point[]
  lengthM: number
  closed: boolean
  /** Halfway along. */
  middle: Point
  /** Radians, from its beginning to its end; of a ring, the way it sets out. */
  heading: number
  isEastward: boolean
  /** Nobody can drive on past its first, or its last, point. */
  deadEnds: readonly [boolean, boolean]
}

/** Roads of the old town keep to its grid: numbers one way, presidents and trees the other. */
export const isOldTown = ({ zone, kind }: Road): boolean => (zone === 'downtown' || zone === 'streetcar') && (kind === 'street' || kind === 'court' || kind === 'spine')

export const THROUGH_KINDS: readonly RoadKind[] = ['main', 'meridian', 'section', 'collector', 'pike', 'river-road', 'rail-road']
const NAMELESS: readonly RoadKind[] = ['ramp', 'alley', 'drive']

/** Every road that people call by a name, in the plan’s order. */
export function roadsOf(plan: TownPlan, frame: Frame): Road[] {
  const degrees = new Uint8Array(plan.nodes.length)
  for (const { from, to, kind } of plan.edges) {
    if (kind === 'drive') continue
    degrees[from]!++
    degrees[to]!++
  }
  return plan.strokes.flatMap((stroke, index): Road[] => {
    if (NAMELESS.includes(stroke.kind)) return []
    const points = pointsOf(plan, stroke.pieces)
    const edges = stroke.pieces.map(({ edge }) => plan.edges[edge]!)
    const [first, last] = [stroke.pieces[0]!, stroke.pieces.at(-1)!]
    const startNode = plan.edges[first.edge]![first.forward ? 'from' : 'to']
    const endNode = plan.edges[last.edge]![last.forward ? 'to' : 'from']
    const district = commonest(edges, (edge) => edge.district)
    const middle = plan.edges[stroke.pieces[stroke.pieces.length >> 1]!.edge]!.line[0]!
    const far = stroke.closed ? points[Math.min(3, points.length - 1)]! : points.at(-1)!
    const heading = Math.atan2(far[1] - points[0]![1], far[0] - points[0]![0])
    return [{
      stroke: index,
      kind: stroke.kind,
      zone: commonest(edges, (edge) => edge.zone),
      district,
      farBank: plan.districts[district]?.farBank ?? frame.isFarBank(middle),
      points,
      lengthM: stroke.lengthM,
      closed: stroke.closed,
      middle,
      heading,
      isEastward: frame.isEastward(heading, middle),
      deadEnds: [degrees[startNode] === 1, degrees[endNode] === 1],
    }]
  })
}

/** What most of the length has. */
function commonest<Value extends string | number>(edges: readonly PlanEdge[], of: (edge: PlanEdge) => Value): Value {
  const lengths = new Map<Value, number>()
  for (const edge of edges) lengths.set(of(edge), (lengths.get(of(edge)) ?? 0) + edge.lengthM)
  return [...lengths].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}
