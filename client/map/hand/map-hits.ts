import type { Point } from 'geojson'
import type { Map as MapLibreMap, MapGeoJSONFeature } from 'maplibre-gl'
import { signRise } from '../icons/draw-sign.ts'
import { CALM_SIZE } from '../requests/features.ts'
import { CLUSTER_LAYERS, CREW_LAYERS, FAN_DISC, FAN_LAYERS, IDLE_LAYER, REQUEST_LAYERS } from '../live/live-layers.ts'
import type { ScreenPoint } from '../map-port.ts'

/** A feature under a pointer, and how far its middle is from it, pixels. */
export interface Found {
  feature: MapGeoJSONFeature
  far: number
}

/** What lies under a pointer, the nearest first where several do. `point` is of the window. */
export const hitsOf = (map: MapLibreMap) => {
  const local = ({ x, y }: ScreenPoint): [number, number] => {
    const box = map.getCanvasContainer().getBoundingClientRect()
    return [x - box.left, y - box.top]
  }
  const query = (layers: string[], point: ScreenPoint, reach: number): Found | undefined => {
    if (!map.style || !layers.every((layer) => map.getLayer(layer))) return undefined
    const [x, y] = local(point)
    const found = map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers })
    const farOf = (feature: MapGeoJSONFeature) => {
      const at = map.project((feature.geometry as Point).coordinates as [number, number])
      const middle = middleOf(feature)
      return Math.hypot(at.x + middle.x - x, at.y + middle.y - y)
    }
    // Of equals the first is uppermost; a near miss of one beats the far edge of another.
    return found.map((feature) => ({ feature, far: farOf(feature) })).reduce<Found | undefined>((a, b) => (a && b.far >= a.far - CALM_SIZE / 4 ? a : b), undefined)
  }
  const numberOf = (found: Found | undefined): number | undefined => (typeof found?.feature.id === 'number' ? found.feature.id : undefined)
  const fanned = (point: ScreenPoint, reach: number) => query(FAN_LAYERS, point, reach)
  const cluster = (point: ScreenPoint) => query(CLUSTER_LAYERS, point, 2)
  const request = (point: ScreenPoint, reach: number) => {
    const sign = query(REQUEST_LAYERS, point, reach)
    const stack = sign && cluster(point)
    // A sign that stands on a stack leaves the ring around its foot to the stack.
    return stack && stack.far < sign.far ? undefined : sign
  }
  /** An open fan covers what lies beneath it. */
  const isCovered = (point: ScreenPoint) => query(FAN_DISC, point, 0) !== undefined
  return {
    isCovered,
    request: (point: ScreenPoint, reach: number) => numberOf(isCovered(point) ? fanned(point, reach) : request(point, reach)),
    crew: (point: ScreenPoint, reach: number) => (isCovered(point) ? undefined : numberOf(query(CREW_LAYERS, point, reach))),
    /** A crew that waits lies beneath the signs: there the nearer of the two is meant. */
    isBeneath: (point: ScreenPoint, reach: number) => {
      const [crew, sign] = [query(CREW_LAYERS, point, reach), request(point, reach)]
      return crew?.feature.layer.id === IDLE_LAYER && sign !== undefined && sign.far < crew.far
    },
    cluster: (point: ScreenPoint) => (isCovered(point) ? undefined : cluster(point)?.feature),
  }
}

export type Hits = ReturnType<typeof hitsOf>

/** Where the middle of a picture lies from its place: in a fan aside, on a post above, else upon it. */
function middleOf({ properties }: MapGeoJSONFeature): ScreenPoint {
  if (properties.leg !== undefined) return { x: Number(properties.x), y: Number(properties.y) }
  const size = Number(properties.size ?? 0)
  return { x: 0, y: size > 0 ? -signRise(size) : 0 }
}
