import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { byLook, casingWidth, detailsOf, surfaceWidth } from './road-widths.ts'
import { isDetail, isKind, tileLayer, widths, type GroundLook } from './tile-parts.ts'

const isRoad = isKind('highway', 'major_road', 'minor_road', 'other')
const isPath = isDetail(...detailsOf('path'))
const isBridge: ExpressionSpecification = ['to-boolean', ['get', 'is_bridge']]
const isTunnel: ExpressionSpecification = ['to-boolean', ['get', 'is_tunnel']]
const onGround: ExpressionSpecification = ['all', isRoad, ['!', isPath], ['!', isBridge], ['!', isTunnel]]
const onBridge: ExpressionSpecification = ['all', isRoad, ['!', isPath], isBridge]
/** The larger road lies on top where two meet. */
const rank = byLook({ path: 0, service: 1, local: 2, ramp: 3, collector: 4, arterial: 5, motorway: 6 })
const joined = { 'line-join': 'round', 'line-cap': 'round', 'line-sort-key': rank } as const
/** A bridge ends where its railing does. */
const butted = { 'line-join': 'round', 'line-cap': 'butt', 'line-sort-key': rank } as const

/** Rails, then roads from the smallest to the largest, then what crosses over them. */
export function roadLayers(look: GroundLook): LayerSpecification[] {
  const { theme, colours: { map } } = look
  const surface = { 'line-color': byLook({ motorway: map.r4, arterial: map.r3, collector: map.r2, ramp: map.r3, local: map.r1, service: map.r1, path: map.r1 }), 'line-width': surfaceWidth() }
  const casing = { 'line-color': map.rcase, 'line-width': casingWidth() }
  const railing = { 'line-color': theme === 'night' ? map.rcase : map.rail, 'line-width': casingWidth() }
  return [
    tileLayer('line', 'tunnels', 'roads', ['all', isRoad, ['!', isPath], isTunnel], { layout: butted, paint: { ...surface, 'line-opacity': 0.45 } }),
    tileLayer('line', 'paths', 'roads', ['any', isPath, isKind('path')], {
      minzoom: 15,
      paint: { 'line-color': theme === 'night' ? map.r2 : map.rcase, 'line-width': surfaceWidth(), 'line-dasharray': [2.4, 1.6] },
    }),
    ...railLayers(look),
    tileLayer('line', 'road-casings', 'roads', onGround, { minzoom: 12, layout: joined, paint: casing }),
    tileLayer('line', 'roads', 'roads', onGround, { layout: joined, paint: surface }),
    tileLayer('line', 'bridge-casings', 'roads', onBridge, { minzoom: 12, layout: butted, paint: railing }),
    tileLayer('line', 'bridges', 'roads', onBridge, { layout: { ...butted, 'line-cap': 'round' }, paint: surface }),
  ]
}

/** A rail is a line with sleepers across it, from where one can be told. */
function railLayers({ colours: { map } }: GroundLook): LayerSpecification[] {
  const isRail = isKind('rail')
  return [
    tileLayer('line', 'rails', 'roads', isRail, { minzoom: 11, paint: { 'line-color': map.rail, 'line-width': widths([[11, 0.5], [14, 0.9], [16, 1.4], [19, 3]]) } }),
    tileLayer('line', 'rail-sleepers', 'roads', isRail, {
      minzoom: 13,
      paint: { 'line-color': map.rail, 'line-width': widths([[13, 2], [14, 3], [16, 5], [19, 14]]), 'line-dasharray': [0.35, 1.9] },
    }),
  ]
}
