import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BoardKeeper } from '../../server/dispatch/board-keeper.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import type { Answer } from '../../shared/protocol/answers.ts'
import { acknowledge, assign, cancel, commandOf, founded, hold, note, received, resolve, type Act } from '../domain/city.ts'
import { migrations, newFolder } from '../contract/stores.ts'
import { randomFrom } from '../kit/random.ts'
import { seedAsked } from '../kit/seed-asked.ts'
import { isLong } from '../kit/town-seeds.ts'
import { oneOf } from './make-input.ts'
import { allRecords, expectTrue, Town } from './town.ts'

/** A failure prints its seed: `SEED=1234` shows it again (as near as a kill can be aimed). */
const SEED = seedAsked()
const ROUNDS = isLong ? 20 : 8
const WRITERS = 6

const folder = newFolder()
const random = randomFrom(SEED)
/** Every command that was answered, with its answer: what people were told is true must stay so. */
const told = new Map<string, Answer>()
let child: ChildProcess | undefined

beforeAll(async () => {
  const stores = await openDatabase(folder, { migrations })
  await stores.users.add({ id: 'ana', name: 'Ana', role: 'dispatcher', cityId: 'city', email: 'ana@example.org', demo: false, disabled: false, passwordHash: 'none' })
  const town = await (await new Town({ stores }).open()).play(...founded())
  town.watch.stop()
  await stores.close()
})
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

interface Opened { port: number; dispatcher: string }
async function begin(): Promise<{ child: ChildProcess; opened: Opened }> {
  const process_ = spawn(process.execPath, ['--import', 'tsx', 'tests/server/crash-child.ts', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = process_
  for await (const line of createInterface({ input: process_.stdout! })) return { child: process_, opened: JSON.parse(line) as Opened }
  throw new Error('The city did not open.')
}

/** What a desk would do next to the request of a name, one after the other; some of it is refused, and that is an answer too. */
const deeds = (name: string): Act[] => [
  received(oneOf(random, ['pothole', 'debris', 'street-light']), { as: name, reporter: { name: `Neighbour of ${name}` } }),
  oneOf(random, [acknowledge({ of: name }), note('on the phone', { of: name })]), assign(oneOf(random, ['truck-7', 'truck-8']), { of: name }),
  oneOf(random, [hold('parts', 3_600_000, { of: name }), note('called twice', { of: name })]), oneOf(random, [resolve('fixed', {}, { of: name }), cancel({ of: name }), assign('truck-9', { of: name })]),
]

/** Gives commands one after the other until the line breaks. What was under way then is unknown, and resent later. */
async function write({ port, dispatcher }: Opened, round: number, writer: number, unanswered: object[]): Promise<void> {
  for (let n = 0; ; n++) {
    for (const act of deeds(`${round}.${writer}.${n}`)) {
      const command = { ...commandOf(act, new Date().toISOString()), commandId: crypto.randomUUID(), seenSeq: 1_000_000 }
      unanswered.push(command)
      try {
        const head = Number(((await (await ask(port, dispatcher, 'GET', '/api/log?limit=1')).json()) as { head: number }).head)
        Object.assign(command, { seenSeq: head })
        const answer = await given(port, dispatcher, command)
        told.set(answer.commandId, answer)
        unanswered.splice(unanswered.indexOf(command), 1)
      } catch {
        return
      }
    }
  }
}
async function given(port: number, token: string, command: object): Promise<Answer> {
  const response = await ask(port, token, 'POST', '/api/commands', command)
  if (response.status !== 200) throw new Error(`The city answered ${response.status}.`)
  return (await response.json()) as Answer
}
const ask = (port: number, token: string, method: string, path: string, body?: object) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}),
  })

test(`[L1][L4][C2][C3] a city that is killed again and again in the middle of its work keeps its word (seed ${SEED})`, async () => {
  const pending: object[] = []
  let resent = 0
  for (let round = 0; round < ROUNDS; round++) {
    const { child, opened } = await begin()
    const exited = new Promise((resolve) => child.once('exit', resolve))
    // What nobody knows the answer of is sent again, as an outbox would: it must count once.
    for (const command of pending.splice(0)) {
      const answer = await given(opened.port, opened.dispatcher, command)
      told.set(answer.commandId, answer)
      resent++
    }
    const writers = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(opened, round, writer, pending)))
    await new Promise((resolve) => setTimeout(resolve, 150 + random() * 350))
    child.kill('SIGKILL')
    await exited
    await writers
    await expectEverythingKept(round)
  }
  expect(told.size).toBeGreaterThan(ROUNDS * 5)
  expect(resent, 'commands that nobody knew the answer of').toBeGreaterThan(ROUNDS / 2)
}, 180_000)

async function expectEverythingKept(round: number): Promise<void> {
  const why = `seed ${SEED}, round ${round}`
  const stores = await openDatabase(folder, { migrations })
  try {
    const records = await allRecords(stores.log)
    expect(records.map((record) => record.seq), why).toEqual(records.map((_, i) => i + 1))
    expect(records.map((record) => record.at), why).toEqual(records.map((record) => record.at).toSorted())
    const lastOf = new Map<string, number>()
    for (const record of records) if (record.commandId) lastOf.set(record.commandId, record.seq)
    const timesReceived = new Map<string, number>()
    for (const record of records) if (record.kind === 'RequestReceived') timesReceived.set(record.requestId, (timesReceived.get(record.requestId) ?? 0) + 1)
    expect([...timesReceived.values()].every((times) => times === 1), why).toBe(true)
    for (const [commandId, answer] of told) {
      expect((await stores.log.answerTo(commandId))?.answer, why).toEqual(answer)
      expect(lastOf.get(commandId), `${why}: ${JSON.stringify(answer)}`).toBe(answer.outcome === 'accepted' ? answer.seq : undefined)
    }
    for (const record of records) if (record.kind === 'RequestReceived') expect(await stores.requests.reporterOf(record.requestId), why).toMatchObject({ name: expect.stringMatching(/^Neighbour of /) })
    const keeper = new BoardKeeper(stores.log)
    await keeper.load()
    await expectTrue(keeper.board, stores)
  } finally {
    await stores.close()
  }
}
