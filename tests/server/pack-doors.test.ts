import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { FetchSource, PMTiles } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPack, type Pack } from '../../server/pack/open-pack.ts'
import { PACK_FILES } from '../../server/pack/manifest.ts'
import { writePack } from '../../server/pack/write-pack.ts'
import { tilesIn } from '../../server/pack/tiles/cut-tiles.ts'
import { readEnv } from '../../server/env.ts'
import { readTile } from '../kit/read-tiles.ts'
import { smallTown } from '../kit/small-town.ts'
import { openDoors, type Doors } from './open-doors.ts'

let folder: string
let pack: Pack
let doors: Doors
beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'curbline-pack-doors-')), 'pack')
  await writePack(smallTown(), folder)
  pack = (await openPack(folder)) as Pack
  doors = await openDoors({ pack })
})
afterAll(async () => {
  await doors.close()
  rmSync(join(folder, '..'), { recursive: true })
})

const TILES = '/pack/basemap.pmtiles'
const onDisk = (file: string) => readFileSync(join(folder, file))
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
/** As the bytes come over the line, unpacked by nobody, the path as it is written. */
const plainly = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const asked = request({ port: doors.hosted.port, host: '127.0.0.1', path, headers, method }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) }))
    })
    asked.on('error', reject).end()
  })

describe('[G2] the pack is given to anybody', () => {
  test.each([undefined, 'display', 'crew', 'dispatcher'] as const)('to %s', async (role) => {
    for (const file of PACK_FILES) {
      const response = await doors.fetch(role, `/pack/${file}`)
      expect(response.status).toBe(200)
      expect(await bytesOf(response)).toEqual(onDisk(file))
    }
    expect(await (await doors.fetch(role, '/pack/pack.json')).json()).toEqual(pack.manifest)
    expect(await (await doors.fetch(role, '/pack/map.json')).json()).toEqual({ pack: pack.manifest })
  })

  test('with a type, a length and a tag for each file', async () => {
    const types = await Promise.all(PACK_FILES.map(async (file) => (await doors.fetch(undefined, `/pack/${file}`, { method: 'HEAD' })).headers.get('content-type')))
    expect(types).toEqual(['application/vnd.pmtiles', 'application/octet-stream', 'application/json', 'application/geo+json'])
    const head = await plainly(TILES, {}, 'HEAD')
    expect(head).toMatchObject({ status: 200, headers: { 'content-length': String(onDisk('basemap.pmtiles').length), etag: `"${pack.manifest.files['basemap.pmtiles'].sha256}"`, 'accept-ranges': 'bytes' } })
    expect(head.body.length).toBe(0)
  })

  test('tile by tile, as the map reads it', async () => {
    const archive = new PMTiles(new FetchSource(doors.url + TILES))
    expect(await archive.getHeader()).toMatchObject({ minZoom: 10, maxZoom: 15 })
    expect(await archive.getMetadata()).toMatchObject({ attribution: 'An invented town' })
    for (const { x, y } of tilesIn(smallTown().bounds, 15)) {
      const tile = await archive.getZxy(15, x, y)
      expect(readTile({ z: 15, x, y, data: gzipSync(new Uint8Array(tile!.data)) }).map(({ layer }) => layer)).toContain('roads')
    }
  })
})

