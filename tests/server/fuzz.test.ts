import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Socket } from 'socket.io-client'
import { projectionOf } from '../../server/dispatch/projection.ts'
import { bodyOf } from '../../shared/domain/board.ts'
import { command } from '../../shared/protocol/commands.ts'
import { positionFix, positionReport } from '../../shared/protocol/positions.ts'
import { up } from '../../shared/protocol/sockets.ts'
import { ROLES, type Role } from '../../shared/protocol/words.ts'
import { assign, received, startShift } from '../domain/city.ts'
import { randomFrom } from '../kit/random.ts'
import { broken, NASTIES, oneOf, RUBBISH, valueOf, type Random } from './make-input.ts'
import { openDoors, welcomed, type Doors } from './open-doors.ts'
import { foldOf, rowsOf } from './town.ts'

/** A failure prints its seed: put it here to see that failure again. */
const AGAIN: number | undefined = undefined
const SEED = AGAIN ?? Math.floor(Math.random() * 2 ** 31)
const INPUTS = 2_000
const AT_ONCE = 8

let doors: Doors
const rejections: unknown[] = []
const note = (reason: unknown) => void rejections.push(reason)
beforeAll(async () => {
  process.on('unhandledRejection', note)
  doors = await openDoors({ trustProxy: true })
  await doors.give('dispatcher', received('pothole'), received('pothole', { as: 'second' }), received('debris', { as: 'third' }), startShift('truck-7'))
  await doors.give('dispatcher', assign('truck-7', { seenSeq: await doors.head }))
})
afterAll(async () => {
  await doors.close()
  process.off('unhandledRejection', note)
})

interface Input {
  role: Role | undefined
  method: string
  path: string
  body?: string | Uint8Array
  headers?: Record<string, string>
}

const QUERIES: Record<string, readonly string[]> = {
  '/api/log': ['after', 'limit'], '/api/requests': ['q', 'status', 'serviceCode', 'crewId', 'phase', 'from', 'to', 'limit', 'cursor'], '/api/requests.csv': ['q', 'limit', 'cursor'],
  '/api/requests.geojson': ['q', 'from'], '/api/board': ['x'], '/api/session': ['x'], '/healthz': ['x'], '/readyz': ['x'], '/metrics': ['x'], '/api/openapi.json': ['x'], '/': ['x'],
}
const QUERY_VALUES = ['', '0', '1', '-1', '1e999', 'NaN', '99999999999999999999', 'received', 'received,', ',', 'on-track', '2026-11-24T14:00:00Z', '1900-01-01T00:00:00Z', '%00', '%ff%fe', '%ED%A0%80', '%F0%9F%9A%A7', '%', '_%_', "'", '[]', '../..', 'x'.repeat(300)]
const PARTS = ['26-00001', '', ' ', '%00', '%2e%2e%2f', '%ff', '__proto__', 'constructor', 'x'.repeat(30), '26-00001%0d%0aX: y', '🚧', '%', 'null']
const JSON_TYPES = ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/jsonp', 'text/plain', 'multipart/form-data', '']

const HEAD = '"the head"'
/** A command that its schema takes, now and then of an own time, mostly by somebody whose board is fresh. */
function wellFormed(random: Random): object {
  for (;;) {
    const { occurredAt, via, ...rest } = valueOf(command, random) as { occurredAt?: string; via?: string }
    const given = { ...rest, commandId: crypto.randomUUID(), ...(random() < 0.2 ? { occurredAt, via } : {}), seenSeq: Math.floor(random() * 60) }
    if (command.safeParse(given).success) return random() < 0.8 ? { ...given, seenSeq: JSON.parse(HEAD) as string } : given
  }
}

function inputFrom(random: Random): Input {
  const role = oneOf(random, [...ROLES, undefined])
  const headers = { 'content-type': 'application/json', origin: doors.url }
  const kind = random()
  if (kind < 0.4) {
    const giver = oneOf(random, [role ?? 'dispatcher', 'dispatcher', 'supervisor', 'administrator', 'crew'] as const)
    const body = random() < 0.85 ? wellFormed(random) : Array.from({ length: 1 + Math.floor(random() * 5) }, () => wellFormed(random))
    return { role: giver, method: 'POST', path: '/api/commands', headers, body: JSON.stringify(body) }
  }
  if (kind < 0.65) {
    const [path, value] = random() < 0.8 ? ['/api/commands', { ...(valueOf(command, random) as object), commandId: crypto.randomUUID() }] : ['/api/positions', valueOf(positionReport, random)]
    return { role: role ?? 'administrator', method: 'POST', path: path as string, headers, body: broken(value, random) }
  }
  if (kind < 0.8) {
    const path = oneOf(random, ['/api/commands', '/api/commands', '/api/positions', '/api/session', '/api/board', '/socket.io/?EIO=4&transport=polling', '/api/no-such'])
    const text = random() < 0.6 ? oneOf(random, RUBBISH) : oneOf(random, NASTIES)
    const type = oneOf(random, JSON_TYPES)
    const body = type.includes('utf-16') ? new Uint8Array(Buffer.from(text, 'utf16le')) : random() < 0.1 ? new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x7b]) : text
    // Signing out would leave the rest of the inputs outside the door.
    return { role: path === '/api/session' ? undefined : role, method: oneOf(random, ['POST', 'PUT', 'PATCH', 'DELETE']), path, headers: { ...headers, 'content-type': type }, body }
  }
  if (kind < 0.83) return { role: undefined, method: 'POST', path: '/api/session', headers, body: `{"email":${oneOf(random, NASTIES)},"password":${oneOf(random, ['"x"', '""', '"\\u0000"', '1'])}}` }
  if (kind < 0.9) {
    const path = oneOf(random, ['/api/requests/', '/api/reporters/', '/assets/', '/'])
    return { role: role ?? 'dispatcher', method: oneOf(random, ['GET', 'HEAD', 'OPTIONS']), path: `${path}${oneOf(random, PARTS)}${oneOf(random, ['', '/history', '/', '//', '?x=%'])}` }
  }
  const path = oneOf(random, Object.keys(QUERIES))
  const count = random() < 0.03 ? 10_000 : 1 + Math.floor(random() * 4)
  const query = Array.from({ length: count }, () => `${oneOf(random, QUERIES[path]!)}=${oneOf(random, QUERY_VALUES)}`).join('&')
  return { role: role ?? 'dispatcher', method: 'GET', path: `${path}?${query}`, headers: { 'if-none-match': oneOf(random, NASTIES.filter((nasty) => nasty.length < 100)) } }
}

