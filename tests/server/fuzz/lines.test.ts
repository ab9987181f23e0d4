import { afterAll, beforeAll, expect, test } from 'vitest'
import { farewell as farewellSchema, type Farewell } from '../../../shared/protocol/sockets.ts'
import { seedAsked } from '../../kit/seed-asked.ts'
import { isLong } from '../../kit/town-seeds.ts'
import { welcomed } from '../open-doors.ts'
import { isPlain } from './judge.ts'
import { LINE_DOORS, talkOf, type Talk } from './line-inputs.ts'
import { FuzzedCity } from './open-city.ts'
import { SEEDS } from './seeds.ts'
import { Tally } from './tally.ts'

const FIRST = seedAsked()
/** Messages said, over as many conversations as it takes. */
const MESSAGES = isLong ? 15_000 : 600
const AT_ONCE = 6
/** Within this a conversation that was ended on purpose is over. */
const PATIENCE_MS = 15_000

let city: FuzzedCity
beforeAll(async () => {
  city = await FuzzedCity.open()
})
afterAll(() => city.close())

interface Heard {
  welcome: unknown
  farewell?: Farewell
  /** From the last word said until the farewell. */
  ms?: number
}

/** Says all of it, and hears until the line is cut. */
async function hold({ role, transport, hello, said, last }: Talk): Promise<Heard> {
  const { token: _, ...words } = hello.auth
  const socket = city.doors.socket({ transports: [transport] })
  socket.auth = { ...words, ...(hello.hasToken ? { token: city.doors.tokens[role] } : {}) }
  const ended = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('a conversation that does not end')), PATIENCE_MS)
    const done = () => {
      clearTimeout(late)
      resolve()
    }
    socket.once('disconnect', done)
    socket.once('connect_error', done)
  })
  const farewell: { message?: Farewell; at?: number } = {}
  socket.once('farewell', (message: Farewell) => Object.assign(farewell, { message, at: performance.now() }))
  const welcome = await welcomed(socket)
  const start = performance.now()
  if (socket.connected) {
    for (const { name, message } of said) socket.emit(name, message)
    socket.emit(last.name, last.message)
  }
  await ended
  socket.disconnect()
  return { welcome, ...(farewell.message ? { farewell: farewell.message, ms: farewell.at! - start } : {}) }
}

/** What is wrong with how a conversation went; undefined when nothing is. */
function troubleWith(talk: Talk, { welcome, farewell }: Heard): string | undefined {
  if (!talk.hello.hasToken) return welcome === 'not-signed-in' ? undefined : `whoever is nobody was told ${JSON.stringify(welcome)}`
  if ((welcome as { logId?: string }).logId !== city.doors.stores.log.logId) return `no welcome: ${JSON.stringify(welcome)}`
  if (!farewell) return 'cut without a farewell'
  if (!farewellSchema.strict().safeParse(farewell).success || !isPlain(farewell.message)) return `a farewell that says ${JSON.stringify(farewell)}`
  return farewell.because === 'not-understood' ? undefined : `ended with ${farewell.because}`
}

test(`whatever is said on a line, the city stands (seed ${FIRST})`, async () => {
  const before = await city.doors.head
  const tally = new Tally()
  const troubles: string[] = []
  const rss = process.memoryUsage().rss
  let seed = FIRST
  const again = [...SEEDS.lines]
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (again.length > 0 || tally.all < MESSAGES) {
      const its = again.pop() ?? seed++
      const talk = talkOf(its, city.doors.stores.log.logId)
      const heard = await hold(talk)
      const trouble = troubleWith(talk, heard)
      if (trouble) troubles.push(`seed ${its}: ${talk.role} by ${talk.transport}, ${JSON.stringify(talk.hello).slice(0, 200)}, said ${talk.said.map(({ name }) => name).join()}\n  → ${trouble}`)
      const outcome = heard.farewell?.because ?? String(heard.welcome)
      tally.note('line: hello', talk.hello.kind, outcome, talk.hello.hasToken, undefined)
      if (heard.farewell) for (const { name, kind } of talk.said) tally.note(`line: ${name}`, kind, outcome, true, heard.ms)
    }
  }))
  console.log(`${tally.table()}\n${tally.all} messages in ${seed - FIRST} conversations; p99 ${tally.within(0.99).toFixed(1)} ms from the first word to the farewell; memory grew by ${((process.memoryUsage().rss - rss) / 1e6).toFixed(0)} MB`)
  expect(troubles.slice(0, 10), `${troubles.length} of them: put their seeds in tests/server/fuzz/seeds.json`).toEqual([])
  expect(city.uncaught).toEqual([])
  expect(tally.missing(LINE_DOORS), 'every message, by every kind').toEqual([])
  // Positions and presence are no facts; and some of the positions were fit to be taken.
  expect(await city.doors.head).toBe(before)
  const counts = city.doors.hosted.city.positions.counts as Record<string, number>
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
  await city.expectBooksToAgree()
  expect(await welcomed(city.doors.socket({ token: city.doors.tokens.dispatcher }))).toMatchObject({ mode: 'snapshot' })
}, isLong ? 600_000 : 60_000)
