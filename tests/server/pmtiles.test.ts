import { gunzipSync, gzipSync } from 'node:zlib'
import { fc, test } from '@fast-check/vitest'
import { PMTiles, tileIdToZxy, zxyToTileId, type RangeResponse, type Source } from 'pmtiles'
import { describe, expect } from 'vitest'
import { tileIdOf } from '../../server/pack/pmtiles/tile-id.ts'
import { writePmtiles, type Tile } from '../../server/pack/pmtiles/write-pmtiles.ts'
import { randomFrom } from '../kit/random.ts'

/** Reads an archive in memory as a browser reads it over the network. */
class InMemory implements Source {
  readonly asked: number[] = []
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }
  getKey = () => 'archive'
  getBytes = (offset: number, length: number): Promise<RangeResponse> => {
    this.asked.push(length)
    return Promise.resolve({ data: new Uint8Array(this.#bytes.slice(offset, offset + length)).buffer })
  }
}

const where = { bounds: [-45.1, 39.9, -44.9, 40.1], center: [-45, 40], centerZoom: 13 } as const
const tileOf = (z: number, x: number, y: number, text: string): Tile => ({ z, x, y, data: gzipSync(text) })
const read = async (archive: PMTiles, { z, x, y }: Tile) => {
  const found = await archive.getZxy(z, x, y)
  return found && Buffer.from(found.data).toString()
}
const anyTile = fc.integer({ min: 0, max: 20 }).chain((z) => fc.record({ z: fc.constant(z), x: fc.nat(2 ** z - 1), y: fc.nat(2 ** z - 1) }))

describe('a file of tiles', () => {
  test.prop([anyTile])('numbers a tile as the reader does, and back', ({ z, x, y }) => {
    const id = tileIdOf(z, x, y)
    expect(id).toBe(zxyToTileId(z, x, y))
    expect(tileIdToZxy(id)).toEqual([z, x, y])
  })

  test.prop([fc.uniqueArray(anyTile, { minLength: 1, maxLength: 60, selector: ({ z, x, y }) => `${z}/${x}/${y}` }), fc.infiniteStream(fc.constantFrom('sea', 'field', 'town'))])(
    'gives back every tile, in whatever order they came and however many are alike',
    async (places, contents) => {
      const tiles = places.map(({ z, x, y }) => tileOf(z, x, y, contents.next().value as string))
      const archive = new PMTiles(new InMemory(writePmtiles(tiles, { ...where, metadata: {} })))
      for (const tile of tiles) expect(await read(archive, tile)).toBe(gunzipSync(tile.data).toString())
      expect((await archive.getHeader()).numTileContents).toBe(new Set(tiles.map(({ data }) => gunzipSync(data).toString())).size)
    },
  )

  test('says in its header what it holds, and keeps each content once', async () => {
    const tiles = [tileOf(1, 1, 0, 'sea'), tileOf(1, 0, 0, 'sea'), tileOf(1, 0, 1, 'sea'), tileOf(2, 3, 3, 'town')]
    const archive = new PMTiles(new InMemory(writePmtiles(tiles, { ...where, metadata: { name: 'Fairhaven', attribution: 'nobody' } })))
    expect(await archive.getHeader()).toMatchObject({
      specVersion: 3, clustered: true, tileType: 1, tileCompression: 2, internalCompression: 2, minZoom: 1, maxZoom: 2, numAddressedTiles: 4, numTileContents: 2,
      // 1/0/0 and 1/0/1 follow each other along the curve; 1/1/0 is its end.
      numTileEntries: 3, minLon: -45.1, minLat: 39.9, maxLon: -44.9, maxLat: 40.1, centerLon: -45, centerLat: 40, centerZoom: 13,
    })
    expect(await archive.getMetadata()).toEqual({ name: 'Fairhaven', attribution: 'nobody' })
    expect(await archive.getZxy(1, 1, 1)).toBeUndefined()
  })

  test('goes over into leaves where a root would be too long to be read at once', async () => {
    const random = randomFrom(7)
    let id = 100_000
    const tiles = Array.from({ length: 12_000 }, () => {
      const [z, x, y] = tileIdToZxy((id += 1 + Math.floor(random() * 900)))
      // Lengths without a pattern, or the directory packs itself small.
      return { z, x, y, data: gzipSync(String(random()).repeat(1 + Math.floor(random() * 900)), { level: 1 }) }
    })
    const bytes = writePmtiles(tiles, { ...where, metadata: {} })
    const source = new InMemory(bytes)
    const archive = new PMTiles(source)
    const header = await archive.getHeader()
    expect(header.leafDirectoryLength).toBeGreaterThan(0)
    expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThan(16_384)
    for (const i of [0, 1, 4_095, 4_096, 8_191, 11_999]) expect(await read(archive, tiles[i]!)).toBe(gunzipSync(tiles[i]!.data).toString())
    expect(Math.max(...source.asked)).toBeLessThan(bytes.length / 10)
  })
})
