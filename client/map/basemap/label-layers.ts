import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { iconPrefix } from '../live/layer-parts.ts'
import { detailsOf } from './road-widths.ts'
import { isDetail, isKind, tileLayer, type GroundLook } from './tile-parts.ts'

/** The names that the faces go by in the style. */
export const STREET_FACE = 'Streets'
export const ARTERIAL_FACE = 'Arterials'

const name: ExpressionSpecification = ['get', 'name']
const isGreat = isDetail(...detailsOf('motorway', 'arterial'))
const isSmall = isDetail(...detailsOf('service', 'path'))
const isStreet = isKind('highway', 'major_road', 'minor_road', 'other')
const along = { 'symbol-placement': 'line', 'text-rotation-alignment': 'map', 'text-pitch-alignment': 'viewport', 'text-max-angle': 32 } as const

/** Names, from the least to the foremost: MapLibre gives room to the uppermost first, so all of them yield to what lives. */
export function labelLayers(look: GroundLook, ratio: number): LayerSpecification[] {
  const { theme, colours: { map } } = look
  const image = (icon: string) => `${iconPrefix(theme, ratio)}${icon}`
  const quiet = { 'text-color': map.label, 'text-halo-color': map.halo, 'text-halo-width': 1.2 }
  return [
    tileLayer('symbol', 'one-ways', 'roads', ['all', isStreet, ['has', 'oneway'], ['!', isDetail(...detailsOf('motorway', 'ramp'))]], {
      minzoom: 16,
      layout: { 'symbol-placement': 'line', 'symbol-spacing': 160, 'icon-image': image('one-way'), 'icon-rotation-alignment': 'map', 'icon-padding': 4 },
    }),
    tileLayer('symbol', 'place-names', 'pois', ['has', 'name'], {
      minzoom: 15,
      layout: { 'text-field': name, 'text-font': [STREET_FACE], 'text-size': ['interpolate', ['linear'], ['zoom'], 15, 11, 18, 13], 'text-max-width': 7, 'text-padding': 8 },
      paint: { ...quiet, 'text-opacity': 0.9 },
    }),
    ...waterNames(look),
    tileLayer('symbol', 'alley-names', 'roads', ['all', isStreet, isSmall, ['has', 'name']], {
      minzoom: 16,
      layout: { ...along, 'text-field': name, 'text-font': [STREET_FACE], 'text-size': 11, 'symbol-spacing': 340 },
      paint: quiet,
    }),
    tileLayer('symbol', 'street-names', 'roads', ['all', isStreet, ['!', isGreat], ['!', isSmall], ['has', 'name']], {
      minzoom: 13,
      layout: {
        ...along, 'text-field': name, 'text-font': [STREET_FACE], 'symbol-spacing': ['interpolate', ['linear'], ['zoom'], 13, 420, 16, 300],
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 10, 14, 11.5, 16, 12.5, 18, 14.5], 'text-padding': 3,
      },
      paint: quiet,
    }),
    ...shields(look, image),
    tileLayer('symbol', 'arterial-names', 'roads', ['all', isStreet, isGreat, ['has', 'name']], {
      minzoom: 11.5,
      layout: {
        ...along, 'text-field': name, 'text-font': [ARTERIAL_FACE], 'symbol-spacing': ['interpolate', ['linear'], ['zoom'], 12, 500, 16, 380],
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 10.5, 14, 12.5, 16, 13.5, 18, 15.5], 'text-padding': 6,
      },
      paint: { 'text-color': map.label2, 'text-halo-color': map.halo, 'text-halo-width': 1.4 },
    }),
    tileLayer('symbol', 'neighbourhoods', 'places', isKind('neighbourhood', 'macrohood'), {
      minzoom: 11, maxzoom: 17,
      layout: {
        'text-field': ['upcase', name], 'text-font': [STREET_FACE], 'text-letter-spacing': 0.12, 'text-max-width': 8, 'text-line-height': 1.15,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 9.5, 12, 10.5, 14, 13, 16, 15], 'text-padding': ['interpolate', ['linear'], ['zoom'], 11, 4, 14, 10],
        'symbol-sort-key': ['coalesce', ['get', 'sort_rank'], ['get', 'min_zoom'], 0],
      },
      paint: { ...quiet, 'text-halo-width': 1.4 },
    }),
  ]
}

/** A river's name runs on it, a stream's beside it, a lake's lies at its heart. */
function waterNames({ colours: { map } }: GroundLook): LayerSpecification[] {
  const isOn: ExpressionSpecification = ['any', ['==', ['get', 'kind'], 'river'], ['==', ['geometry-type'], 'Point']]
  const paint = { 'text-color': map.label, 'text-halo-color': ['case', isOn, map.water, map.halo] as ExpressionSpecification, 'text-halo-width': 1.2 }
  const words = { 'text-field': name, 'text-font': [STREET_FACE], 'text-size': 11.5, 'text-letter-spacing': 0.06 }
  return [
    tileLayer('symbol', 'water-names', 'water', ['all', ['==', ['geometry-type'], 'LineString'], ['has', 'name']], {
      minzoom: 13,
      layout: { ...along, ...words, 'symbol-spacing': 420, 'text-offset': ['case', isOn, ['literal', [0, 0]], ['literal', [0, -0.8]]] },
      paint,
    }),
    tileLayer('symbol', 'lake-names', 'water', ['all', ['==', ['geometry-type'], 'Point'], ['has', 'name']], { minzoom: 14, layout: { ...words, 'text-max-width': 6 }, paint }),
  ]
}

/** The number of a state or county road, upright on a small plate: found when looked for. */
function shields({ colours: { map } }: GroundLook, image: (icon: string) => string): LayerSpecification[] {
  const ref: ExpressionSpecification = ['coalesce', ['get', 'shield_text'], ['get', 'ref']]
  return [
    tileLayer('symbol', 'shields', 'roads', ['all', isStreet, ['any', ['has', 'ref'], ['has', 'shield_text']], ['<=', ['length', ['to-string', ref]], 7]], {
      minzoom: 12,
      layout: {
        'symbol-placement': 'line', 'symbol-spacing': 520, 'text-field': ref, 'text-font': [ARTERIAL_FACE], 'text-size': 10,
        'text-rotation-alignment': 'viewport', 'icon-rotation-alignment': 'viewport', 'text-padding': 10,
        'icon-image': ['concat', image('shield/'), ['to-string', ['length', ['to-string', ref]]]],
      },
      paint: { 'text-color': map.label },
    }),
  ]
}
