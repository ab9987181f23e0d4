import { distanceM } from '../domain/distance.ts'
import type { RoadPoint } from './nearest-road.ts'
import { quickestWay } from './quickest-way.ts'
import type { RoadNet } from './road-net.ts'
import { secondsToAll } from './seconds-to-all.ts'
import type { LngLat, Route, Travel } from './travel.ts'
import { wayLine, wayMetres, type Line } from './way-line.ts'

/** Off the road one goes straight and slowly: across a yard, along a path. */
export const OFF_ROAD_MPS = 5
/** Farther from any road than this there is no way to say how long it takes. */
export const OFF_ROAD_M = 2_000

/** Travel on a city's roads: from where the crew is to the road, by the quickest way along it, and from it to the place. */
export function roadTravel(net: RoadNet): Travel {
  return {
    by: 'roads',
    secondsTo(to, froms) {
      const end = net.nearestJoined(to, OFF_ROAD_M)
      const starts = froms.map((from) => net.nearestJoined(from, OFF_ROAD_M))
      const driven = end ? secondsToAll(net, end, starts) : []
      return froms.map((from, i) => {
        const straightM = acrossM(from, starts[i], to, end)
        return straightM === undefined ? (driven[i] ?? Infinity) + offRoadM(starts[i], end) / OFF_ROAD_MPS : straightM / OFF_ROAD_MPS
      })
    },
    route(from, to) {
      const start = net.nearestJoined(from, OFF_ROAD_M)
      const end = net.nearestJoined(to, OFF_ROAD_M)
      if (!start || !end) return undefined
      const straightM = acrossM(from, start, to, end)
      if (straightM !== undefined) return { seconds: straightM / OFF_ROAD_MPS, metres: straightM, line: [[from.lng, from.lat], [to.lng, to.lat]] }
      return byRoad(net, from, start, to, end)
    },
  }
}

function byRoad(net: RoadNet, from: LngLat, start: RoadPoint, to: LngLat, end: RoadPoint): Route | undefined {
  const way = quickestWay(net, start, end)
  if (!way) return undefined
  const offM = offRoadM(start, end)
  const line: Line = [[from.lng, from.lat], ...wayLine(net.graph, way, start, end), [to.lng, to.lat]]
  return {
    seconds: way.seconds + offM / OFF_ROAD_MPS,
    metres: wayMetres(net.graph, way, start, end) + offM,
    line: line.filter(([lng, lat], i) => i === 0 || lng !== line[i - 1]![0] || lat !== line[i - 1]![1]),
  }
}

const offRoadM = (start: RoadPoint | undefined, end: RoadPoint | undefined) => (start?.offM ?? 0) + (end?.offM ?? 0)

/** Metres straight across, where that is no farther than to the road and back from it: who stands at the place is there. */
function acrossM(from: LngLat, start: RoadPoint | undefined, to: LngLat, end: RoadPoint | undefined): number | undefined {
  const straightM = distanceM(from, to)
  return start && end && straightM <= start.offM + end.offM ? straightM : undefined
}

/** The quickest way between the places of the road that are nearest to both: as a truck goes that was seen here and then there. */
export function roadPath(net: RoadNet, from: LngLat, to: LngLat, withinM = 60): Line | undefined {
  const start = net.nearest(from, withinM)
  const end = net.nearest(to, withinM)
  const way = start && end && quickestWay(net, start, end)
  return way && wayLine(net.graph, way, start, end)
}
