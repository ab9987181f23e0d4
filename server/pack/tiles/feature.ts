import type { LngLat, Ring } from '../city-source.ts'

/** Layers and words of Protomaps' basemap schema, version 4 (docs.protomaps.com/basemaps/layers). */
export const LAYERS = ['earth', 'landuse', 'water', 'buildings', 'roads', 'boundaries', 'places', 'pois'] as const
export type Layer = (typeof LAYERS)[number]

export interface Words {
  kind: string
  kind_detail?: string | number
  name?: string
  /** On no tile above this zoom. */
  min_zoom: number
  /** The smaller is drawn, or named, first. */
  sort_rank?: number
  [word: string]: string | number | boolean | undefined
}
export type Feature = GeoJSON.Feature<GeoJSON.Geometry, Words>

const feature = (geometry: GeoJSON.Geometry, properties: Words): Feature => ({ type: 'Feature', geometry, properties })
// The library reads what it is given and keeps nothing of it.
const points = (line: readonly LngLat[]) => line as unknown as GeoJSON.Position[]

export const point = (at: LngLat, words: Words): Feature => feature({ type: 'Point', coordinates: [...at] }, words)
export const line = (along: readonly LngLat[], words: Words): Feature => feature({ type: 'LineString', coordinates: points(along) }, words)
export const polygon = (rings: readonly Ring[], words: Words): Feature => feature({ type: 'Polygon', coordinates: rings.map(points) }, words)
