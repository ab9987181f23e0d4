import type { RoadGraph } from '../../../shared/roads/road-graph.ts'
import { RoadNet } from '../../../shared/roads/road-net.ts'
import { OFF_ROAD_M, OFF_ROAD_MPS, roadTravel } from '../../../shared/roads/road-travel.ts'
import { straightTravel } from '../../../shared/roads/straight-travel.ts'
import type { LngLat } from '../../../shared/roads/travel.ts'
import { DEMO_CREWS } from '../history/crews.ts'
import { shifted, type Ground } from './ground.ts'

const yardOf = (yards: readonly LngLat[], n: number): LngLat => yards[(DEMO_CREWS[n - 1]?.base ?? n) % yards.length]!

/** A line's middle may lie this far from the road that it is drawn after. */
const ON_ROAD_M = 25
const TOWN_MPS = 11

/** The town on its roads. */
export function groundOn(roads: RoadGraph, yards: readonly LngLat[]): Ground {
  const net = new RoadNet(roads)
  return {
    travel: roadTravel(net),
    yardOf: (n) => yardOf(yards, n),
    curbAt: (place) => net.nearestJoined(place, OFF_ROAD_M) ?? place,
    limitAt(at) {
      const on = net.nearest(at, ON_ROAD_M)
      return on ? roads.edgeSpeedsMps[on.edge]! : OFF_ROAD_MPS
    },
    anywhere(dice) {
      const node = Math.floor(dice.next() * roads.nodeLngs.length)
      return { lng: roads.nodeLngs[node]!, lat: roads.nodeLats[node]! }
    },
  }
}

/** Without a map: as the crow flies, around the middle of town. */
export const groundWithoutRoads = (center: LngLat, yards: readonly LngLat[]): Ground => ({
  travel: straightTravel(),
  yardOf: (n) => yardOf(yards, n),
  curbAt: (place) => place,
  limitAt: () => TOWN_MPS,
  anywhere: (dice) => shifted(center, dice.between(-2_000, 2_000), dice.between(-2_000, 2_000)),
})
