import type { LayerSpecification } from 'maplibre-gl'
import { themeColours, type MapTheme } from '../map-colours.ts'
import { GRID_LEVELS, type Units } from './grid.ts'

/** Fine lines come in with the zoom and grow heavier as the squares around them open. */
export function gridLayers(theme: MapTheme, units: Units): LayerSpecification[] {
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
