import type { Map as MapLibreMap } from 'maplibre-gl'
import { signRise } from './draw-icon.ts'
import type { PointFeature } from './feature-diff.ts'
import type { FeatureIds } from './feature-ids.ts'
import type { LiveFeeds } from './live-feeds.ts'
import type { Hits } from './map-hits.ts'
import type { MapPort } from './map-port.ts'
import { isWithin } from './within.ts'

/** The map as a drag sees it. */
export function makePort(map: MapLibreMap, hits: Hits, feeds: LiveFeeds, ids: FeatureIds, isPicking: () => boolean): MapPort {
  const idOf = (number: number | undefined) => (number === undefined ? undefined : ids.idOf(number))
  const numbers = (id: string | undefined) => (id === undefined ? [] : [ids.numberOf(id)])
  return {
    requestAt: (point, reach) => (isPicking() ? undefined : idOf(hits.request(point, reach))),
    crewAt: (point, reach) => idOf(hits.crew(point, reach)),
    highlight: (crewId) => feeds.drop.show(numbers(crewId)),
    lift: (requestIds) => feeds.lifted.show(requestIds.map((id) => ids.numberOf(id))),
    requestsWithin(loop) {
      const box = map.getCanvasContainer().getBoundingClientRect()
      const isInside = ({ geometry, properties }: PointFeature) => {
        const foot = map.project(geometry.coordinates)
        const rise = properties.size ? signRise(Number(properties.size)) : 0
        return isWithin({ x: foot.x + box.left, y: foot.y - rise + box.top }, loop)
      }
      return [...feeds.requests.shown.values()].filter(isInside).flatMap(({ id }) => ids.idOf(id) ?? [])
    },
    disablePan: () => map.dragPan.disable(),
    enablePan: () => map.dragPan.enable(),
    contains: (element) => map.getCanvasContainer().contains(element),
  }
}
