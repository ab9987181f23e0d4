import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { fanLayers } from '../fan/fan-layers.ts'
import { PHASE_RANK } from '../requests/features.ts'
import { always, flagged, imageOf, isDot, isSign, isSingle, onPost, opacity, standing, type LayerLook } from './layer-parts.ts'
import { DARK_INK, phaseColour, themeColours } from '../map-colours.ts'

/** Layers that a hand can take something from, uppermost first. */
export const FAN_LAYERS = ['fan-signs']
export const FAN_DISC = ['fan-disc']
/** Crews that wait in a storm lie beneath the signs. */
export const IDLE_LAYER = 'idle-badges'
export const REQUEST_LAYERS = ['marked-signs', 'marked-dots', 'signs', 'dots']
export const CREW_LAYERS = ['badges', IDLE_LAYER]
export const CLUSTER_LAYERS = ['clusters']

/** Radius by count. */
const RINGS = [13, 10, 15, 100, 18, 1000, 22]
const DENSE_RINGS = [9.5, 10, 11, 100, 13.5, 1000, 17]

const isIdle: ExpressionSpecification = ['has', 'idle']
const isBusy: ExpressionSpecification = ['!', isIdle]

/** Plates, and what is written on them. */
function badgeLayers(look: LayerLook, id: string, filter: ExpressionSpecification): LayerSpecification[] {
  const { ui } = themeColours(look.theme)
  return [
    { id, type: 'symbol', source: 'crews', filter, layout: { ...standing, 'icon-image': imageOf(look, 'icon'), 'symbol-sort-key': ['get', 'rank'] } },
    {
      // A number that another plate would cover is not written: half a number is another number.
      id: `${id}-numbers`, type: 'symbol', source: 'crews', filter,
      layout: {
        'text-field': ['get', 'text'], 'text-font': ['Numerals'], 'text-size': id === IDLE_LAYER ? 12 : 14.5, 'text-padding': 2,
        'symbol-sort-key': ['-', 0, ['get', 'rank']],
      },
      paint: { 'text-color': ['match', ['get', 'ink'], 'card', ui.card, 'dark', DARK_INK, 'ink-2', ui['ink-2'], ui.ink] },
    },
  ]
}

export function liveLayers(look: LayerLook): LayerSpecification[] {
  const colours = themeColours(look.theme)
  const { ui } = colours
  const image = (property: string) => imageOf(look, property)
  const worst: ExpressionSpecification = ['match', ['get', 'worst'],
    PHASE_RANK.breached, phaseColour(colours, 'breached'), PHASE_RANK['at-risk'], phaseColour(colours, 'at-risk'),
    PHASE_RANK.paused, phaseColour(colours, 'paused'), phaseColour(colours, 'on-track')]
  return [
    { id: 'uncertainty', type: 'fill', source: 'uncertainty', paint: { 'fill-color': ui['ink-2'], 'fill-opacity': ['*', look.theme === 'night' ? 0.08 : 0.1, ['get', 'share']] } },
    { id: 'uncertainty-edge', type: 'line', source: 'uncertainty', paint: { 'line-color': ui['ink-3'], 'line-width': 1.2, 'line-dasharray': [3, 2], 'line-opacity': ['max', 0.2, ['get', 'share']] } },
    {
      id: 'clusters', type: 'circle', source: 'requests', filter: ['has', 'point_count'],
      layout: { 'circle-sort-key': ['get', 'worst'] },
      paint: {
        'circle-color': ui.panel, 'circle-stroke-color': look.by === 'clock' ? worst : ui['ink-2'], 'circle-stroke-width': look.dense ? 1.8 : 2.2,
        'circle-radius': ['step', ['get', 'point_count'], ...(look.dense ? DENSE_RINGS : RINGS)] as never,
      },
    },
    {
      id: 'cluster-counts', type: 'symbol', source: 'requests', filter: ['has', 'point_count'],
      layout: {
        'text-field': ['to-string', ['get', 'point_count']], 'text-font': ['Numerals'], 'text-size': look.dense ? 12.5 : 15,
        'text-allow-overlap': true, 'text-padding': 8,
      },
      paint: { 'text-color': ui.ink },
    },
    {
      // Dots, marks and signs: with many requests only the foremost in danger stand on a post.
      id: 'dots', type: 'symbol', source: 'requests', filter: ['all', isSingle, isDot],
      layout: { ...always, 'icon-image': image('icon'), 'symbol-sort-key': ['get', 'rank'] }, paint: { 'icon-opacity': opacity },
    },
    ...badgeLayers(look, IDLE_LAYER, isIdle),
    {
      id: 'signs', type: 'symbol', source: 'requests', filter: ['all', isSingle, isSign],
      layout: { ...onPost, ...standing, 'icon-image': image('icon'), 'symbol-sort-key': ['get', 'rank'] }, paint: { 'icon-opacity': opacity },
    },
    {
      id: 'crew-rings', type: 'circle', source: 'crews',
      paint: {
        'circle-radius': 21, 'circle-color': ui.accent, 'circle-opacity': flagged('drop', 0.24, 0),
        'circle-stroke-width': 2.5, 'circle-stroke-color': ['case', ['has', 'help'], ui.breach, ui.accent],
        'circle-stroke-opacity': ['case', ['has', 'help'], 1, ['boolean', ['feature-state', 'drop'], false], 1, flagged('selected', 1, 0)],
      },
    },
    {
      id: 'arrows', type: 'symbol', source: 'crews', filter: ['all', ['has', 'arrow'], ['has', 'heading']],
      layout: { ...always, 'icon-image': image('arrow'), 'icon-rotate': ['get', 'heading'], 'icon-offset': [0, -20] },
    },
    ...badgeLayers(look, 'badges', isBusy),
    { id: 'marked-dots', type: 'symbol', source: 'marked', filter: isDot, layout: { ...always, 'icon-image': image('icon') }, paint: { 'icon-opacity': opacity } },
    { id: 'dot-rings', type: 'symbol', source: 'marked', filter: isDot, layout: { ...always, 'icon-image': image('ring') } },
    {
      id: 'marked-signs', type: 'symbol', source: 'marked', filter: isSign,
      layout: { ...onPost, 'icon-image': image('icon'), 'symbol-sort-key': ['get', 'rank'] }, paint: { 'icon-opacity': opacity },
    },
    { id: 'marked-rings', type: 'symbol', source: 'marked', filter: isSign, layout: { ...onPost, 'icon-image': image('ring') } },
    ...fanLayers(look),
  ]
}
