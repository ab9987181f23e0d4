import { afterAll, beforeAll, expect, test } from 'vitest'
import { isLong } from '../../../kit/town-seeds.ts'
import { FuzzedCity } from '../open-city.ts'
import { speak } from '../raw.ts'
import { speakFrames } from '../web-socket.ts'

let city: FuzzedCity
beforeAll(async () => {
  city = await FuzzedCity.open()
})
afterAll(() => city.close())

const post = (head: string) => `POST /api/commands HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${city.doors.tokens.dispatcher}\r\nContent-Type: application/json\r\n${head}\r\n`

/** By whoever takes their time; each must be given up on, and within how long. */
const SLOW: [what: string, most: number, run: (patienceMs: number) => Promise<number | undefined>][] = [
  ['pieces that never end, one a moment', 3_000, (patienceMs) => speak(city.doors.hosted.port, [post('Transfer-Encoding: chunked\r\n')], { patienceMs, drip: '2\r\n{}\r\n' }).then(({ closedMs }) => closedMs)],
  ['a body of 2 MB, a little a moment', 3_000, (patienceMs) => speak(city.doors.hosted.port, [post('Content-Length: 2000000\r\n')], { patienceMs, drip: 'x' }).then(({ closedMs }) => closedMs)],
]
const SLOWER: typeof SLOW = [
  ['a line that is made and says nothing', 12_000, async (patienceMs) => {
    const start = performance.now()
    const { closed } = await speakFrames(city.doors.hosted.port, [], { waitMs: patienceMs })
    return closed === undefined ? undefined : performance.now() - start
  }],
  ['a head that never ends, a letter a moment', 22_000, (patienceMs) => speak(city.doors.hosted.port, ['GET /healthz HTTP/1.1\r\nX: '], { patienceMs, drip: 'x' }).then(({ closedMs }) => closedMs)],
  ['nothing at all', 22_000, (patienceMs) => speak(city.doors.hosted.port, [], { patienceMs }).then(({ closedMs }) => closedMs)],
  ['a body that never ends, a letter a moment', 38_000, (patienceMs) => speak(city.doors.hosted.port, [post('Content-Length: 100000\r\n')], { patienceMs, drip: ' ' }).then(({ closedMs }) => closedMs)],
  ['a question with pieces that never end', 38_000, (patienceMs) => speak(city.doors.hosted.port, ['GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'], { patienceMs, drip: '2\r\n{}\r\n' }).then(({ closedMs }) => closedMs)],
]

test.concurrent.each(isLong ? [...SLOW, ...SLOWER] : SLOW)('%s is given up on within %i ms', async (_, most, run) => {
  const took = await run(most + 1_000)
  expect(took ?? Infinity).toBeLessThan(most)
}, 60_000)
