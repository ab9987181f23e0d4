import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { GRID_LEVELS, gridLines, type Units } from './basemap/grid.ts'
import type { LayerLook } from './live/layer-parts.ts'
import { liveLayers } from './live/live-layers.ts'
import { liveSources } from './live/live-sources.ts'
import { themeColours, type MapTheme } from './map-colours.ts'

export interface StyleOptions extends LayerLook {
  center: { lng: number; lat: number }
  units: Units
  /** Where the face of the numerals is; absolute, since the worker asks for it. */
  numerals: string
}

/** The whole map as data. A city's own map takes the place of the grid; what lives lies above either. */
export const mapStyle = (options: StyleOptions): StyleSpecification => ({
  version: 8,
  'font-faces': { Numerals: options.numerals },
  sources: { grid: { type: 'geojson', data: gridLines(options.center, options.units), tolerance: 0, buffer: 8 }, ...liveSources },
  layers: mapLayers(options),
})

export const mapLayers = ({ units, ...look }: StyleOptions): LayerSpecification[] => [...gridLayers(look.theme, units), ...liveLayers(look)]

/** Fine lines come in with the zoom and grow heavier as the squares around them open. */
function gridLayers(theme: MapTheme, units: Units): LayerSpecification[] {
  const { map } = themeColours(theme)
  const levels = GRID_LEVELS[units]
  const colour = theme === 'night' ? map.r1 : map.rcase
  return [
    { id: 'land', type: 'background', paint: { 'background-color': map.land } },
    ...levels.map(({ from }, level): LayerSpecification => ({
      id: `grid-${level}`,
      type: 'line',
      source: 'grid',
      minzoom: from,
      filter: ['==', ['get', 'level'], level],
      paint: {
        'line-color': colour,
        'line-width': ['interpolate', ['linear'], ['zoom'], from, 0.6, from + 2.2, 1, from + 4.4, 1.6],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], from, 0.35, from + 1.4, 0.8, from + 3, 1],
      },
    })),
  ]
}

/** What has to be set to turn one set of layers into another that differs in look alone. */
export function restyling(before: readonly LayerSpecification[], after: readonly LayerSpecification[]) {
  return after.flatMap((layer, i) =>
    (['paint', 'layout'] as const).flatMap((kind) => {
      const then = before[i]?.[kind] as Record<string, unknown> | undefined
      return Object.entries(layer[kind] ?? {})
        .filter(([name, value]) => JSON.stringify(then?.[name]) !== JSON.stringify(value))
        .map(([name, value]) => ({ layer: layer.id, kind, name, value: value as unknown }))
    }),
  )
}