describe('a part of a file', () => {
  test.each([['bytes=0-126', 0, 126], ['bytes=100-', 100, undefined], ['bytes=-50', -50, undefined], ['bytes=7-7', 7, 7], ['bytes=100-99999999', 100, undefined]] as const)('%s', async (range, from, to) => {
    const whole = onDisk('basemap.pmtiles')
    const wanted = whole.subarray(from, to === undefined ? undefined : to + 1)
    const response = await doors.fetch(undefined, TILES, { headers: { range } })
    expect(response.status).toBe(206)
    expect(await bytesOf(response)).toEqual(wanted)
    const start = from < 0 ? whole.length + from : from
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${start + wanted.length - 1}/${whole.length}`)
    expect(response.headers.get('content-length')).toBe(String(wanted.length))
  })

  test('past the end is no part: 416, and how long the file is', async () => {
    const response = await doors.fetch(undefined, TILES, { headers: { range: 'bytes=99999999-' } })
    expect([response.status, response.headers.get('content-range'), response.headers.get('content-type')]).toEqual([416, `bytes */${onDisk('basemap.pmtiles').length}`, 'application/problem+json'])
  })

  test('several parts at once, or other units, get the whole', async () => {
    for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=9-3']) expect((await doors.fetch(undefined, TILES, { headers: { range } })).status).toBe(200)
    expect((await plainly(TILES, { range: 'bytes=0-9' }, 'HEAD')).status).toBe(200)
  })

  test('is given only of the bytes one has begun with', async () => {
    const etag = `"${pack.manifest.files['basemap.pmtiles'].sha256}"`
    const status = async (ifRange: string) => (await doors.fetch(undefined, TILES, { headers: { range: 'bytes=0-9', 'if-range': ifRange } })).status
    expect([await status(etag), await status('"other"'), await status(`W/${etag}`), await status('Sat, 01 Aug 2026 00:00:00 GMT')]).toEqual([206, 200, 200, 200])
  })
})

describe('what one has already is not sent again', () => {
  test('a known tag is answered 304, and another expected one 412', async () => {
    const etag = (await doors.fetch(undefined, TILES, { method: 'HEAD' })).headers.get('etag')!
    const known = await doors.fetch(undefined, TILES, { headers: { 'if-none-match': `"x", ${etag}`, range: 'bytes=0-9' } })
    expect([known.status, known.headers.get('etag')]).toEqual([304, etag])
    expect((await doors.fetch(undefined, TILES, { headers: { 'if-match': '"x"' } })).status).toBe(412)
    expect((await doors.fetch(undefined, TILES, { headers: { 'if-match': etag } })).status).toBe(200)
  })

  test('an address that names the bytes is kept for ever, any other is asked for again', async () => {
    const kept = async (query: string) => (await doors.fetch(undefined, TILES + query, { method: 'HEAD' })).headers.get('cache-control')
    expect(await kept(`?v=${pack.manifest.files['basemap.pmtiles'].sha256}`)).toBe('public, max-age=31536000, immutable')
    expect([await kept(''), await kept('?v=1')]).toEqual(['no-cache', 'no-cache'])
  })

  test('[G3] roads go packed where that is taken, under a tag of their own; a part is always of the plain file', async () => {
    const plain = onDisk('roads.bin')
    const [br, gzip, none, refused] = await Promise.all(['gzip, deflate, br', 'gzip', '', 'br;q=0, gzip;q=0'].map((accepted) => plainly('/pack/roads.bin', { 'accept-encoding': accepted })))
    expect(brotliDecompressSync(br!.body)).toEqual(plain)
    expect(gunzipSync(gzip!.body)).toEqual(plain)
    expect(br!.body.length).toBeLessThan(plain.length)
    expect([br, gzip, none, refused].map((each) => each!.headers['content-encoding'])).toEqual(['br', 'gzip', undefined, undefined])
    expect(new Set([br, gzip, none].map((each) => each!.headers.etag)).size).toBe(3)
    expect(br!.headers).toMatchObject({ vary: expect.stringContaining('Accept-Encoding') as string, 'content-length': String(br!.body.length) })
    const part = await plainly('/pack/roads.bin', { 'accept-encoding': 'br', range: 'bytes=0-3' })
    expect([part.status, part.headers['content-encoding'], part.body]).toEqual([206, undefined, plain.subarray(0, 4)])
    expect((await plainly(TILES, { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined()
  })
})

describe('nothing but the pack', () => {
  test.each(['/pack/', '/pack/other.bin', '/pack/../package.json', '/pack/%2e%2e%2fpack.json', '/pack/..%5c..%5cpackage.json', '/pack/sub/basemap.pmtiles', '/pack/constructor', '/pack/basemap.pmtiles%00'])('%s is not there', async (path) => {
    const { status, headers } = await plainly(path)
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json'])
  })

  test.each(['POST', 'PUT', 'DELETE'])('%s is turned away', async (method) => {
    const response = await doors.fetch('administrator', TILES, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('a file that was changed beneath the server is not sent under the old one’s name', async () => {
    const whole = onDisk('boundary.geojson')
    try {
      writeFileSync(join(folder, 'boundary.geojson'), whole.subarray(0, 10))
      expect((await plainly('/pack/boundary.geojson')).status).toBe(503)
      rmSync(join(folder, 'boundary.geojson'))
      expect((await plainly('/pack/boundary.geojson')).status).toBe(503)
    } finally {
      writeFileSync(join(folder, 'boundary.geojson'), whole)
    }
    expect((await plainly('/pack/boundary.geojson')).status).toBe(200)
  })
})

describe('[G2] a file that was swapped for another of the same length', () => {
  /** One bit is turned while `body` runs; the times of the file are set back, as a copy would. */
  async function swapped(file: (typeof PACK_FILES)[number], body: (bare: Doors) => Promise<void>) {
    const path = join(folder, file)
    const [whole, { atime, mtime }] = [readFileSync(path), statSync(path)]
    const fresh = await openDoors({ pack: (await openPack(folder)) as Pack })
    try {
      const other = Buffer.from(whole)
      other[other.length >> 1]! ^= 1
      writeFileSync(path, other)
      utimesSync(path, atime, mtime)
      await body(fresh)
    } finally {
      writeFileSync(path, whole)
      await fresh.close()
    }
  }
  const ask = (bare: Doors, path: string, headers: Record<string, string> = {}) => bare.fetch(undefined, path, { headers })
  const statusOf = async (asked: Promise<Response>) => {
    const response = await asked
    await response.text()
    return response.status
  }

  test.each(['br', 'gzip', 'identity'])('is not sent under the old one’s name (%s), and what is put back is', async (encoding) => {
    await swapped('roads.bin', async (bare) => {
      const address = `/pack/roads.bin?v=${pack.manifest.files['roads.bin'].sha256}`
      const answer = await ask(bare, address, { 'accept-encoding': encoding })
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('etag'), answer.headers.get('content-encoding')]).toEqual([503, 'no-store', null, null])
      await answer.text()
      const other = onDisk('roads.bin')
      other[other.length >> 1]! ^= 1
      writeFileSync(join(folder, 'roads.bin'), other)
      const again = await ask(bare, address, { 'accept-encoding': encoding })
      expect([again.status, await bytesOf(again)]).toEqual([200, other])
    })
  })

  test('gives no tile of it', async () => {
    await swapped('basemap.pmtiles', async (bare) => {
      for (const range of ['bytes=0-126', 'bytes=200-300']) expect(await statusOf(ask(bare, TILES, { range }))).toBe(503)
    })
  })

  test('and one that is gone is no fault of the program, packed or plain', async () => {
    const away = join(folder, '..', 'away')
    const fresh = await openDoors({ pack: (await openPack(folder)) as Pack })
    renameSync(join(folder, 'gazetteer.json'), away)
    try {
      for (const encoding of ['gzip', 'identity']) expect(await statusOf(ask(fresh, '/pack/gazetteer.json', { 'accept-encoding': encoding }))).toBe(503)
    } finally {
      renameSync(away, join(folder, 'gazetteer.json'))
      await fresh.close()
    }
  })
})

describe('[G1] a city without a pack, or with a map of its own', () => {
  test('says so, and its board lies on the plain grid', async () => {
    const bare = await openDoors({ pack: { problem: 'The city pack is damaged.' } })
    try {
      for (const path of [TILES, '/pack/pack.json']) {
        const response = await bare.fetch(undefined, path)
        expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
      }
      expect(await (await bare.fetch(undefined, '/pack/map.json')).json()).toEqual({ problem: 'The city’s pack is damaged; the plain grid stands in.' })
      expect((await bare.fetch(undefined, '/healthz')).headers.get('content-security-policy')).toContain("connect-src 'self';")
    } finally {
      await bare.close()
    }
  })

  test('a style of another host is told, and the page may fetch from that host alone', async () => {
    const styled = await openDoors({ basemapStyle: 'https://maps.example.gov:8443/style.json?key=1' })
    try {
      expect(await (await styled.fetch('display', '/pack/map.json')).json()).toEqual({ basemapStyle: 'https://maps.example.gov:8443/style.json?key=1' })
      const policy = (await styled.fetch(undefined, '/healthz')).headers.get('content-security-policy')!
      expect(policy).toContain("connect-src 'self' https://maps.example.gov:8443; img-src 'self' data: blob: https://maps.example.gov:8443; style-src 'self';")
      expect(policy).toContain("script-src 'self';")
    } finally {
      await styled.close()
    }
  })

  test.each(['https://maps.example.gov/style.json', 'http://10.0.0.7:8080/s?k=1', '/maps/style.json'])('%s can be a style', (style) => {
    expect(readEnv({ BASEMAP_STYLE: style })).toMatchObject({ BASEMAP_STYLE: style })
  })

  test.each(['x', '//maps.example.gov/style.json', 'https://', 'https://me:secret@maps.example.gov/s', 'ftp://maps.example.gov/s', 'javascript:alert(1)', '/a b', "https://a.example; script-src 'unsafe-inline'"])('%s cannot', (style) => {
    expect((readEnv({ BASEMAP_STYLE: style }) as { problem: string }).problem).toMatch(/^BASEMAP_STYLE must be the address of a map style.*\.$/)
  })
})
