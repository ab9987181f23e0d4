import type { LayerSpecification } from 'maplibre-gl'
import { isKind, tileLayer, widths, type GroundLook } from './tile-parts.ts'

const GREEN = ['park', 'cemetery', 'golf_course', 'wood', 'forest', 'grass', 'grassland', 'meadow', 'nature_reserve', 'national_park', 'recreation_ground', 'playground', 'pitch', 'village_green', 'allotments', 'garden', 'scrub', 'wetland']
const BUILT = ['residential', 'school', 'university', 'college', 'hospital', 'commercial', 'retail', 'industrial', 'railway', 'military', 'aerodrome', 'zoo', 'kindergarten']

/** Land, green, water and what is built: quiet surfaces that nobody has to read. */
export function groundLayers({ theme, colours: { map } }: GroundLook): LayerSpecification[] {
  return [
    { id: 'land', type: 'background', paint: { 'background-color': map.land } },
    tileLayer('fill', 'built-land', 'landuse', isKind(...BUILT), { paint: { 'fill-color': map.res } }),
    tileLayer('fill', 'green', 'landuse', isKind(...GREEN), { paint: { 'fill-color': map.green } }),
    tileLayer('line', 'streams', 'water', ['==', ['geometry-type'], 'LineString'], {
      minzoom: 11,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': map.waterline, 'line-width': widths([[11, 0.6], [14, 1.4], [16, 3], [19, 10]]) },
    }),
    tileLayer('fill', 'water', 'water', ['==', ['geometry-type'], 'Polygon'], { paint: { 'fill-color': map.water } }),
    tileLayer('fill', 'buildings', 'buildings', ['!=', ['get', 'kind'], 'address'], {
      minzoom: 13,
      paint: {
        'fill-color': map.bldg,
        // At 13 houses are grain, not buildings.
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0.35, 14, 0.85, 15, 1],
        // Edges of small houses seen from far are noise.
        'fill-outline-color': ['step', ['zoom'], map.bldg, 15, theme === 'night' ? map.bldg : map.rcase],
      },
    }),
  ]
}
