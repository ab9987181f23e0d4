import type { CitySource } from '../city-source.ts'
import { MAX_ZOOM, MIN_ZOOM } from './cut-tiles.ts'
import { LAYERS, type Layer } from './feature.ts'

const COMMON = { kind: 'String', min_zoom: 'Number' }
const FIELDS: Record<Layer, Record<string, string>> = {
  earth: COMMON,
  landuse: { ...COMMON, sort_rank: 'Number' },
  water: { ...COMMON, kind_detail: 'String', name: 'String' },
  buildings: { ...COMMON, kind_detail: 'String' },
  roads: { ...COMMON, kind_detail: 'String', name: 'String', ref: 'String', oneway: 'String', is_bridge: 'Boolean', is_link: 'Boolean', sort_rank: 'Number' },
  boundaries: { ...COMMON, kind_detail: 'Number' },
  places: { ...COMMON, kind_detail: 'String', name: 'String', sort_rank: 'Number' },
  pois: { ...COMMON, name: 'String' },
}
const FROM: Partial<Record<Layer, number>> = { landuse: 10, buildings: 13, pois: 13 }

/** What an archive says of itself; `vector_layers` as TileJSON 3.0 has them. */
export const tilesMetadata = ({ name, attribution }: Pick<CitySource, 'name' | 'attribution'>) => ({
  name, attribution, type: 'baselayer', version: '4.0.0', description: 'Layers of the Protomaps basemap, version 4',
  vector_layers: LAYERS.map((id) => ({ id, fields: FIELDS[id], minzoom: FROM[id] ?? MIN_ZOOM, maxzoom: MAX_ZOOM })),
})
