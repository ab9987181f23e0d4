import { arcsOf, type Arcs } from './arcs.ts'
import { Frontier } from './frontier.ts'
import { mainPart } from './main-part.ts'
import { NearestRoad, type RoadPoint } from './nearest-road.ts'
import type { RoadGraph } from './road-graph.ts'
import type { LngLat } from './travel.ts'

/** What a net is made of; each is found by itself. */
interface Parts {
  out: Arcs
  into: Arcs
  /** Of each node, 1 where it can be reached from every other. */
  main: Uint8Array
  nearest: NearestRoad
}

function partsOf(graph: RoadGraph): Parts {
  const out = arcsOf(graph, 'out')
  return { out, into: arcsOf(graph, 'in'), main: mainPart(out), nearest: new NearestRoad(graph) }
}

/**
 * A graph made ready to be driven on: who meets whom, what lies where, and room for one search at a
 * time. Building takes some tens of milliseconds for a town; searches allocate nothing but their results.
 */
export class RoadNet {
  readonly graph: RoadGraph
  readonly out: Arcs
  readonly into: Arcs
  readonly fastestMps: number
  /** Edges from which every other such edge can be reached (1 if so). */
  readonly joined: Uint8Array
  /** Room for a search: seconds to each node, the edge it was reached by, whether it is done, which come first. */
  readonly scratch: { seconds: Float64Array; cameBy: Uint32Array; done: Uint8Array; frontier: Frontier }
  readonly #nearest: NearestRoad

  constructor(graph: RoadGraph, { out, into, main, nearest } = partsOf(graph)) {
    this.graph = graph
    this.out = out
    this.into = into
    this.fastestMps = graph.edgeSpeedsMps.reduce((most, each) => Math.max(most, each), 0)
    this.joined = graph.edgeFroms.length === 0 ? new Uint8Array() : new Uint8Array(graph.edgeFroms.length).map((_, edge) => main[graph.edgeFroms[edge]!]! & main[graph.edgeTos[edge]!]!)
    this.#nearest = nearest
    const nodes = graph.nodeLngs.length
    this.scratch = { seconds: new Float64Array(nodes), cameBy: new Uint32Array(nodes), done: new Uint8Array(nodes), frontier: new Frontier(nodes) }
  }

  /** The nearest place on any road; undefined where none lies within so many metres. */
  nearest(at: LngLat, withinM: number): RoadPoint | undefined {
    return this.#nearest.nearest(at, withinM)
  }

  /** As `nearest`, on roads alone from which one comes anywhere and back. */
  nearestJoined(at: LngLat, withinM: number): RoadPoint | undefined {
    return this.#nearest.nearest(at, withinM, this.joined)
  }

  /** Begins a search: nothing is reached yet. */
  clear() {
    const { seconds, done, frontier } = this.scratch
    seconds.fill(Infinity)
    done.fill(0)
    frontier.clear()
    return this.scratch
  }
}
