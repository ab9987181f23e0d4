import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { CommandOf } from '../../../shared/protocol/commands.ts'
import type { BoardSnapshot } from '../../../shared/protocol/board.ts'
import type { Positions, Records } from '../../../shared/protocol/sockets.ts'
import { after, commandOf, hold, idOf, imported, MINUTE, note, PLACE, received } from '../../domain/city.ts'
import { heard } from '../open-doors.ts'
import { smallDisk, type SmallDisk } from './small-disk.ts'
import { audit, foundIn, PASSWORD, Server, type Given } from './troubled-city.ts'

const WRITERS = 4
const SECOND = 1_000
let disk: SmallDisk
let server: Server
let tokens: Awaited<ReturnType<typeof foundIn>>
const given: Given[] = []

async function start() {
  const started = await Server.start(disk.node, disk.folder)
  if (!(started instanceof Server)) throw new Error(`It ended with ${started.code}: ${started.said}`)
  return (server = started)
}
const end = async (signal: NodeJS.Signals) => {
  const code = await server.end(signal)
  given.push(...server.given)
  return code
}
/** Somebody at a desk who receives and notes until told to stop. */
const write = async (name: string, isOver: () => boolean) => {
  for (let n = 0; !isOver(); n++) {
    const as = `${name} ${n}`
    await server.give(tokens.ana, received('pothole', { as, description: 'x'.repeat(400), reporter: { name } }))
    await server.give(tokens.ana, note('called back', { of: as }))
  }
}

beforeAll(async () => {
  disk = await smallDisk()
  tokens = await foundIn(disk.outside)
  await start()
})
afterAll(() => {
  server?.process.kill('SIGKILL')
  disk?.close()
})

