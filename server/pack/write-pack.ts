import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { encodeRoads } from '../../shared/roads/encode-roads.ts'
import { graphOf } from '../../shared/roads/graph-of.ts'
import type { CitySource } from './city-source.ts'
import { makeGazetteer } from './gazetteer/make-gazetteer.ts'
import { MANIFEST_FILE, PACK_FILES, PACK_FORMAT, PACK_VERSION, type FileFacts, type Manifest, type PackFile } from './manifest.ts'
import { writePmtiles } from './pmtiles/write-pmtiles.ts'
import { basemap } from './tiles/basemap.ts'
import { cutTiles } from './tiles/cut-tiles.ts'
import { tilesMetadata } from './tiles/tiles-metadata.ts'

/** Beside the pack until it is whole, and what was there before until the new one stands. */
const making = (folder: string) => `${folder}.making`
const former = (folder: string) => `${folder}.former`

/**
 * Packs a city's ground into a folder, which afterwards is whole or as it was before.
 * `madeFrom`: what it was made from, kept in the manifest.
 */
export async function writePack(source: CitySource, folder: string, tell: (line: string) => void = () => {}, madeFrom?: string): Promise<void> {
  const contents = packFiles(source, tell)
  const files = Object.fromEntries(PACK_FILES.map((file) => [file, factsOf(contents[file])])) as Manifest['files']
  const { name, center, bounds, attribution } = source
  const manifest: Manifest = {
    format: PACK_FORMAT, version: PACK_VERSION, name, center: [...center], bounds: [...bounds], attribution, ...(madeFrom ? { madeFrom } : {}), files,
  }
  const fresh = making(folder)
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  for (const file of PACK_FILES) await writeFile(join(fresh, file), contents[file], { flush: true })
  await writeFile(join(fresh, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
  await mkdir(dirname(folder), { recursive: true })
  await rm(former(folder), { recursive: true, force: true })
  if (existsSync(folder)) await rename(folder, former(folder))
  await rename(fresh, folder)
  await rm(former(folder), { recursive: true, force: true })
}

function packFiles(source: CitySource, tell: (line: string) => void): Record<PackFile, Uint8Array> {
  const { bounds, center } = source
  const tiles = cutTiles(basemap(source), bounds)
  const map = writePmtiles(tiles, { bounds, center, centerZoom: 13, metadata: tilesMetadata(source) })
  tell(`Map cut into ${tiles.length} tiles: ${megabytes(map)}.`)
  const roads = encodeRoads(graphOf(source))
  tell(`Roads: ${source.edges.length} pieces, ${megabytes(roads)}.`)
  const gazetteer = makeGazetteer(source)
  tell(`Gazetteer: ${gazetteer.streets.length} streets, ${gazetteer.crossings.length} crossings, ${gazetteer.places.length} places.`)
  return { 'basemap.pmtiles': map, 'roads.bin': roads, 'gazetteer.json': json(gazetteer), 'boundary.geojson': json(boundaryOf(source)) }
}

const json = (value: object) => Buffer.from(JSON.stringify(value))
const megabytes = ({ length }: Uint8Array) => `${(length / 1e6).toFixed(1)} MB`
const factsOf = (bytes: Uint8Array): FileFacts => ({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })

/** The city's own limits as GeoJSON (RFC 7946): every ring is an outline of its own. */
const boundaryOf = ({ name, boundary }: CitySource): GeoJSON.Feature => ({
  type: 'Feature', properties: { name },
  geometry: { type: 'MultiPolygon', coordinates: boundary.map((ring) => [ring.map(([lng, lat]) => [lng, lat])]) },
})
