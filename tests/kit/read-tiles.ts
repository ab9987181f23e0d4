import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { Tile } from '../../server/pack/pmtiles/write-pmtiles.ts'

export interface SeenFeature {
  layer: string
  words: Record<string, string | number | boolean>
  /** In degrees, as the map would draw it. */
  geometry: GeoJSON.Geometry
}

/** What a map sees on a tile. */
export function readTile({ z, x, y, data }: Tile): SeenFeature[] {
  const { layers } = new VectorTile(new PbfReader(gunzipSync(data)))
  return Object.entries(layers).flatMap(([layer, tile]) =>
    Array.from({ length: tile.length }, (_, i) => {
      const feature = tile.feature(i)
      return { layer, words: { ...feature.properties }, geometry: feature.toGeoJSON(x, y, z).geometry }
    }),
  )
}
