import type { Point, RoadKind, Zone } from '../plan.ts'
import type { RoadClass } from '../../../pack/city-source.ts'
import { SegmentGrid } from './segment-grid.ts'

/** A line as it was laid out, and what its pieces have in common. */
export interface Trace {
  kind: RoadKind | 'barrier'
  roadClass: RoadClass
  district: number
  zone: Zone
  /** Driven the way it was laid. */
  oneWay?: boolean
  ref?: string
}

const BEND_SNAP_M = 1.5
const SPLIT_APART_M = 2.5

interface Meeting {
  share: number
  node: number
  segment: number
}

/**
 * The streets while they are laid: short straight segments between nodes, that never cross but in a node.
 * A line laid across others is cut where it meets them, and cuts them; near a node it goes through the node.
 */
export class Net {
  readonly xs: number[] = []
  readonly ys: number[] = []
  readonly froms: number[] = []
  readonly tos: number[] = []
  readonly traceOf: number[] = []
  readonly alive: boolean[] = []
  readonly traces: Trace[] = []
  /** Segments at each node. */
  readonly at: number[][] = []
  readonly #grid = new SegmentGrid()

  get segmentCount(): number {
    return this.froms.length
  }

  point(node: number): Point {
    return [this.xs[node]!, this.ys[node]!]
  }

  degree(node: number): number {
    return this.at[node]!.length
  }

  otherEnd(segment: number, node: number): number {
    return this.froms[segment] === node ? this.tos[segment]! : this.froms[segment]!
  }

  trace(segment: number): Trace {
    return this.traces[this.traceOf[segment]!]!
  }

  addTrace(trace: Trace): number {
    return this.traces.push(trace) - 1
  }

  /**
   * Lays a line, snapping to what lies within `snapM` of it, and gives the nodes it runs through.
   * `endSnapM`: how far its two ends reach for a junction that is there already.
   */
  lay(points: readonly Point[], trace: number, snapM: number, endSnapM = snapM): number[] {
    const nodes: number[] = []
    const last = points.length - 1
    points.forEach((p, i) => {
      const junction = i === 0 || i === last ? this.#junctionNear(p, endSnapM) : -1
      const node = junction >= 0 ? junction : this.nodeFor(p, snapM)
      if (nodes[nodes.length - 1] !== node) nodes.push(node)
    })
    for (let i = 0; i + 1 < nodes.length; i++) this.#link(nodes[i]!, nodes[i + 1]!, trace, snapM, 0)
    return nodes
  }

  /** The node at p: one that is near, or a new one, on a segment if one is near. */
  nodeFor(p: Point, snapM: number): number {
    let [best, off] = [-1, snapM]
    let [segment, segmentOff, share] = [-1, snapM, 0]
    this.forNear(p[0] - snapM, p[1] - snapM, p[0] + snapM, p[1] + snapM, (s) => {
      for (const node of [this.froms[s]!, this.tos[s]!]) {
        const far = Math.hypot(this.xs[node]! - p[0], this.ys[node]! - p[1])
        if (far < off && far < this.#reach(node, snapM)) [best, off] = [node, far]
      }
      const foot = this.foot(s, p)
      if (foot.offM < segmentOff) [segment, segmentOff, share] = [s, foot.offM, foot.share]
    })
    if (best >= 0) return best
    if (segment >= 0) return this.#split(segment, share)
    return this.#addNode(p)
  }

  #junctionNear(p: Point, withinM: number): number {
    let [best, off] = [-1, withinM]
    this.forNear(p[0] - withinM, p[1] - withinM, p[0] + withinM, p[1] + withinM, (s) => {
      for (const node of [this.froms[s]!, this.tos[s]!]) {
        const far = Math.hypot(this.xs[node]! - p[0], this.ys[node]! - p[1])
        if (far < off && this.degree(node) > 2) [best, off] = [node, far]
      }
    })
    return best
  }

  foot(segment: number, [x, y]: Point): { share: number; offM: number } {
    const [a, b] = [this.froms[segment]!, this.tos[segment]!]
    const [ax, ay] = [this.xs[a]!, this.ys[a]!]
    const [dx, dy] = [this.xs[b]! - ax, this.ys[b]! - ay]
    const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    return { share, offM: Math.hypot(x - ax - dx * share, y - ay - dy * share) }
  }

