import { gzipSync } from 'node:zlib'
import { GeoJSONVT, type GeoJSONVTInternalTileFeature, type GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { CitySource } from '../city-source.ts'
import type { Tile } from '../pmtiles/write-pmtiles.ts'
import { LAYERS, type Feature, type Layer } from './feature.ts'
import { grouped } from './grouped.ts'

export const MIN_ZOOM = 10
/** Above it the same tiles are drawn larger: 4,096 steps across 940 m are 23 cm, and nobody sees more. */
export const MAX_ZOOM = 15
const EXTENT = 4096
/** An eighth of an inch beyond each edge on the screen, so that outlines and wide roads are not cut where tiles meet. */
const BUFFER = 64
/** Up to here all buildings of a kind are one feature of many outlines. */
const MERGED_TO = 14

type TileFeature = GeoJSONVTInternalTileFeature

/** Cuts the layers into gzipped vector tiles (Mapbox Vector Tile 2), zoom 10 to 15; tiles with nothing on them are left out. */
export function cutTiles(layers: Record<Layer, readonly Feature[]>, bounds: CitySource['bounds'], tell: (line: string) => void = () => {}): Tile[] {
  const cuts = LAYERS.map((layer) => ({
    layer,
    index: new GeoJSONVT({ type: 'FeatureCollection', features: [...layers[layer]] }, { maxZoom: MAX_ZOOM, indexMaxZoom: MIN_ZOOM, indexMaxPoints: 0, extent: EXTENT, buffer: BUFFER }),
  }))
  const tiles: Tile[] = []
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z++) {
    const before = tiles.length
    for (const { x, y } of tilesIn(bounds, z)) {
      const drawn = cuts.flatMap(({ layer, index }) => {
        const tile = index.getTile(z, x, y)
        const features = tile ? featuresAt(tile, layer, z) : []
        return features.length > 0 ? [[layer, { ...tile, features } as GeoJSONVTTile] as const] : []
      })
      if (drawn.length > 0) tiles.push({ z, x, y, data: gzipSync(fromGeojsonVt(Object.fromEntries(drawn), { version: 2, extent: EXTENT })) })
    }
    tell(`Zoom ${z}: ${tiles.length - before} tiles`)
  }
  return tiles
}

function featuresAt({ features }: GeoJSONVTTile, layer: Layer, z: number): TileFeature[] {
  const seen = features.filter(({ tags }) => !((tags?.min_zoom as number) > z))
  return layer === 'buildings' && z <= MERGED_TO ? merged(seen) : seen
}

/** Outlines of one kind as one feature: the tile says its words once. */
function merged(features: readonly TileFeature[]): TileFeature[] {
  return grouped(features, ({ tags }) => String(tags?.kind_detail)).map(
    (alike) => ({ ...alike[0]!, geometry: alike.flatMap(({ geometry }) => geometry as number[][]) }) as TileFeature,
  )
}

/** The tiles of a zoom that lie within bounds (Web Mercator, y southward). */
export function* tilesIn([west, south, east, north]: CitySource['bounds'], z: number): Generator<{ x: number; y: number }> {
  const column = (lng: number) => ((lng + 180) / 360) * 2 ** z
  const row = (lat: number) => ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z
  for (let y = Math.floor(row(north)); y < row(south); y++) for (let x = Math.floor(column(west)); x < column(east); x++) yield { x, y }
}
