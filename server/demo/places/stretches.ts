import { distanceM, METRES_A_DEGREE } from '../../../shared/domain/distance.ts'
import { pointAlong } from '../../../shared/roads/along-line.ts'
import { NO_NAME, type RoadGraph } from '../../../shared/roads/road-graph.ts'
import { ROAD_CLASS_ORDER } from '../../../shared/roads/road-classes.ts'
import type { LngLat } from '../../../shared/roads/travel.ts'
import { shifted } from '../simulator/ground.ts'
import type { Stretch } from './habits.ts'
import type { Land } from './land.ts'

const BY_THE_WATER = /\b(river|riverside|riverbank|waterfront|water|front|bank|quay|levee|mill|canal|wharf|landing)\b/i

/** Every edge of the graph as habits see it, and where its middle lies. */
export function stretchesOf({ center, roads, places }: Land): { stretches: Stretch[]; middles: LngLat[] } {
  const middles = Array.from(roads.edgeFroms, (_, edge) => pointOnEdge(roads, edge, 0.5))
  const bridges = places.filter(({ name }) => /\bbridge\b/i.test(name))
  const waterside = middles.filter((_, edge) => roads.edgeNames[edge] !== NO_NAME && BY_THE_WATER.test(roads.names[roads.edgeNames[edge]!]!))
  const water = [...bridges, ...waterside.filter((_, i) => i % Math.ceil(waterside.length / 60) === 0)]
  const stretches = middles.map((middle, edge): Stretch => ({
    roadClass: ROAD_CLASS_ORDER[roads.edgeClasses[edge]!]!,
    fromCenterM: distanceM(middle, center),
    fromWaterM: water.reduce((least, at) => Math.min(least, roughM(middle, at)), Infinity),
  }))
  return { stretches, middles }
}

/** Flat and quick: there are a million of them. */
function roughM(a: LngLat, b: LngLat): number {
  const north = (a.lat - b.lat) * METRES_A_DEGREE
  const east = (a.lng - b.lng) * METRES_A_DEGREE * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(north, east)
}

/** The point at a share of an edge's length, and so many metres to the left of the way it is drawn. */
export function pointOnEdge({ pointStarts, pointLngs, pointLats, edgeLengthsM }: RoadGraph, edge: number, share: number, leftM = 0): LngLat {
  const line = Array.from({ length: pointStarts[edge + 1]! - pointStarts[edge]! }, (_, i) => [pointLngs[pointStarts[edge]! + i]!, pointLats[pointStarts[edge]! + i]!] as const)
  const { headingDeg, ...at } = pointAlong(line, edgeLengthsM[edge]! * share)
  const turn = (headingDeg * Math.PI) / 180
  return shifted(at, -Math.cos(turn) * leftM, Math.sin(turn) * leftM)
}
