import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CityServer } from '../peers/city-server.ts'
import type { Fetch } from '../peers/hammer.ts'
import { Worker } from '../peers/worker.ts'
import { freePort } from '../../kit/free-port.ts'
import { cpuMs, interleaved, ratioOf } from '../ratio.ts'
import type { Figure } from '../table.ts'

const LINES = 32
/** The bare side takes some 17 µs each, and the kernel counts in steps of ten milliseconds. */
const MANY = 20_000
/** Making a board anew takes so long that fewer say as much. */
const FEW = 200
const [SMALL, LARGE] = [300, 6_000]
const KB = 1_000

type Files = Record<'dispatcher-alone' | 'board-peer' | 'hammer', string>

/** What a board costs whoever gives it out: kept, known already, or made anew; and how long it is. */
export async function snapshots(files: Files, times: number): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'curbline-bench-snapshot-'))
  const hammer = new Worker(files.hammer)
  try {
    const small = await inCity(files, join(home, 'small'), SMALL, (server, token, peer) => costs(hammer, server, token, peer, times))
    const large = await inCity(files, join(home, 'large'), LARGE, (server, token) => sizes(server, token, LARGE))
    return [...small, ...large]
  } finally {
    await hammer.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

async function inCity(files: Files, folder: string, open: number, measure: (server: CityServer, token: string, peer: { pid: number; port: number }) => Promise<Figure[]>): Promise<Figure[]> {
  const maker = new Worker(files['dispatcher-alone'])
  const peer = new Worker(files['board-peer'])
  let server: CityServer | undefined
  try {
    const [token] = await maker.ask<string[]>({ make: folder, open, desks: 1 })
    await maker.stop()
    const copy = `${folder}-peer`
    cpSync(folder, copy, { recursive: true })
    const { port } = await peer.ask<{ port: number }>({ open: copy })
    server = new CityServer(await freePort(), folder)
    await server.ready()
    return await measure(server, token!, { pid: peer.pid, port })
  } finally {
    await server?.stop()
    for (const worker of [maker, peer]) await worker.stop()
  }
}

async function costs(hammer: Worker, server: CityServer, token: string, peer: { pid: number; port: number }, times: number): Promise<Figure[]> {
  const head = (path: string, i: number, more = '') =>
    `GET ${path} HTTP/1.1\r\nAuthorization: Bearer ${token}\r\nX-Forwarded-For: 10.0.0.${i}\r\nAccept-Encoding: gzip, deflate, br\r\n${more}`
  const fetching = ({ pid, port }: { pid: number; port: number }, asked: number, status: number, path: string, more?: string) => async () => {
    const before = cpuMs(pid)
    await hammer.ask({ port, times: asked, status, heads: Array.from({ length: LINES }, (_, i) => head(path, i, more)) } satisfies Fetch)
    return ((cpuMs(pid) - before) * 1_000) / asked
  }
  const tag = (await fetch(`${server.url}/api/board`, { headers: { authorization: `Bearer ${token}` } })).headers.get('etag')!
  const sides = {
    kept: fetching(server, MANY, 200, '/api/board'),
    known: fetching(server, MANY, 304, '/api/board', `If-None-Match: ${tag}\r\n`),
    built: fetching(peer, FEW, 200, '/board'),
    bare: fetching(peer, MANY, 200, '/bare'),
  }
  // What runs hot has been run before.
  for (const side of Object.values(sides)) await side()
  const { kept, known, built, bare } = await interleaved(times, sides)
  return [
    ratioOf({ name: 'a board from the cache', about: `${SMALL} open, as gzip, beside redacting, writing and packing it for each call; server CPU`, ours: kept, peer: built, unit: 'µs', goal: { is: '≤', value: 0.1 } }),
    ratioOf({ name: '304 for a board that is known', about: 'beside a bare Hono GET; server CPU', ours: known, peer: bare, unit: 'µs', goal: { is: '≤', value: 1.5 } }),
    ...(await sizes(server, token, SMALL)),
  ]
}

/** As it travels: what a body has on the wire stands in its head. */
async function sizes({ url }: CityServer, token: string, open: number): Promise<Figure[]> {
  const lengthAs = async (encoding: string) => {
    const answer = await fetch(`${url}/api/board`, { headers: { authorization: `Bearer ${token}`, 'accept-encoding': encoding } })
    await answer.arrayBuffer()
    return Number(answer.headers.get('content-length')) / KB
  }
  const about = `${open.toLocaleString('en')} open`
  return [
    { name: 'a board, plain', unit: 'kB', values: [await lengthAs('identity')], about },
    { name: 'a board, gzip', unit: 'kB', values: [await lengthAs('gzip')], about },
  ]
}
