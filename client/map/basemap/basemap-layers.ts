import type { LayerSpecification } from 'maplibre-gl'
import { themeColours, type MapTheme } from '../map-colours.ts'
import { boundaryLayers } from './boundary-layers.ts'
import { groundLayers } from './ground-layers.ts'
import { labelLayers } from './label-layers.ts'
import { roadLayers } from './road-layers.ts'

/** The city in our own style, drawn to stand back: colour is kept for what is wrong. */
export function basemapLayers(theme: MapTheme, ratio: number): LayerSpecification[] {
  const look = { theme, colours: themeColours(theme) }
  return [...groundLayers(look), ...boundaryLayers(look), ...roadLayers(look), ...labelLayers(look, ratio)]
}