  /** Junctions and ends draw lines to them; a mere bend does not, or every crossing road would bend too. */
  #reach(node: number, snapM: number): number {
    return this.degree(node) === 2 ? Math.min(snapM, BEND_SNAP_M) : snapM
  }

  #addNode([x, y]: Point): number {
    this.xs.push(x)
    this.ys.push(y)
    this.at.push([])
    return this.xs.length - 1
  }

  /** The node there; an end of the segment when that is hardly farther. */
  #split(segment: number, share: number): number {
    const [a, b, trace] = [this.froms[segment]!, this.tos[segment]!, this.traceOf[segment]!]
    const long = this.lengthOf(segment)
    if (share * long < SPLIT_APART_M) return a
    if ((1 - share) * long < SPLIT_APART_M) return b
    const node = this.#addNode([this.xs[a]! + (this.xs[b]! - this.xs[a]!) * share, this.ys[a]! + (this.ys[b]! - this.ys[a]!) * share])
    this.kill(segment)
    this.#addSegment(a, node, trace)
    this.#addSegment(node, b, trace)
    return node
  }

  #addSegment(a: number, b: number, trace: number): void {
    const segment = this.froms.push(a) - 1
    this.tos.push(b)
    this.traceOf.push(trace)
    this.alive.push(true)
    this.at[a]!.push(segment)
    this.at[b]!.push(segment)
    const [ax, ay, bx, by] = [this.xs[a]!, this.ys[a]!, this.xs[b]!, this.ys[b]!]
    this.#grid.add(segment, Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  }

  kill(segment: number): void {
    if (!this.alive[segment]) return
    this.alive[segment] = false
    for (const node of [this.froms[segment]!, this.tos[segment]!]) this.at[node] = this.at[node]!.filter((each) => each !== segment)
  }

  /** Each living segment of the cells about a box, once. */
  forNear(west: number, south: number, east: number, north: number, visit: (segment: number) => void): void {
    this.#grid.forNear(west, south, east, north, this.alive, visit)
  }

  areJoined(a: number, b: number): boolean {
    return this.at[a]!.some((segment) => this.otherEnd(segment, a) === b)
  }

  #link(a: number, b: number, trace: number, snapM: number, depth: number): void {
    if (a === b || depth > 14 || this.areJoined(a, b)) return
    // Two nodes side by side may draw it to and fro: in the end only what it really crosses counts.
    const meeting = this.#firstMeeting(a, b, depth < 7 ? snapM : 0)
    if (meeting === undefined) return this.#addSegment(a, b, trace)
    const node = meeting.node >= 0 ? meeting.node : this.#split(meeting.segment, meeting.share)
    this.#link(a, node, trace, snapM, depth + 1)
    this.#link(node, b, trace, snapM, depth + 1)
  }

  /** What a straight piece from a to b would run into first. */
  #firstMeeting(a: number, b: number, snapM: number): Meeting | undefined {
    const [ax, ay] = [this.xs[a]!, this.ys[a]!]
    const [dx, dy] = [this.xs[b]! - ax, this.ys[b]! - ay]
    const square = dx * dx + dy * dy
    const length = Math.sqrt(square)
    let best: Meeting | undefined
    let first = 1
    this.forNear(Math.min(ax, ax + dx) - snapM, Math.min(ay, ay + dy) - snapM, Math.max(ax, ax + dx) + snapM, Math.max(ay, ay + dy) + snapM, (segment) => {
      const [c, d] = [this.froms[segment]!, this.tos[segment]!]
      for (const node of [c, d]) {
        if (node === a || node === b) continue
        const [px, py] = [this.xs[node]! - ax, this.ys[node]! - ay]
        const t = (px * dx + py * dy) / square
        if (t <= 0 || t >= first || Math.abs(px * dy - py * dx) / length >= this.#reach(node, snapM)) continue
        first = t
        best = { share: t, node, segment }
      }
      if (c === a || c === b || d === a || d === b) return
      const [ex, ey] = [this.xs[d]! - this.xs[c]!, this.ys[d]! - this.ys[c]!]
      const [fx, fy] = [this.xs[c]! - ax, this.ys[c]! - ay]
      const turn = dx * ey - dy * ex
      if (turn === 0) return
      const t = (fx * ey - fy * ex) / turn
      const u = (fx * dy - fy * dx) / turn
      if (t <= 0 || t >= first || u <= 0 || u >= 1) return
      const long = Math.hypot(ex, ey)
      first = t
      best = { share: u, node: u * long < this.#reach(c, snapM) ? c : (1 - u) * long < this.#reach(d, snapM) ? d : -1, segment }
    })
    return best
  }

  /** The first segment a straight look from p meets, and how far away; `passes` may let it go on. */
  firstHit(p: Point, [dx, dy]: Point, lengthM: number, passes?: (segment: number) => boolean): { segment: number; farM: number } | undefined {
    let best: { segment: number; farM: number } | undefined
    const [x, y] = [p[0] + dx * lengthM, p[1] + dy * lengthM]
    this.forNear(Math.min(p[0], x), Math.min(p[1], y), Math.max(p[0], x), Math.max(p[1], y), (segment) => {
      const [c, d] = [this.froms[segment]!, this.tos[segment]!]
      const [ex, ey] = [this.xs[d]! - this.xs[c]!, this.ys[d]! - this.ys[c]!]
      const [fx, fy] = [this.xs[c]! - p[0], this.ys[c]! - p[1]]
      const turn = dx * ey - dy * ex
      if (turn === 0) return
      const far = (fx * ey - fy * ex) / turn
      const u = (fx * dy - fy * dx) / turn
      if (far > 1e-6 && far <= (best?.farM ?? lengthM) && u >= 0 && u <= 1 && !passes?.(segment)) best = { segment, farM: far }
    })
    return best
  }

  direction(segment: number): Point {
    const [a, b] = [this.froms[segment]!, this.tos[segment]!]
    const [dx, dy] = [this.xs[b]! - this.xs[a]!, this.ys[b]! - this.ys[a]!]
    const length = Math.hypot(dx, dy) || 1
    return [dx / length, dy / length]
  }

  lengthOf(segment: number): number {
    const [a, b] = [this.froms[segment]!, this.tos[segment]!]
    return Math.hypot(this.xs[b]! - this.xs[a]!, this.ys[b]! - this.ys[a]!)
  }
}
