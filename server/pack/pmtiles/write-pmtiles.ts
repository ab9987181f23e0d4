import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { encodeDirectories, type Entry } from './directory.ts'
import { encodeHeader, type HeaderFacts } from './header.ts'
import { tileIdOf } from './tile-id.ts'

export interface Tile {
  z: number
  x: number
  y: number
  /** Gzipped; never empty: a tile with nothing on it is left out. */
  data: Uint8Array
}

interface Archive extends Pick<HeaderFacts, 'bounds' | 'center' | 'centerZoom'> {
  metadata: object
}

/**
 * One file of vector tiles, as PMTiles version 3 (github.com/protomaps/PMTiles, spec/v3): a reader asks for its first
 * 16 KiB and then for each tile by range. Tiles lie in the order of their ids, each content once. At least one tile.
 */
export function writePmtiles(tiles: readonly Tile[], { metadata, ...rest }: Archive): Uint8Array {
  const inOrder = tiles.map((tile) => ({ ...tile, id: tileIdOf(tile.z, tile.x, tile.y) })).sort((a, b) => a.id - b.id)
  const entries: Entry[] = []
  const contents: Uint8Array[] = []
  const known = new Map<string, { offset: number; length: number }>()
  let dataLength = 0
  for (const { id, data } of inOrder) {
    const print = createHash('sha256').update(data).digest('base64')
    let place = known.get(print)
    if (!place) {
      known.set(print, (place = { offset: dataLength, length: data.length }))
      contents.push(data)
      dataLength += data.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++
    else entries.push({ id, ...place, run: 1 })
  }
  const { root, leaves } = encodeDirectories(entries)
  const words = gzipSync(JSON.stringify(metadata))
  const zooms = tiles.map(({ z }) => z)
  const header = encodeHeader({
    ...rest, rootLength: root.length, metadataLength: words.length, leavesLength: leaves.length, dataLength,
    counts: { addressed: tiles.length, entries: entries.length, contents: contents.length },
    minZoom: zooms.reduce((a, b) => Math.min(a, b)), maxZoom: zooms.reduce((a, b) => Math.max(a, b)),
  })
  return Buffer.concat([header, root, words, leaves, ...contents])
}