/** What is wrong with how the city took an input; undefined when nothing is. */
async function trouble({ role, method, path, body, headers }: Input, n: number): Promise<string | undefined> {
  // One sender may ask six hundred times a second; so many inputs come from many.
  const from = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
  const clean = Object.fromEntries(Object.entries({ ...headers, 'x-forwarded-for': from, ...(role ? { authorization: `Bearer ${doors.tokens[role]}` } : {}) }).filter(([, value]) => /^[\x20-\x7e]*$/.test(value)))
  const sent = typeof body === 'string' ? body.replaceAll(HEAD, String(await doors.head)) : body
  let response: Response
  try {
    response = await fetch(doors.url + path, { method, headers: clean, redirect: 'manual', ...(sent === undefined ? {} : { body: sent as string }) })
  } catch (error) {
    return `the line broke: ${String((error as { cause?: unknown }).cause ?? error)}`
  }
  const text = await response.text()
  // The pages need not be built where this runs: without them the first page says so.
  if (response.status >= 500 && !(path.startsWith('/?') && response.status === 503)) return `${response.status}: ${text.slice(0, 300)}`
  if (/\n\s+at |node_modules|\.ts:\d|ZodError|Prisma|SQLITE/.test(text) && !path.startsWith('/metrics')) return `it told how it is made: ${text.slice(0, 300)}`
  if (response.status >= 400 && response.headers.get('x-request-id') && response.headers.get('content-type') !== 'application/problem+json' && method !== 'HEAD') {
    return `${response.status} as ${response.headers.get('content-type')}`
  }
  return undefined
}

const shortOf = ({ role, method, path, body }: Input) => `${role ?? 'nobody'} ${method} ${path.slice(0, 200)} ${String(body ?? '').slice(0, 400)}`

async function expectBooksToAgree(): Promise<void> {
  const { board } = doors.hosted.city.keeper
  const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
  expect(json(bodyOf(board))).toEqual(json(bodyOf(await foldOf(doors.stores.log))))
  expect(board.seq).toBe(await doors.head)
  const rows = (await projectionOf(doors.stores.log)).sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(await rowsOf(doors.stores)).toEqual(json(rows))
}

test(`whatever comes through the doors, the city stands (seed ${SEED})`, async () => {
  const random = randomFrom(SEED)
  const inputs = Array.from({ length: INPUTS }, () => inputFrom(random))
  const before = await doors.head
  const statuses: string[] = []
  let next = 0
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let n = next++; n < inputs.length; n = next++) {
      const problem = await trouble(inputs[n]!, n)
      if (problem) statuses.push(`input ${n}: ${shortOf(inputs[n]!)}\n  → ${problem}`)
    }
  }))
  expect(statuses.slice(0, 10), `seed ${SEED}`).toEqual([])
  expect(rejections, `seed ${SEED}`).toEqual([])
  // Enough of it was taken for the rest to mean something.
  expect(await doors.head).toBeGreaterThan(before + 40)
  await expectBooksToAgree()
  expect((await doors.fetch('dispatcher', '/api/board')).status).toBe(200)
}, 120_000)

test(`whatever is said on a line, the city stands (seed ${SEED})`, async () => {
  const random = randomFrom(SEED + 1)
  const before = await doors.head
  const sockets: Socket[] = []
  const names = ['position', 'presence', 'command', 'records', 'welcome', '__proto__', '', 'x'.repeat(1_000)]
  for (let n = 0; n < 60; n++) {
    const role = oneOf(random, ROLES)
    const cursor = random() < 0.5 ? undefined : (JSON.parse(oneOf(random, NASTIES.filter((nasty) => nasty.length < 2_500))) as unknown)
    const socket = doors.socket({ token: doors.tokens[role], transports: [oneOf(random, ['websocket', 'polling'])], ...(cursor ? { cursor } : {}) })
    sockets.push(socket)
    const welcome = await welcomed(socket)
    expect(welcome, `seed ${SEED}, line ${n}`).toMatchObject({ logId: doors.stores.log.logId })
    for (let i = 0; i < 5; i++) {
      const message = oneOf(random, [
        () => valueOf(positionFix, random), () => JSON.parse(broken(valueOf(positionFix, random), random)) as unknown, () => valueOf(up.presence, random),
        () => JSON.parse(oneOf(random, NASTIES)) as unknown, () => new Uint8Array([0, 255, 1]), () => undefined,
      ])()
      const name = oneOf(random, names)
      socket.emit(name, message, ...(random() < 0.2 ? [() => undefined] : []))
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
  for (const socket of sockets) socket.disconnect()
  expect(rejections, `seed ${SEED}`).toEqual([])
  expect(await doors.head).toBe(before)
  await expectBooksToAgree()
  expect(await welcomed(doors.socket({ token: doors.tokens.dispatcher }))).toMatchObject({ mode: 'snapshot' })
}, 60_000)
