import type { RoadGraph } from '../../../shared/roads/road-graph.ts'
import type { LngLat } from '../../../shared/roads/travel.ts'

/** What must be known of a city to say where things happen in it; any city's pack has it. */
export interface Land {
  center: LngLat
  roads: RoadGraph
  /** What people name: parks, bridges, schools. */
  places: readonly (LngLat & { name: string })[]
  /** As somebody there would say it, `420 Oak St`; undefined where nobody knows. */
  addressAt(at: LngLat): string | undefined
}
