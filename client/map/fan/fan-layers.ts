import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { fanSlots } from './fan-out.ts'
import { always, imageOf, opacity, type LayerLook } from '../live/layer-parts.ts'
import { themeColours } from '../map-colours.ts'

const isHub: ExpressionSpecification = ['has', 'hub']
const isMember: ExpressionSpecification = ['!', isHub]
/** Features carry no lists, so that a place is told by its name. */
const offset = ['match', ['get', 'slot'], ...fanSlots().flatMap(([slot, { x, y }]) => [slot, ['literal', [x, y]]]), ['literal', [0, 0]]] as unknown as ExpressionSpecification

/** An opened stack, above everything: a disc, legs, the count in the middle, the signs around it. */
export function fanLayers(look: LayerLook): LayerSpecification[] {
  const { ui } = themeColours(look.theme)
  const image = (property: string) => imageOf(look, property)
  return [
    {
      id: 'fan-disc', type: 'circle', source: 'fan', filter: isHub,
      paint: {
        'circle-radius': ['get', 'reach'], 'circle-color': ui.panel, 'circle-opacity': 0.97,
        'circle-stroke-color': ui['line-2'], 'circle-stroke-width': 1,
      },
    },
    {
      id: 'fan-legs', type: 'symbol', source: 'fan', filter: isMember,
      layout: { ...always, 'icon-image': image('leg'), 'icon-anchor': 'bottom', 'icon-rotate': ['get', 'turn'] },
    },
    {
      id: 'fan-hub', type: 'circle', source: 'fan', filter: isHub,
      paint: { 'circle-radius': 13, 'circle-color': ui.panel, 'circle-stroke-color': ui['ink-3'], 'circle-stroke-width': 1.4 },
    },
    {
      id: 'fan-count', type: 'symbol', source: 'fan', filter: isHub,
      layout: {
        'text-field': ['get', 'hub'], 'text-font': ['Numerals'], 'text-size': ['step', ['length', ['get', 'hub']], 15, 4, 10],
        'text-allow-overlap': true, 'text-ignore-placement': true,
      },
      paint: { 'text-color': ui.ink },
    },
    {
      id: 'fan-signs', type: 'symbol', source: 'fan', filter: isMember,
      layout: { ...always, 'icon-image': image('icon'), 'icon-offset': offset }, paint: { 'icon-opacity': opacity },
    },
    {
      id: 'fan-rings', type: 'symbol', source: 'fan', filter: ['has', 'ring'],
      layout: { ...always, 'icon-image': image('ring'), 'icon-offset': offset },
    },
  ]
}
