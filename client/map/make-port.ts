import type { Map as MapLibreMap } from 'maplibre-gl'
import { signRise } from './icons/draw-sign.ts'
import type { PointFeature } from './live/feature-diff.ts'
import type { FeatureIds } from './live/feature-ids.ts'
import type { LiveFeeds } from './live/live-feeds.ts'
import type { Hits } from './hand/map-hits.ts'
import type { MapPort } from './map-port.ts'
import { pinStep } from './hand/pin-step.ts'
import { isInside } from './hand/polygon.ts'
import { nudgeOf, type Insets } from './view/view.ts'

interface PortHost {
  ids: FeatureIds
  isPicking: () => boolean
  insets: () => Insets
  requests: () => ReadonlyMap<number, PointFeature>
}

/** The map as a drag sees it. */
export function makePort(map: MapLibreMap, hits: Hits, feeds: LiveFeeds, { ids, isPicking, insets, requests }: PortHost): MapPort {
  const idOf = (number: number | undefined) => (number === undefined ? undefined : ids.idOf(number))
  const numbers = (of: string | readonly string[] | undefined) => (of === undefined ? [] : typeof of === 'string' ? [of] : of).map((id) => ids.numberOf(id))
  const canvasBox = () => map.getCanvas().getBoundingClientRect()
  return {
    requestAt: (point, reach) => (isPicking() ? undefined : idOf(hits.request(point, reach))),
    crewAt: (point, reach) => idOf(hits.crew(point, reach)),
    requestsWithin(polygon) {
      const { left, top } = canvasBox()
      const line = polygon.map(({ x, y }) => ({ x: x - left, y: y - top }))
      // From the data: what hides in a cluster has no pixel of its own.
      return [...requests().values()].flatMap(({ id, geometry, properties }) => {
        const foot = map.project(geometry.coordinates)
        const rise = Number(properties.size) > 0 ? signRise(Number(properties.size)) : 0
        const isIn = isInside(foot, line) || (rise > 0 && isInside({ x: foot.x, y: foot.y - rise }, line))
        return isIn ? (idOf(id) ?? []) : []
      })
    },
    lngLatAt({ x, y }) {
      const { left, top, right, bottom } = canvasBox()
      if (x < left || x > right || y < top || y > bottom) return undefined
      const { lng, lat } = map.unproject([x - left, y - top])
      return { lng, lat }
    },
    nudge(at, key, far) {
      const by = nudgeOf(key, far)
      return by && pinStep(map, insets(), at, by)
    },
    highlight: (crewId) => feeds.drop.show(numbers(crewId)),
    lift: (requestIds) => feeds.lifted.show(numbers(requestIds)),
    disablePan: () => map.dragPan.disable(),
    enablePan: () => map.dragPan.enable(),
    contains: (element) => map.getCanvasContainer().contains(element),
  }
}
