import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { FOOT_DROP } from './draw-icon.ts'
import { PHASE_RANK } from './features.ts'
import { phaseColour, themeColours, type MapTheme } from './map-colours.ts'

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** How near two have to be to become one: dots need less room than signs do. */
export const CLUSTER_PX = { signs: 20, dots: 11 }

/**
 * `requests` is clustered; `marked` holds the selected and the hovered request once more, never
 * clustered, so that what a person looks at is always there. `crews` moves by itself.
 */
export const liveSources: Record<string, SourceSpecification> = {
  requests: {
    type: 'geojson', data: EMPTY, cluster: true, clusterRadius: CLUSTER_PX.signs, clusterMaxZoom: 15, maxzoom: 18,
    // The worst of those inside; the count is the cluster's own and true.
    clusterProperties: { worst: ['max', ['get', 'rank']] },
  },
  marked: { type: 'geojson', data: EMPTY },
  crews: { type: 'geojson', data: EMPTY, maxzoom: 18, buffer: 64 },
  uncertainty: { type: 'geojson', data: EMPTY, tolerance: 0.02 },
}

/** Layers that a hand can take something from, uppermost first. */
export const REQUEST_LAYERS = ['marked-signs', 'marked-dots', 'signs', 'dots']
export const CREW_LAYERS = ['badges']
export const CLUSTER_LAYERS = ['clusters']

const isSingle: ExpressionSpecification = ['!', ['has', 'point_count']]
const isDot: ExpressionSpecification = ['==', ['get', 'size'], 0]
const isSign: ExpressionSpecification = ['>', ['get', 'size'], 0]
const state = (name: string, yes: number, no: number): ExpressionSpecification =>
  ['case', ['boolean', ['feature-state', name], false], yes, no]
/** A pin that was lifted, or on which an act is pending, waits in place, faded. */
const opacity: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'lifted'], false], 0.3, state('pending', 0.55, 1)]

/** The names of icons carry theme and pixel ratio: another theme is another set of pictures. */
export const iconPrefix = (theme: MapTheme, ratio: number): string => `${theme}@${ratio}/`

export function liveLayers(theme: MapTheme, ratio: number): LayerSpecification[] {
  const colours = themeColours(theme)
  const { ui } = colours
  const image = (property: string): ExpressionSpecification => ['concat', iconPrefix(theme, ratio), ['get', property]]
  const always = { 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-padding': 0 } as const
  const onPost = { ...always, 'icon-anchor': 'bottom', 'icon-offset': [0, FOOT_DROP] as [number, number] } as const
  const worst: ExpressionSpecification = ['match', ['get', 'worst'],
    PHASE_RANK.breached, phaseColour(colours, 'breached'), PHASE_RANK['at-risk'], phaseColour(colours, 'at-risk'),
    PHASE_RANK.paused, phaseColour(colours, 'paused'), phaseColour(colours, 'on-track')]
  return [
    { id: 'uncertainty', type: 'fill', source: 'uncertainty', paint: { 'fill-color': ui['ink-2'], 'fill-opacity': theme === 'night' ? 0.08 : 0.1 } },
    { id: 'uncertainty-edge', type: 'line', source: 'uncertainty', paint: { 'line-color': ui['ink-3'], 'line-width': 1.2, 'line-dasharray': [3, 2] } },
    {
      id: 'clusters', type: 'circle', source: 'requests', filter: ['has', 'point_count'],
      layout: { 'circle-sort-key': ['get', 'worst'] },
      paint: {
        'circle-color': ui.panel, 'circle-stroke-color': worst, 'circle-stroke-width': 2.2,
        'circle-radius': ['step', ['get', 'point_count'], 13, 10, 15, 100, 18, 1000, 22],
      },
    },
    {
      id: 'cluster-counts', type: 'symbol', source: 'requests', filter: ['has', 'point_count'],
      layout: {
        'text-field': ['to-string', ['get', 'point_count']], 'text-font': ['Numerals'], 'text-size': 15,
        'text-allow-overlap': true, 'text-ignore-placement': true,
      },
      paint: { 'text-color': ui.ink },
    },
    {
      // Dots and signs: with many requests only what is in danger stands on a post.
      id: 'dots', type: 'symbol', source: 'requests', filter: ['all', isSingle, isDot],
      layout: { ...always, 'icon-image': image('icon') }, paint: { 'icon-opacity': opacity },
    },
    {
      id: 'signs', type: 'symbol', source: 'requests', filter: ['all', isSingle, isSign],
      layout: { ...onPost, 'icon-image': image('icon'), 'symbol-sort-key': ['get', 'rank'] }, paint: { 'icon-opacity': opacity },
    },
    {
      id: 'crew-rings', type: 'circle', source: 'crews',
      paint: {
        'circle-radius': 21, 'circle-color': ui.accent, 'circle-opacity': state('drop', 0.24, 0),
        'circle-stroke-width': 2.5, 'circle-stroke-color': ['case', ['has', 'help'], ui.breach, ui.accent],
        'circle-stroke-opacity': ['case', ['has', 'help'], 1, ['boolean', ['feature-state', 'drop'], false], 1, state('selected', 1, 0)],
      },
    },
    {
      id: 'arrows', type: 'symbol', source: 'crews', filter: ['has', 'arrow'],
      layout: { ...always, 'icon-image': image('arrow'), 'icon-rotate': ['get', 'heading'], 'icon-offset': [0, -20] },
    },
    { id: 'badges', type: 'symbol', source: 'crews', layout: { ...always, 'icon-image': image('icon'), 'symbol-sort-key': ['get', 'rank'] } },
    { id: 'marked-dots', type: 'symbol', source: 'marked', filter: isDot, layout: { ...always, 'icon-image': image('icon') }, paint: { 'icon-opacity': opacity } },
    { id: 'dot-rings', type: 'symbol', source: 'marked', filter: isDot, layout: { ...always, 'icon-image': image('ring') } },
    {
      id: 'marked-signs', type: 'symbol', source: 'marked', filter: isSign,
      layout: { ...onPost, 'icon-image': image('icon'), 'symbol-sort-key': ['get', 'rank'] }, paint: { 'icon-opacity': opacity },
    },
    { id: 'marked-rings', type: 'symbol', source: 'marked', filter: isSign, layout: { ...onPost, 'icon-image': image('ring') } },
  ]
}
