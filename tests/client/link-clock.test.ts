// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fixtureSnapshot } from '../../client/look/gallery/fixture.ts'
import { connect } from '../../client/stores/connect.ts'
import type { Stores } from '../../client/stores/stores.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/words.ts'
import { desk } from './kit/mounted.ts'

const HOUR = 3_600_000
/** The server's end of the page's lines: what each hears, and whether it was cut. */
const { lines } = vi.hoisted(() => ({ lines: [] as { hears: Map<string, (message: unknown) => void>; isCut: boolean }[] }))
vi.mock('socket.io-client', () => ({
  io: () => {
    const line = { hears: new Map<string, (message: unknown) => void>(), isCut: false }
    lines.push(line)
    return {
      connected: true, io: {}, off: () => line.hears.clear(), emit: () => undefined, disconnect: () => (line.isCut = true),
      on: (name: string, hear: (message: unknown) => void) => line.hears.set(name, hear),
    }
  },
}))

const snapshot = fixtureSnapshot()
let stores: Stores
let close: () => void
const hear = (name: string, message: unknown) => lines.at(-1)!.hears.get(name)?.(message)
const beat = (now: number) => hear('records', { records: [], head: snapshot.seq, now: new Date(now).toISOString() })
beforeEach(() => {
  vi.useFakeTimers()
  lines.length = 0
  stores = desk()
  const link = connect(stores)
  link.open()
  close = () => link.close()
  hear('welcome', { logId: snapshot.logId, head: snapshot.seq, now: new Date(Date.now()).toISOString(), protocol: PROTOCOL_VERSION, mode: 'snapshot', board: snapshot })
  expect(stores.link.state.phase).toBe('live')
})
afterEach(() => {
  close()
  vi.useRealTimers()
})

it.each([-HOUR, HOUR])('[S6] a page whose own clock is set (%i ms) while its line falls silent says so within twelve seconds, and asks again', async (ms) => {
  vi.setSystemTime(Date.now() + ms)
  await vi.advanceTimersByTimeAsync(12_000)
  expect([stores.link.state.phase, lines[0]!.isCut]).toEqual(['stale', true])
})

it.each([-HOUR, HOUR])('[S6] a page whose own clock is set (%i ms) stays live while the server speaks, and keeps the server’s time', async (ms) => {
  const server = Date.now()
  await vi.advanceTimersByTimeAsync(4_000)
  vi.setSystemTime(Date.now() + ms)
  beat(server + 4_000)
  for (let n = 1; n < 5; n++) {
    await vi.advanceTimersByTimeAsync(5_000)
    beat(server + 4_000 + n * 5_000)
    expect([stores.link.state.phase, lines.length]).toEqual(['live', 1])
  }
  expect(Math.abs(stores.clock.read() - (server + 24_000))).toBeLessThan(50)
})

it.each([-HOUR, HOUR])('a page that is told to wait five seconds, and whose clock is set (%i ms) meanwhile, comes back after five and no more than a try’s second', async (ms) => {
  hear('farewell', { because: 'too-many', message: 'Too many messages at once.', retryAfterMs: 5_000 })
  vi.setSystemTime(Date.now() + ms)
  hear('disconnect', 'io server disconnect')
  await vi.advanceTimersByTimeAsync(4_900)
  // What a person who comes back to the page asks for waits as long.
  document.dispatchEvent(new Event('visibilitychange'))
  expect(lines.length).toBe(1)
  await vi.advanceTimersByTimeAsync(1_200)
  expect(lines.length).toBe(2)
})

it.each([-HOUR, HOUR])('timers follow a server whose clock is set (%i ms) with the next it says', async (ms) => {
  await vi.advanceTimersByTimeAsync(5_000)
  beat(Date.now() + ms)
  expect(Math.abs(stores.clock.read() - (Date.now() + ms))).toBeLessThan(50)
})

it('a page whose line is slow waits for its board, and asks again where none comes', async () => {
  await vi.advanceTimersByTimeAsync(5_000)
  hear('disconnect', 'transport close')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(lines.length).toBe(2)
  hear('connect', undefined)
  await vi.advanceTimersByTimeAsync(30_000)
  expect([stores.link.state.phase, lines.length]).toEqual(['stale', 2])
  await vi.advanceTimersByTimeAsync(12_000)
  expect([lines[1]!.isCut, lines.length]).toEqual([true, 3])
  hear('connect', undefined)
  await vi.advanceTimersByTimeAsync(30_000)
  hear('welcome', { logId: snapshot.logId, head: snapshot.seq, now: new Date(Date.now()).toISOString(), protocol: PROTOCOL_VERSION, mode: 'snapshot', board: snapshot })
  expect(stores.link.state.phase).toBe('live')
})
