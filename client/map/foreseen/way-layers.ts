import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { themeColours, type MapTheme } from '../map-colours.ts'

const SOURCE = 'way'
/** The way lies on the roads and beneath all that lives on the map. */
const BENEATH = 'uncertainty'

export type WayLines = readonly (readonly (readonly [number, number])[])[]

function wayLayers(theme: MapTheme): LayerSpecification[] {
  const { ui, map } = themeColours(theme)
  const isLast = ['get', 'last']
  const line = (id: string, colour: string, width: number, straight: boolean): LayerSpecification => ({
    id, type: 'line', source: SOURCE, filter: ['==', ['get', 'straight'], straight],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colour, 'line-width': width, 'line-opacity': ['case', isLast, 1, 0.55] as never,
      ...(straight ? { 'line-dasharray': [1.5, 1.8] } : {}),
    },
  })
  return [line('way-casing', map.land, 7, false), line('way', ui.accent, 4, false), line('way-straight', ui.accent, 3, true)]
}

/** Draws the way; without lines nothing. `straight`: nobody knows the roads, and it looks so. */
export function showWay(map: MapLibreMap, theme: MapTheme, lines: WayLines, straight: boolean): void {
  const data = {
    type: 'FeatureCollection' as const,
    features: lines.map((line, i) => ({
      type: 'Feature' as const, properties: { straight, last: i === lines.length - 1 },
      geometry: { type: 'LineString' as const, coordinates: line.map(([lng, lat]) => [lng, lat]) },
    })),
  }
  const source = map.getSource<GeoJSONSource>(SOURCE)
  if (source) return void source.setData(data)
  if (lines.length === 0) return
  map.addSource(SOURCE, { type: 'geojson', data })
  for (const layer of wayLayers(theme)) map.addLayer(layer, map.getLayer(BENEATH) ? BENEATH : undefined)
}

/** Another theme begins anew the next time something is drawn. */
export function removeWay(map: MapLibreMap): void {
  for (const { id } of wayLayers('night')) if (map.getLayer(id)) map.removeLayer(id)
  if (map.getSource(SOURCE)) map.removeSource(SOURCE)
}
