import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openPack, type Pack } from '../../server/pack/open-pack.ts'
import { writePack } from '../../server/pack/write-pack.ts'
import type { RequestRow } from '../../server/ports/request-store.ts'
import type { Role } from '../../shared/protocol/words.ts'
import { smallTown } from '../kit/small-town.ts'
import { idOf, received } from '../domain/city.ts'
import { openDoors, type Doors } from './open-doors.ts'
import { speak } from './fuzz/raw.ts'

const ROWS = 450
/** More than goes out before somebody reads. */
const BIG = 20_000_000
let folder: string
let pack: Pack
let openBig: () => Promise<FileHandle>
let doors: Doors
beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'curbline-askers-')), 'pack')
  await writePack(smallTown(), folder)
  pack = (await openPack(folder)) as Pack
  const big = join(folder, '..', 'big')
  writeFileSync(big, Buffer.alloc(BIG))
  pack.manifest.files['basemap.pmtiles'].bytes = BIG
  openBig = () => open(big)
  doors = await openDoors({ pack })
  await doors.give('dispatcher', received('pothole'))
  const one = (await doors.stores.requests.byId(idOf('it')))!
  await doors.stores.requests.replaceAll(Array.from({ length: ROWS }, (_, i) => copyOf(one, i)))
})
afterAll(async () => {
  await doors.close()
  rmSync(join(folder, '..'), { recursive: true })
})

const copyOf = (row: RequestRow, i: number): RequestRow => {
  const own = { id: crypto.randomUUID(), number: `26-${String(i + 1).padStart(5, '0')}`, receivedAt: new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString() }
  return { ...row, ...own, request: { ...row.request, ...own } }
}

/** Every search is held until it is let go. */
let held: { limit: number; letGo: () => void }[]
let isHolding: boolean
/** How many searches were begun. */
let begun: number
let opened: FileHandle[]
let beforeOpening: Promise<void> | undefined
const lines: Socket[] = []
beforeEach(() => {
  ;[held, begun, isHolding, opened, beforeOpening] = [[], 0, false, [], undefined]
  const { requests } = doors.stores
  const search = requests.search.bind(requests)
  vi.spyOn(requests, 'search').mockImplementation(async (query) => {
    begun++
    if (isHolding) await new Promise<void>((letGo) => held.push({ limit: query.limit, letGo }))
    return search(query)
  })
  vi.spyOn(pack.files, 'open').mockImplementation(async () => {
    await beforeOpening
    const handle = await openBig()
    opened.push(handle)
    return handle
  })
})
afterEach(() => {
  isHolding = false
  for (const { letGo } of held) letGo()
  for (const line of lines.splice(0)) line.destroy()
  vi.restoreAllMocks()
})

