import type { ExpressionSpecification } from 'maplibre-gl'
import type { Colouring } from '../../stores/colouring.svelte.ts'
import { FOOT_DROP } from '../icons/draw-sign.ts'
import type { MapTheme } from '../map-colours.ts'

/** What the layers are painted by. */
export interface LayerLook {
  theme: MapTheme
  /** Pixels to one; icons are drawn for it. */
  ratio: number
  by: Colouring
  /** Many are open: smaller rings, so that they lie beside each other and not upon the signs. */
  dense: boolean
}

/** The names of icons carry theme and pixel ratio: another theme is another set of pictures. */
export const iconPrefix = (theme: MapTheme, ratio: number): string => `${theme}@${ratio}/`
export const imageOf = ({ theme, ratio }: LayerLook, property: string): ExpressionSpecification => ['concat', iconPrefix(theme, ratio), ['get', property]]

export const isSingle: ExpressionSpecification = ['!', ['has', 'point_count']]
export const isDot: ExpressionSpecification = ['==', ['get', 'size'], 0]
export const isSign: ExpressionSpecification = ['>', ['get', 'size'], 0]
export const flagged = (name: string, yes: number, no: number): ExpressionSpecification =>
  ['case', ['boolean', ['feature-state', name], false], yes, no]
/** A pin that was lifted, or on which an act is pending, waits in place, faded. */
export const opacity: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'lifted'], false], 0.3, flagged('pending', 0.55, 1)]

export const always = { 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-padding': 0 } as const
/** Always drawn as well, and names of streets keep clear of it. */
export const standing = { ...always, 'icon-ignore-placement': false } as const
export const onPost = { ...always, 'icon-anchor': 'bottom', 'icon-offset': [0, FOOT_DROP] as [number, number] } as const
