import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answers as answersSchema } from '../../../shared/protocol/answers.ts'
import { step } from '../../../shared/sync/step.ts'
import type { Records, Welcome } from '../../../shared/protocol/sockets.ts'
import { seedAsked } from '../../kit/seed-asked.ts'
import { isLong } from '../../kit/town-seeds.ts'
import { welcomed } from '../open-doors.ts'
import { doorsOf } from './doors-of.ts'
import { Inputs, type Input } from './inputs.ts'
import { troubleWith } from './judge.ts'
import { FuzzedCity } from './open-city.ts'
import { SEEDS } from './seeds.ts'
import { ORDINARY_BYTES, Sender, type Answer } from './send.ts'
import { Tally } from './tally.ts'

/** Each input has a seed of its own, counted up from here; one that brought trouble is put in `seeds.json`. `SEED=1234` begins there again. */
const FIRST = seedAsked()
const INPUTS = isLong ? 85_000 : 2_400
const AT_ONCE = 8
/** Milliseconds within which ninety-nine of a hundred answers must be there. */
const PATIENCE_MS = 100
const UNDISTURBED = 0.9
/** The log, the board and what Node keeps for itself grow with what was taken; nothing may grow with what was refused. */
const MOST_GROWTH_MB = isLong ? 600 : 400

let city: FuzzedCity
let sender: Sender
beforeAll(async () => {
  city = await FuzzedCity.open()
  sender = new Sender(city.doors)
})
afterAll(async () => {
  sender.close()
  await city.close()
})

const shortOf = ({ role, method, path, headers, body }: Input) => `${role ?? 'nobody'} ${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 200)} ${String(body ?? '').slice(0, 300)}`
const sizeOf = ({ path, body = '' }: Input) => path.length + Buffer.byteLength(body)
/** Answered as whoever asks well may expect, or with what had not changed. */
const isTaken = (status: number) => status < 400

/** The commands that an answer says were accepted. */
function acceptedIn({ door }: Input, { status, text }: Answer): string[] {
  if (door !== 'POST /api/commands' || status !== 200) return []
  const said = answersSchema.safeParse(JSON.parse(text))
  return said.success ? [said.data].flat().flatMap((one) => (one.outcome === 'accepted' ? [one.commandId] : [])) : []
}

/** Somebody who just works there, all the while. */
async function ordinary(isOver: () => boolean): Promise<number[]> {
  const times: number[] = []
  while (!isOver()) {
    const start = performance.now()
    const response = await city.doors.fetch('dispatcher', '/api/board')
    await response.arrayBuffer()
    expect(response.status).toBe(200)
    times.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return times.sort((a, b) => a - b)
}

/** A screen that follows the log from where it came in. */
async function screen() {
  const socket = city.doors.socket({ token: city.doors.tokens.dispatcher })
  const wrong: string[] = []
  const waiting: Records[] = []
  socket.on('records', (message: Records) => waiting.push(message))
  const welcome = (await welcomed(socket)) as Welcome
  let have = step(undefined, { kind: 'snapshot', logId: welcome.logId, board: welcome.board! })
  return () => {
    for (const { records, head } of waiting.splice(0)) {
      if (have.kind !== 'applied') break
      const next = step(have.have, { kind: 'records', logId: welcome.logId, records, head })
      if (next.kind === 'applied') have = next
      else if (next.kind !== 'nothing-new') wrong.push(next.kind)
    }
    return { wrong, isConnected: socket.connected, seq: have.kind === 'applied' ? have.have.board.seq : -1 }
  }
}

test(`whatever comes through the doors, the city stands (seed ${FIRST})`, async () => {
  const doors = doorsOf()
  const inputs = new Inputs(doors, city.known, city.doors.url)
  const seeds = [...SEEDS.http, ...Array.from({ length: INPUTS }, (_, n) => FIRST + n)]
  const before = await city.doors.head
  const watch = await screen()
  const tally = new Tally()
  const troubles: string[] = []
  const accepted = new Set<string>()
  let next = 0
  let isOver = false
  globalThis.gc?.()
  const rss = process.memoryUsage().rss
  const worker = ordinary(() => isOver)
  const [elu, cpu] = [performance.eventLoopUtilization(), process.cpuUsage()]
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let n = next++; n < seeds.length; n = next++) {
      const input = inputs.of(seeds[n]!)
      const answer = await sender.send(input, n)
      const trouble = troubleWith(input, answer)
      if (trouble) troubles.push(`seed ${seeds[n]}: ${shortOf(input)}\n  → ${trouble}`)
      if (typeof answer === 'string') continue
      for (const id of acceptedIn(input, answer)) accepted.add(id)
      tally.note(input.door, input.kind, String(answer.status), isTaken(answer.status), sizeOf(input) <= ORDINARY_BYTES ? answer.ms : undefined)
    }
  })).finally(() => {
    isOver = true
  })
  const worked = await worker
  const grownMb = (process.memoryUsage().rss - rss) / 1e6
  const head = await city.doors.head
  // Of the time in which it had work, how much it had a processor for it: other work of the machine takes the rest.
  const used = process.cpuUsage(cpu)
  const share = (used.user + used.system) / 1_000 / performance.eventLoopUtilization(elu).active
  const mostMs = share >= UNDISTURBED ? PATIENCE_MS : (3 * PATIENCE_MS) / share
  // A sign-in is slow on purpose: whoever guesses passwords shall wait.
  const p99 = tally.within(0.99, (door) => door !== 'POST /api/session')
  console.log(`${tally.table()}\n${tally.all} inputs, ${accepted.size} commands accepted, ${head - before} records; p50 ${tally.within(0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ` +
    `an ordinary client ${worked.length} times, p99 ${(worked[Math.floor(worked.length * 0.99)] ?? 0).toFixed(1)} ms; memory grew by ${grownMb.toFixed(0)} MB; ` +
    `it had a processor for ${Math.round(100 * Math.min(1, share))} % of its work${share >= UNDISTURBED ? '' : ': the machine has other work, and the times say little'}`)
  expect(troubles.slice(0, 10), `${troubles.length} of them: put their seeds in tests/server/fuzz/seeds.json`).toEqual([])
  expect(city.uncaught).toEqual([])
  expect(tally.missing(doors.map(({ name }) => name)), 'every door, by every kind of input').toEqual([])
  // What was refused changed nothing, and what was taken is there: the log's commands are those that were answered so.
  expect(await city.commandsSince(before)).toEqual(accepted)
  // Enough of it was taken for the rest to mean something.
  expect(accepted.size).toBeGreaterThan(INPUTS / 300)
  await city.expectBooksToAgree()
  await expect.poll(watch, { timeout: 5_000 }).toEqual({ wrong: [], isConnected: true, seq: head })
  expect(worked.length).toBeGreaterThan(10)
  expect(p99).toBeLessThanOrEqual(mostMs)
  expect(grownMb).toBeLessThan(MOST_GROWTH_MB)
}, isLong ? 900_000 : 120_000)

test('a door that nobody has thought of here is a failure', () => {
  const tally = new Tally()
  tally.note('GET /a', 'valid', '200', true, 1)
  tally.note('GET /a', 'broken', '400', false, 1)
  tally.note('GET /b', 'valid', '404', false, 1)
  tally.note('GET /b', 'broken', '404', false, 1)
  tally.note('GET /b', 'rubbish', '404', false, 1)
  expect(tally.missing(['GET /a', 'GET /b', 'GET /c'])).toEqual(['GET /a: nothing rubbish', 'GET /b: nothing valid was taken (404)', 'GET /c: nothing'])
})