const ask = (path: string, role?: Role) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${doors.hosted.port}\r\n${role ? `Authorization: Bearer ${doors.tokens[role]}\r\n` : ''}\r\n`
function lineSaying(text: string): Socket {
  const line = connect(doors.hosted.port, '127.0.0.1').on('error', () => undefined)
  lines.push(line)
  line.write(text)
  return line
}
const aWhile = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms))
const letOneGo = () => held.shift()!.letGo()

test('of sixty searches asked in one breath one is worked on, and none after the asker has gone', async () => {
  isHolding = true
  const line = lineSaying(ask('/api/requests?limit=10', 'crew').repeat(60))
  await vi.waitFor(() => expect(begun).toBe(1))
  expect((await doors.fetch(undefined, '/healthz')).status).toBe(200)
  line.destroy()
  await aWhile()
  isHolding = false
  letOneGo()
  await aWhile()
  expect(begun).toBe(1)
})

test('searches and readings of the log that come on many lines are done one at a time, and not for those who went while they waited', async () => {
  isHolding = true
  const asked = Array.from({ length: 3 }, () => doors.fetch('crew', '/api/requests.csv?limit=10'))
  await vi.waitFor(() => expect(begun).toBe(1))
  const gone = lineSaying(ask('/api/log?limit=777', 'crew'))
  const readLog = vi.spyOn(doors.stores.log, 'read')
  await aWhile()
  expect(begun).toBe(1)
  gone.destroy()
  await aWhile(50)
  for (let read = 1; read <= 3; read++) {
    await vi.waitFor(() => expect(held.length).toBe(1))
    expect(begun).toBe(read)
    letOneGo()
  }
  for (const response of await Promise.all(asked)) expect(response.status).toBe(200)
  await aWhile(50)
  expect(readLog).not.toHaveBeenCalledWith(0, 777)
  expect(begun).toBe(3)
})

test('a dispatcher’s one search does not stand behind all that one crew member asked for', async () => {
  isHolding = true
  const crew = Array.from({ length: 6 }, () => doors.fetch('crew', '/api/requests?limit=10'))
  await vi.waitFor(() => expect(begun).toBe(1))
  await aWhile(50)
  const dispatcher = doors.fetch('dispatcher', '/api/requests?limit=7')
  await aWhile(50)
  const order: number[] = []
  for (let read = 0; read < 3; read++) {
    await vi.waitFor(() => expect(held.length).toBe(1))
    order.push(held[0]!.limit)
    letOneGo()
  }
  expect(order.slice(1)).toContain(7)
  isHolding = false
  for (const { letGo } of held) letGo()
  await Promise.all([...crew, dispatcher])
})

test('a long answer is read in several breaths and is whole, as a page, a spreadsheet and a map layer', async () => {
  const page = (await (await doors.fetch('crew', '/api/requests?limit=1000')).json()) as { requests: { number: string }[]; next?: string }
  const numbers = Array.from({ length: ROWS }, (_, i) => `26-${String(ROWS - i).padStart(5, '0')}`)
  expect(page.requests.map(({ number }) => number)).toEqual(numbers)
  expect(page.next).toBeUndefined()
  expect(begun).toBe(3)
  const csv = (await (await doors.fetch('crew', '/api/requests.csv?limit=1000')).text()).trim().split('\n')
  expect(csv.map((row) => row.split(',')[0]!.replace('\ufeff', ''))).toEqual(['number', ...numbers])
  const layer = (await (await doors.fetch('crew', '/api/requests.geojson?limit=1000')).json()) as { features: { properties: { number: string } }[] }
  expect(layer.features.map(({ properties }) => properties.number)).toEqual(numbers)
  const some = (await (await doors.fetch('crew', '/api/requests?limit=300')).json()) as typeof page
  const rest = (await (await doors.fetch('crew', `/api/requests?limit=300&cursor=${encodeURIComponent(some.next!)}`)).json()) as typeof page
  expect([...some.requests, ...rest.requests].map(({ number }) => number)).toEqual(numbers)
})

test('who asks for more than a hundred things before hearing the first answer is hung up on', async () => {
  isHolding = true
  const { statuses, closedMs } = await speak(doors.hosted.port, [ask('/api/requests?limit=10', 'crew') + ask('/healthz').repeat(101)])
  expect([statuses, closedMs === undefined]).toEqual([[], false])
  expect((await doors.fetch(undefined, '/healthz')).status).toBe(200)
})

const TILES = '/pack/basemap.pmtiles'
const allClosed = () => vi.waitFor(() => expect(opened.map(({ fd }) => fd)).toEqual(opened.map(() => -1)))

test('thirty files asked for in one breath by somebody who goes leave none open', async () => {
  const line = lineSaying(ask(TILES).repeat(30))
  await vi.waitFor(() => expect(opened.length).toBeGreaterThan(0))
  line.destroy()
  await aWhile()
  await allClosed()
})

test('a file that is opened for somebody who went meanwhile is closed', async () => {
  let letGo = (): void => undefined
  beforeOpening = new Promise((resolve) => (letGo = resolve))
  const line = lineSaying(ask(TILES))
  await aWhile(50)
  line.destroy()
  await aWhile(50)
  letGo()
  await vi.waitFor(() => expect(opened.length).toBe(1))
  await allClosed()
})

test('a file whose answer stood behind a poll that had nothing to say is closed with the line', async () => {
  const polling = '/socket.io/?EIO=4&transport=polling'
  const { sid } = JSON.parse((await (await doors.fetch(undefined, polling)).text()).slice(1)) as { sid: string }
  const line = lineSaying(ask(`${polling}&sid=${sid}`) + ask(TILES))
  await vi.waitFor(() => expect(opened.length).toBe(1))
  await aWhile(50)
  expect(opened[0]!.fd).toBeGreaterThan(0)
  line.destroy()
  await allClosed()
})
