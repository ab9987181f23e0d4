import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { ThemeColours, MapTheme } from '../map-colours.ts'

/** The source that the pack's tiles are read through. Layers and their words are Protomaps' basemap, version 4. */
export const BASEMAP = 'basemap'

/** What a layer of the city's map is painted by. */
export interface GroundLook {
  theme: MapTheme
  colours: ThemeColours
}

export const isKind = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]
export const isDetail = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind_detail'], ['literal', kinds]]

/** Grows with the zoom as the ground does: doubling from stop to stop reads as one width on the ground. */
export function widths(stops: readonly (readonly [zoom: number, width: number | ExpressionSpecification])[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification
}

export const tileLayer = <T extends 'fill' | 'line' | 'symbol'>(
  type: T, id: string, sourceLayer: string, filter: FilterSpecification, rest: Omit<Extract<LayerSpecification, { type: T }>, 'id' | 'type' | 'source' | 'source-layer' | 'filter'>,
) => ({ id, type, source: BASEMAP, 'source-layer': sourceLayer, filter, ...rest }) as Extract<LayerSpecification, { type: T }>
