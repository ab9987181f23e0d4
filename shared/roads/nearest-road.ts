import { METRES_A_DEGREE } from '../domain/distance.ts'
import Flatbush from 'flatbush'
import { spanM } from './line-lengths.ts'
import type { RoadGraph } from './road-graph.ts'
import type { LngLat } from './travel.ts'

/** A place on a road. */
export interface RoadPoint extends LngLat {
  edge: number
  /** Metres from the edge's first node along it. */
  alongM: number
  /** Metres from the place that was asked about. */
  offM: number
}

/** What is needed of a graph to find a place on it. */
export type Lines = Pick<RoadGraph, 'pointStarts' | 'pointLngs' | 'pointLats' | 'edgeLengthsM'>

/** Looked through first; four times as far each time nothing was found. */
const FIRST_M = 60

/** Finds the road beside a place: boxes of all straight pieces in a packed tree (Flatbush), then each piece itself. */
export class NearestRoad {
  readonly #graph: Lines
  readonly #index: Flatbush | undefined
  /** Of each straight piece, its edge and its first point. */
  readonly #edges: Uint32Array
  readonly #points: Uint32Array
  // The question under way, kept here so that asking allocates nothing.
  #lng = 0
  #lat = 0
  #xM = METRES_A_DEGREE
  #best = -1
  #bestShare = 0
  #bestM2 = Infinity
  #among: Uint8Array | undefined

  constructor(graph: Lines) {
    this.#graph = graph
    const { pointStarts, pointLngs, pointLats } = graph
    const edges = pointStarts.length - 1
    const size = pointLngs.length - edges
    this.#edges = new Uint32Array(size)
    this.#points = new Uint32Array(size)
    this.#index = size > 0 ? new Flatbush(size) : undefined
    let piece = 0
    for (let edge = 0; edge < edges; edge++) {
      for (let i = pointStarts[edge]!; i < pointStarts[edge + 1]! - 1; i++, piece++) {
        this.#edges[piece] = edge
        this.#points[piece] = i
        const [x, y, x2, y2] = [pointLngs[i]!, pointLats[i]!, pointLngs[i + 1]!, pointLats[i + 1]!]
        this.#index!.add(Math.min(x, x2), Math.min(y, y2), Math.max(x, x2), Math.max(y, y2))
      }
    }
    this.#index?.finish()
  }

  /** The nearest place on any road within so many metres, or on any edge marked 1 in `among`. */
  nearest({ lng, lat }: LngLat, withinM: number, among?: Uint8Array): RoadPoint | undefined {
    if (!this.#index || !Number.isFinite(lng) || !Number.isFinite(lat)) return undefined
    this.#lng = lng
    this.#lat = lat
    this.#xM = METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180)
    this.#best = -1
    this.#bestM2 = Infinity
    this.#among = among
    for (let r = Math.min(FIRST_M, withinM); ; r = Math.min(r * 4, withinM)) {
      const [dx, dy] = [r / this.#xM, r / METRES_A_DEGREE]
      this.#index.search(lng - dx, lat - dy, lng + dx, lat + dy, this.#look)
      if (this.#bestM2 <= r * r) return this.#found()
      if (r >= withinM) return undefined
    }
  }

  /** Notes a piece if it is nearer than all before. Nothing is collected: the answer to the tree is always no. */
  readonly #look = (piece: number): boolean => {
    if (this.#among?.[this.#edges[piece]!] === 0) return false
    const { pointLngs, pointLats } = this.#graph
    const i = this.#points[piece]!
    const x = (pointLngs[i]! - this.#lng) * this.#xM
    const y = (pointLats[i]! - this.#lat) * METRES_A_DEGREE
    const dx = (pointLngs[i + 1]! - pointLngs[i]!) * this.#xM
    const dy = (pointLats[i + 1]! - pointLats[i]!) * METRES_A_DEGREE
    const length2 = dx * dx + dy * dy
    const share = length2 > 0 ? Math.min(1, Math.max(0, -(x * dx + y * dy) / length2)) : 0
    const m2 = (x + share * dx) ** 2 + (y + share * dy) ** 2
    if (m2 < this.#bestM2) {
      this.#best = piece
      this.#bestShare = share
      this.#bestM2 = m2
    }
    return false
  }

  #found(): RoadPoint {
    const { pointStarts, pointLngs, pointLats, edgeLengthsM } = this.#graph
    const edge = this.#edges[this.#best]!
    const point = this.#points[this.#best]!
    let alongM = this.#bestShare * spanM(pointLngs, pointLats, point)
    for (let i = pointStarts[edge]!; i < point; i++) alongM += spanM(pointLngs, pointLats, i)
    return {
      edge,
      alongM: Math.min(alongM, edgeLengthsM[edge]!),
      lng: pointLngs[point]! + this.#bestShare * (pointLngs[point + 1]! - pointLngs[point]!),
      lat: pointLats[point]! + this.#bestShare * (pointLats[point + 1]! - pointLats[point]!),
      offM: Math.sqrt(this.#bestM2),
    }
  }
}
