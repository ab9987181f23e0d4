import { spawn } from 'node:child_process'
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATABASE_FILE } from '../../../server/db/backup.ts'
import type { BoardSnapshot } from '../../../shared/protocol/board.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Positions } from '../../../shared/protocol/sockets.ts'
import { idOf, note, PLACE, received } from '../../domain/city.ts'
import { newFolder } from '../../contract/stores.ts'
import { heard } from '../open-doors.ts'
import { audit, foundIn, PASSWORD, Server } from './troubled-city.ts'

/** How long a write waits for a lock: `openDatabase`. */
const PATIENCE_MS = 1_000
/** After so long a screen says that it is not live (PROTOCOL.md, S6). */
const SILENCE_MS = 12_000
const node = (args: string[], env: Record<string, string>) => spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
let folder: string
let server: Server
/** When a screen that watches all of it heard something. */
const heartbeats: number[] = []
let tokens: Awaited<ReturnType<typeof foundIn>>
const file = (name = '') => join(folder, `${DATABASE_FILE}${name}`)

beforeAll(async () => {
  folder = newFolder()
  tokens = await foundIn(folder)
  server = (await Server.start(node, folder)) as Server
  expect(server).toBeInstanceOf(Server)
  // Whoever asks for a list in the first moments waits for Prisma; while the file is away it is not opened (decision 019).
  await server.read(tokens.sam, '/api/requests?limit=5')
  phone = ((await (await server.ask(tokens.sam, '/api/devices', { crewId: idOf('truck-7'), name: 'the phone' })).json()) as { id: string }).id
  const { socket } = await server.socket(tokens.ada)
  socket.on('records', () => heartbeats.push(performance.now()))
})
afterAll(() => {
  server?.process.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

let phone: string
let locker: Database.Database
const TROUBLES: [string, { begin: () => void; end: () => void; sentence: string; retryAfter: string }][] = [
  ['a database file that was moved away', {
    begin: () => ['', '-wal'].forEach((name) => renameSync(file(name), file(`${name}.away`))),
    end: () => ['', '-wal'].forEach((name) => renameSync(file(`${name}.away`), file(name))),
    sentence: 'The database file was moved or removed while the server ran: put it back, or start the server anew.', retryAfter: '30',
  }],
  ['a database file whose newest part was moved away', {
    begin: () => renameSync(file('-wal'), file('-wal.away')),
    end: () => renameSync(file('-wal.away'), file('-wal')),
    sentence: 'The database file was moved or removed while the server ran: put it back, or start the server anew.', retryAfter: '30',
  }],
  ['a database that another program has locked for longer than is waited', {
    begin: () => {
      locker = new Database(file())
      locker.exec('BEGIN IMMEDIATE')
    },
    end: () => {
      locker.exec('ROLLBACK')
      locker.close()
    },
    sentence: 'Another program is writing to the database file.', retryAfter: '1',
  }],
]

describe.each(TROUBLES)('[C9] %s', (name, { begin, end, sentence, retryAfter }) => {
  let board: BoardSnapshot
  const as = (what: string) => `${what} of ${name}`

  test('takes no command, and says why and when to come back', async () => {
    await server.give(tokens.ana, received('pothole', { as: as('pothole') }))
    await server.give(tokens.ana, note('before', { of: as('pothole') }))
    board = await server.read(tokens.ana, '/api/board')
    begin()
    for (let n = 0; n < 3; n++) {
      expect(await server.give(tokens.ana, note(`refused ${n}`, { of: as('pothole') }))).toMatchObject({
        status: 503, retryAfter, type: 'application/problem+json', problem: { title: 'Not possible just now', detail: `${sentence} Nothing was changed.` },
      })
    }
    const ready = await server.ask(undefined, '/readyz')
    expect([ready.status, ((await ready.json()) as { detail: string }).detail]).toEqual([503, sentence])
    expect((await server.ask(undefined, '/healthz')).status).toBe(200)
  })

  test('is read meanwhile, at once, however many try to write: by who asks, who listens and who comes anew', async () => {
    let isOver = false
    const writers = Promise.all([0, 1, 2, 3].map(async (writer) => {
      for (let n = 0; !isOver; n++) {
        expect((await server.give(tokens.ana, note(`${writer} ${n}`, { of: as('pothole') }))).status).toBe(503)
        await sleep(20)
      }
    }))
    const took: number[] = []
    for (let n = 0; n < 10; n++) {
      const began = performance.now()
      expect((await server.read<BoardSnapshot>(tokens.ana, '/api/board')).seq).toBe(board.seq)
      expect((await server.read<{ records: LogRecord[] }>(tokens.sam, `/api/log?after=${board.seq - 2}`)).records).toHaveLength(2)
      await server.read(tokens.sam, '/api/requests?limit=5')
      took.push(performance.now() - began)
    }
    expect(took.toSorted((a, b) => a - b)[5], `three readings took ${took.map(Math.round).join(', ')} ms`).toBeLessThan(PATIENCE_MS / 2)
    const { socket, welcome } = await server.socket(tokens.sam)
    expect(welcome).toMatchObject({ mode: 'snapshot', board: { seq: board.seq } })
    const tick = heard<Positions>(socket, 'positions', 3_000)
    expect((await server.ask(tokens.luis, '/api/positions', { positions: [{ lng: PLACE.lng, lat: PLACE.lat, at: new Date().toISOString() }] })).status).toBe(202)
    await tick
    isOver = true
    await writers
    expect(await server.read(tokens.anaSinceMorning, '/api/session')).toMatchObject({ userId: 'ana' })
  })

  test('keeps nobody waiting for who shows an old token: not for a session that could be lengthened, nor for one that has run out', async () => {
    const trouble = TROUBLES.findIndex(([other]) => other === name)
    // At most one of them waits for a lock; each that did would hold up all of the city.
    const took = async (token: string, status: number) => {
      const began = performance.now()
      for (let n = 0; n < 10; n++) expect((await server.ask(token, '/api/board')).status).toBe(status)
      return performance.now() - began
    }
    expect(await took(tokens[`late${trouble}`]!, 200)).toBeLessThan(2 * PATIENCE_MS)
    expect(await took(tokens[`over${trouble}`]!, 401)).toBeLessThan(PATIENCE_MS)
  })

  test('says of nothing else that it was stored: not of a sign-in, not of a look at who reported, not of a phone', async () => {
    const number = board.requests[0]!.number
    const refused = { status: 503, retryAfter, detail: `${sentence} Nothing was changed.` }
    for (const [door, asked] of Object.entries({
      'signing in': () => server.ask(undefined, '/api/session', { email: 'sam@example.org', password: PASSWORD }),
      'who reported': () => server.ask(tokens.sam, `/api/reporters/${number}`),
      'a new phone': () => server.ask(tokens.sam, '/api/devices', { crewId: idOf('truck-7'), name: 'the second phone' }),
      'a phone taken away': () => server.take(tokens.sam, `/api/devices/${phone}`),
    })) {
      const response = await asked()
      const { detail } = (await response.json()) as { detail?: string }
      expect({ status: response.status, retryAfter: response.headers.get('retry-after'), detail }, door).toEqual(refused)
    }
  })

  test('and who signs out is out of that desk all the same: the cookie is gone, the sockets are cut, and it is said that the session was not ended', async () => {
    const token = tokens[`leaver${TROUBLES.findIndex(([other]) => other === name)}`]!
    const { socket } = await server.socket(token)
    const cut = new Promise((resolve) => socket.once('disconnect', resolve))
    const left = await server.take(token, '/api/session')
    expect([left.status, left.headers.get('retry-after')]).toEqual([503, retryAfter])
    expect(left.headers.get('set-cookie')).toMatch(/^curbline_session=; Max-Age=0/)
    await cut
  })

  test('[C3] goes on without a restart, and what was refused is taken once', async () => {
    end()
    expect(await server.read(tokens.sam, '/api/devices')).toMatchObject({ devices: [{ id: phone }] })
    const { command } = server.given.findLast(({ status }) => status === 503)!
    const first = await server.give(tokens.ana, command)
    expect(first.answer).toMatchObject({ outcome: 'accepted' })
    expect((await server.give(tokens.ana, command)).answer).toEqual(first.answer)
    expect((await server.ask(undefined, '/readyz')).status).toBe(200)
  })
})

test('[S6] all this time no screen was left in silence', () => {
  heartbeats.push(performance.now())
  expect(heartbeats.length).toBeGreaterThan(2)
  expect(Math.max(...heartbeats.map((at, i) => at - (heartbeats[i - 1] ?? at)))).toBeLessThan(SILENCE_MS)
})

test('[L1][L4] and its files are whole, and say what people were told, no more and no less', async () => {
  expect(await server.end('SIGTERM')).toBe(0)
  await audit(folder, server.given)
})

test('a folder that may not be written is one sentence at the start, and an end', async () => {
  expect(existsSync(file())).toBe(true)
  chmodSync(folder, 0o555)
  // Root may write anywhere; nobody may not.
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const ended = await Server.start((args, env) => spawn(process.execPath, args, { ...asNobody, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }), folder)
  chmodSync(folder, 0o755)
  expect(ended).toEqual({ code: 1, said: `DATA_DIR ${folder} cannot be written.\n` })
})
