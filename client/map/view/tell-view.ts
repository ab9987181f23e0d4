import type { Map as MapLibreMap } from 'maplibre-gl'
import type { MapView } from '../../stores/map-view.svelte.ts'

const REST_MS = 400

/** Tells where the map is once it has come to rest, and only when that is somewhere else. Answers how to stop. */
export function tellView(map: MapLibreMap, tell: (view: MapView) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  map.on('moveend', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const { lng, lat } = map.getCenter()
      tell({ lng: round(lng, 5), lat: round(lat, 5), zoom: round(map.getZoom(), 2) })
    }, REST_MS)
  })
  return () => clearTimeout(timer)
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))
