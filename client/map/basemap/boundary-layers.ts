import type { LayerSpecification } from 'maplibre-gl'
import { tileLayer, widths, type GroundLook } from './tile-parts.ts'

/** Where the city ends: a line that is found when looked for. */
export const boundaryLayers = ({ theme, colours: { map } }: GroundLook): LayerSpecification[] => [
  tileLayer('line', 'boundary', 'boundaries', true, {
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme === 'night' ? map.r4 : map.label, 'line-opacity': theme === 'night' ? 0.7 : 0.45,
      'line-width': widths([[10, 0.7], [14, 1.1], [18, 2]]), 'line-dasharray': [6, 2.5, 1.2, 2.5],
    },
  }),
]