describe('[C9] a disk that fills while people write', () => {
  let before: BoardSnapshot
  let wakeAt: string
  let refused: Given[]

  test('lets commands through until it is full, and from then on none: each is told why, and when to come back', async () => {
    // A target that passes, and a hold that wakes, while nothing can be stored.
    const now = new Date().toISOString()
    await server.give(tokens.ada, imported(received('pothole', { as: 'late', source: 'import' }), after(now, -30 * MINUTE + 3 * SECOND)))
    const { answer } = await server.give(tokens.ana, received('debris', { as: 'held' }))
    const holding = commandOf(hold('parts', 4 * SECOND, { of: 'held' }), new Date().toISOString()) as CommandOf<'HoldRequest'>
    wakeAt = holding.wakeAt
    expect(await server.give(tokens.ana, { ...holding, seenSeq: (answer as { seq: number }).seq })).toMatchObject({ answer: { outcome: 'accepted' } })
    let isOver = false
    const writers = Promise.all(Array.from({ length: WRITERS }, (_, n) => write(`writer ${n}`, () => isOver)))
    while (server.given.length < 40) await sleep(20)
    disk.fill(server.process)
    while (server.given.filter(({ status }) => status === 503).length < 40) await sleep(20)
    isOver = true
    await writers
    const first = server.given.findIndex(({ status }) => status !== 200)
    expect(first).toBeGreaterThan(20)
    refused = server.given.slice(first)
    expect(refused.length).toBeGreaterThan(20)
    // What was on its way when the disk filled is answered in any order.
    expect(refused.slice(WRITERS).map(({ status }) => status).filter((status) => status !== 503)).toEqual([])
    refused = refused.filter(({ status }) => status === 503)
    for (const { problem, retryAfter, type } of refused) {
      expect(problem).toMatchObject({ status: 503, title: 'Not possible just now', detail: `${disk.sentence} Nothing was changed.` })
      expect([type, retryAfter]).toEqual(['application/problem+json', '30'])
    }
    before = await server.read(tokens.ana, '/api/board')
  })

  test('the process is up, and not ready, and says why', async () => {
    expect((await server.ask(undefined, '/healthz')).status).toBe(200)
    const ready = await server.ask(undefined, '/readyz')
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await ready.json()).toMatchObject({ detail: disk.sentence })
  })

  test('the board, the log, the past, the search and the map are read as before', async () => {
    const { records } = await server.read<{ records: LogRecord[] }>(tokens.ana, '/api/log?limit=1000')
    expect(records.length).toBeGreaterThan(20)
    const { requests } = await server.read<{ requests: { number: string }[] }>(tokens.sam, '/api/requests?q=x&limit=5')
    expect(requests).toHaveLength(5)
    expect((await server.read<{ records: LogRecord[] }>(tokens.sam, `/api/requests/${requests[0]!.number}/history`)).records.length).toBeGreaterThan(0)
    await server.read(tokens.ana, '/api/places?q=main')
    await server.read(tokens.ana, '/pack/map.json')
  })

  test('who is signed in stays so, also where the session ought to be lengthened; who is not is told plainly', async () => {
    expect(await server.read(tokens.anaSinceMorning, '/api/session')).toMatchObject({ userId: 'ana' })
    const response = await server.ask(undefined, '/api/session', { email: 'sam@example.org', password: PASSWORD })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await response.json()).toMatchObject({ detail: `${disk.sentence} Nothing was changed.` })
    expect((await server.ask(undefined, '/api/session', { email: 'sam@example.org', password: 'a wrong one, and long' })).status).toBe(401)
  })

  test('[R3] a reporter is not shown where the look cannot be noted', async () => {
    const number = before.requests.at(-1)!.number
    expect((await server.ask(tokens.ana, `/api/reporters/${number}`)).status).toBe(503)
  })

  test('[S2][S3][S6] screens hear the heartbeat, catch up, and open anew', async () => {
    const anew = await server.socket(tokens.sam)
    expect(anew.welcome).toMatchObject({ mode: 'snapshot', head: before.seq, board: { seq: before.seq } })
    const back = await server.socket(tokens.ana, { logId: before.logId, seq: before.seq - 10 })
    const seqs = () => back.records.flatMap(({ records }) => records.map(({ seq }) => seq))
    for (let i = 0; i < 100 && seqs().length < 10; i++) await sleep(20)
    expect([back.welcome.mode, seqs()]).toEqual(['tail', Array.from({ length: 10 }, (_, i) => before.seq - 9 + i)])
    for (const { socket } of [anew, back]) expect(await heard<Records>(socket, 'records', 6_000)).toMatchObject({ records: [], head: before.seq })
  })

  test('[P3] trucks move on the map, though their trail cannot be kept', async () => {
    const { socket } = await server.socket(tokens.ana)
    for (let n = 1; n <= 2; n++) {
      const told = heard<Positions>(socket, 'positions')
      const response = await server.ask(tokens.luis, '/api/positions', { positions: [{ lng: PLACE.lng, lat: PLACE.lat + n / 10_000, at: new Date().toISOString() }] })
      expect([response.status, await response.json()]).toEqual([202, { taken: 1, dropped: 0 }])
      await told
    }
    await sleep(SECOND + 200)
    expect((await server.read<BoardSnapshot>(tokens.ana, '/api/board')).positions).toMatchObject([{ crewId: idOf('truck-7'), lat: PLACE.lat + 2 / 10_000 }])
  })

  test('nothing has happened meanwhile, though a target passed and a hold was to wake', async () => {
    expect(new Date().toISOString() > wakeAt).toBe(true)
    expect((await server.read<BoardSnapshot>(tokens.ana, '/api/board')).seq).toBe(before.seq)
  })

  test('[C3] when there is room again the next command is stored, without a restart, and one that is sent again counts once', async () => {
    disk.free(server.process)
    const again = await server.give(tokens.ana, refused[0]!.command)
    expect(again.answer).toMatchObject({ outcome: 'accepted' })
    expect((await server.ask(undefined, '/readyz')).status).toBe(200)
    expect((await server.give(tokens.ana, refused[0]!.command)).answer).toEqual(again.answer)
    expect((await server.ask(undefined, '/api/session', { email: 'sam@example.org', password: PASSWORD })).status).toBe(200)
  })

  test('[C8] what the city owed is done within its five seconds, once, at the time when it was due', async () => {
    const records = async () => (await server.read<{ records: LogRecord[] }>(tokens.ana, `/api/log?after=${before.seq}&limit=1000`)).records
    const own = async () => (await records()).filter(({ by, kind }) => by.actor === 'system' && kind !== 'ShiftEnded')
    for (let i = 0; i < 60 && (await own()).length < 2; i++) await sleep(100)
    const done = await own()
    expect(done.map(({ kind }) => kind).toSorted()).toEqual(['ClockBreached', 'RequestResumed'])
    expect(done.find(({ kind }) => kind === 'RequestResumed')).toMatchObject({ requestId: idOf('held'), occurredAt: wakeAt })
    const breach = done.find(({ kind }) => kind === 'ClockBreached') as unknown as { due: string; occurredAt: string; clock: string; requestId: string }
    expect(breach).toMatchObject({ clock: 'acknowledge', requestId: idOf('late'), occurredAt: breach.due })
  })

})

describe('a disk that is full when the server starts', () => {
  test('after it was killed: it starts, shows the board, and takes commands as soon as there is room', async () => {
    await server.give(tokens.ana, received('debris', { as: 'last' }))
    disk.fill(server.process)
    expect((await server.give(tokens.ana, note('not stored', { of: 'last' }))).status).toBe(503)
    const board = await server.read<BoardSnapshot>(tokens.ana, '/api/board')
    await end('SIGKILL')
    await start()
    disk.fill(server.process)
    expect((await server.give(tokens.ana, note('not stored either', { of: 'last' }))).status).toBe(503)
    expect((await server.ask(undefined, '/readyz')).status).toBe(503)
    const { positions, ...shown } = await server.read<BoardSnapshot>(tokens.ana, '/api/board')
    expect({ ...shown, positions: [], now: '' }).toEqual({ ...board, positions: [], now: '' })
    expect(positions.length).toBeLessThanOrEqual(1)
    disk.free(server.process)
    expect((await server.give(tokens.ana, note('stored', { of: 'last' }))).answer).toMatchObject({ outcome: 'accepted' })
  })

  test('[L1][L4] one that is stopped then ends in order, and its files are whole and say what people were told, no more and no less', async () => {
    disk.fill(server.process)
    expect((await server.give(tokens.ana, note('never stored', { of: 'last' }))).status).toBe(503)
    expect(await end('SIGTERM')).toBe(0)
    const records = await audit(disk.outside, given)
    expect(records.filter(({ kind }) => kind === 'ClockBreached')).toHaveLength(1)
  })
})
