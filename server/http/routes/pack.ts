import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Pack } from '../../pack/open-pack.ts'
import { MANIFEST_FILE, PACK_FILES, type PackFile } from '../../pack/manifest.ts'
import type { App, AppEnv, Edge } from '../edge.ts'
import { encodingOf } from '../encoding.ts'
import { problem } from '../problem.ts'
import { isKnown, isSame, isStill, rangeOf, type Span } from '../range.ts'

const TYPES: Record<PackFile, string> = {
  'basemap.pmtiles': 'application/vnd.pmtiles',
  'roads.bin': 'application/octet-stream',
  'gazetteer.json': 'application/json',
  'boundary.geojson': 'application/geo+json',
}
const DAMAGED = 'The city’s pack is damaged; the plain grid stands in.'
const FOR_EVER = 'public, max-age=31536000, immutable'
const ENCODERS: Record<string, (bytes: Uint8Array) => Promise<Uint8Array>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => promisify(gzip)(bytes),
}

/** The city's ground, to anybody: whole or by range, and nothing but the files the manifest names. */
export function packRoutes(app: App, { pack, isPackDamaged, basemapStyle }: Edge): void {
  const encoded = new Map<string, Promise<Uint8Array | undefined>>()
  const files = new Map<string, PackFile>(PACK_FILES.map((file) => [file, file]))

  app.get('/pack/map.json', (c) => c.json({ ...(basemapStyle ? { basemapStyle } : {}), ...(pack ? { pack: pack.manifest } : isPackDamaged ? { problem: DAMAGED } : {}) }, 200, { 'Cache-Control': 'no-cache' }))
  app.get('/pack/:file', async (c, next) => {
    if (!pack) return problem(c, 'not-found', 'This city has no pack: no map, roads or addresses of its own.')
    if (c.req.param('file') === MANIFEST_FILE) return c.json(pack.manifest, 200, { 'Cache-Control': 'no-cache' })
    const file = files.get(c.req.param('file'))
    return file ? answer(c, pack, file) : next()
  })

  async function answer(c: Context<AppEnv>, { files: proven, manifest }: Pack, file: PackFile): Promise<Response> {
    const { bytes: size, sha256 } = manifest.files[file]
    const asked = c.req.method === 'GET' ? c.req.header('range') : undefined
    // Tiles are packed already; a part is a part of the plain file.
    const encoding = file === 'basemap.pmtiles' || asked !== undefined ? 'identity' : encodingOf(c, ['br', 'gzip'])
    const etag = encoding === 'identity' ? `"${sha256}"` : `"${sha256}-${encoding}"`
    c.header('ETag', etag)
    c.header('Accept-Ranges', 'bytes')
    // Whoever names the bytes in the address need not ask again.
    c.header('Cache-Control', c.req.query('v') === sha256 ? FOR_EVER : 'no-cache')
    if (file !== 'basemap.pmtiles') c.header('Vary', 'Accept-Encoding')
    if (!isStill(c.req.header('if-match'), etag)) return problem(c, 'changed', 'The file is not the one you have.')
    if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304)
    const range = isSame(c.req.header('if-range'), etag) ? rangeOf(asked, size) : 'all'
    if (range === 'none') {
      c.header('Content-Range', `bytes */${size}`)
      return problem(c, 'no-such-range', `The file has ${size} bytes.`)
    }
    c.header('Content-Type', TYPES[file])
    if (encoding === 'identity') return part(c, await proven.open(file), size, range)
    const key = `${file} ${encoding}`
    const making = encoded.get(key) ?? proven.readSame(file).then((bytes) => bytes && ENCODERS[encoding]!(bytes))
    encoded.set(key, making)
    const bytes = await making.catch(() => undefined)
    if (!bytes) {
      encoded.delete(key)
      return changedBeneath(c)
    }
    c.header('Content-Encoding', encoding)
    c.header('Content-Length', String(bytes.length))
    return c.body(new Uint8Array(bytes))
  }
}

/** Files changed beneath the pack are not sent under its names. */
function changedBeneath(c: Context): Response {
  c.header('ETag', undefined)
  return problem(c, 'unavailable', 'The city’s pack was changed while the server ran: start it again.', { retryAfterMs: 60_000 })
}

/** From the disk as it is read. */
async function part(c: Context, handle: FileHandle | undefined, size: number, range: Span | 'all'): Promise<Response> {
  if (!handle) return changedBeneath(c)
  const { start, end } = range === 'all' ? { start: 0, end: size - 1 } : range
  if (range !== 'all') c.header('Content-Range', `bytes ${start}-${end}/${size}`)
  c.header('Content-Length', String(end - start + 1))
  if (c.req.method === 'HEAD') {
    await handle.close()
    return c.body(null)
  }
  return c.body(Readable.toWeb(handle.createReadStream({ start, end })) as ReadableStream, range === 'all' ? 200 : 206)
}
