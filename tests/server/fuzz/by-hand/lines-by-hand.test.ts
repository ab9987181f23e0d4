import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { farewell as farewellSchema } from '../../../../shared/protocol/sockets.ts'
import { isPlain, troubleWith } from '../judge.ts'
import { FuzzedCity } from '../open-city.ts'
import { speak } from '../raw.ts'
import { Sender } from '../send.ts'
import { frame, speakFrames } from '../web-socket.ts'
import { LINES, POLLS } from './frames.ts'

let city: FuzzedCity
let sender: Sender
/** The library says on the console what it finds nobody listening to. */
const shouted = vi.spyOn(console, 'error').mockImplementation(() => undefined)
beforeAll(async () => {
  city = await FuzzedCity.open()
  sender = new Sender(city.doors)
})
afterAll(async () => {
  sender.close()
  await city.close()
})

test.concurrent.each(LINES)('on a line: $what: $outcome', async ({ said, outcome, never }) => {
  const opening = frame(`40${JSON.stringify({ token: city.doors.tokens.crew })}`)
  const { texts, closed } = await speakFrames(city.doors.hosted.port, [opening, ...said])
  expect(texts.some((text) => text.startsWith('42["welcome"'))).toBe(true)
  const farewells = texts.filter((text) => text.startsWith('42["farewell"')).map((text) => farewellSchema.strict().parse((JSON.parse(text.slice(2)) as unknown[])[1]))
  const seen = farewells[0]?.because ?? (closed === undefined ? 'stays' : closed === 1005 || closed === 0 || closed === 1000 ? 'cut' : closed)
  expect(seen).toBe(outcome)
  for (const { message } of farewells) expect(isPlain(message)).toBe(true)
  if (never) expect(texts.filter((text) => text.startsWith(never))).toEqual([])
  expect(texts.join('\n')).not.toMatch(/\n\s+at |node_modules|TypeError/)
})

test.concurrent.each(POLLS)('by polling: $what: $status', async ({ method, query, body, headers = {}, status, says, goesOn }) => {
  const opened = query.includes('{sid}') ? await sender.ask('GET', '/socket.io/?EIO=4&transport=polling') : undefined
  const sid = opened && typeof opened !== 'string' ? /"sid":"([^"]+)"/.exec(opened.text)![1]! : ''
  const path = `/socket.io/?${query.replace('{sid}', sid)}`
  const answer = await sender.ask(method, path, headers, body)
  if (typeof answer === 'string') throw new Error(answer)
  expect([answer.status, answer.text]).toEqual([status, says])
  expect(troubleWith({ method, path }, answer)).toBeUndefined()
  if (goesOn === undefined) return
  // An end is said to who asks next; where there is none, nothing is said until the next heartbeat.
  const { statuses, text } = await speak(city.doors.hosted.port, [`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`], { patienceMs: 400 })
  const isOver = statuses[0] === 400 || (text.split('\r\n\r\n')[1] ?? '').split('\u001e').includes('1')
  expect(isOver).toBe(!goesOn)
})

/** What one breath of a line brings back. */
async function breath(packet: string, times: number): Promise<string[]> {
  const opened = (await sender.ask('GET', '/socket.io/?EIO=4&transport=polling')) as { text: string }
  const path = `/socket.io/?EIO=4&transport=polling&sid=${/"sid":"([^"]+)"/.exec(opened.text)![1]!}`
  await sender.ask('POST', path, { 'content-type': 'text/plain' }, Array(times).fill(packet).join('\u001e'))
  const heard = (await sender.ask('GET', path)) as { text: string }
  return heard.text.split('\u001e')
}
test('[U1] whoever comes in 15,000 times in one breath is heard a hundred times, and told that it is too many', async () => {
  const heard = await breath('40', 15_000)
  expect(heard.filter((packet) => packet.startsWith('44')).length).toBeLessThanOrEqual(100)
  expect(heard).toContainEqual(expect.stringContaining('"too-many"'))
})
test('whoever comes in ninety times at once has sixty screens and no more', async () => {
  const token = await city.doors.signIn('rosa')
  const heard = await breath(`40{"token":"${token}"}`, 90)
  expect([heard.filter((packet) => packet.startsWith('40')).length, heard.filter((packet) => packet.includes('Too many screens are open.')).length]).toEqual([60, 30])
})

test('none of it was thrown where nobody caught it, or shouted about, and nothing of it is a fact', async () => {
  expect(city.uncaught).toEqual([])
  expect(shouted).not.toHaveBeenCalled()
  await city.expectBooksToAgree()
  expect((await city.doors.fetch('dispatcher', '/api/board')).status).toBe(200)
})
