import type { Point } from 'geojson'
import type { Map as MapLibreMap, MapGeoJSONFeature } from 'maplibre-gl'
import { signRise } from './draw-icon.ts'
import { CALM_SIZE } from './features.ts'
import { CLUSTER_LAYERS, CREW_LAYERS, REQUEST_LAYERS } from './live-layers.ts'
import type { ScreenPoint } from './map-port.ts'

/** What lies under a pointer, the nearest first where several do. `point` is of the window. */
export const hitsOf = (map: MapLibreMap) => {
  const local = ({ x, y }: ScreenPoint): [number, number] => {
    const box = map.getCanvasContainer().getBoundingClientRect()
    return [x - box.left, y - box.top]
  }
  const query = (layers: string[], point: ScreenPoint, reach: number): MapGeoJSONFeature | undefined => {
    if (!map.style || !layers.every((layer) => map.getLayer(layer))) return undefined
    const [x, y] = local(point)
    const found = map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers })
    const far = (feature: MapGeoJSONFeature) => {
      const at = map.project((feature.geometry as Point).coordinates as [number, number])
      const size = feature.properties.size as number | undefined
      const rise = size === undefined ? 0 : size > 0 ? signRise(size) : 0
      return Math.hypot(at.x - x, at.y - rise - y)
    }
    // Of equals the first is uppermost; a near miss of one beats the far edge of another.
    return found.length < 2 ? found[0] : found.map((feature) => ({ feature, far: far(feature) })).reduce((a, b) => (b.far < a.far - CALM_SIZE / 4 ? b : a)).feature
  }
  const numberAt = (layers: string[]) => (point: ScreenPoint, reach: number): number | undefined => {
    const id = query(layers, point, reach)?.id
    return typeof id === 'number' ? id : undefined
  }
  return {
    request: numberAt(REQUEST_LAYERS),
    crew: numberAt(CREW_LAYERS),
    cluster: (point: ScreenPoint) => query(CLUSTER_LAYERS, point, 2),
  }
}

export type Hits = ReturnType<typeof hitsOf>
