// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { beforeEach, expect, it, vi } from 'vitest'
import BoardBanners from '../../client/board/BoardBanners.svelte'
import MissingLine from '../../client/board/MissingLine.svelte'
import { fixtureSnapshot } from '../../client/look/gallery/fixture.ts'
import { connect } from '../../client/stores/connect.ts'
import type { Stores } from '../../client/stores/stores.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/words.ts'
import { desk, show } from './kit/mounted.ts'

/** The server's end of the page's line. */
const { lines } = vi.hoisted(() => ({ lines: [] as { hears: Map<string, (message: unknown) => void>; isCut: boolean }[] }))
vi.mock('socket.io-client', () => ({
  io: () => {
    const line = { hears: new Map<string, (message: unknown) => void>(), isCut: false }
    lines.push(line)
    return {
      connected: true, io: {},
      on: (name: string, hear: (message: unknown) => void) => line.hears.set(name, hear),
      off: () => line.hears.clear(),
      emit: () => undefined,
      disconnect: () => (line.isCut = true),
    }
  },
}))

const snapshot = fixtureSnapshot()
const welcome = (protocol: number, seq = snapshot.seq) => ({ logId: 'log-1', head: seq, now: snapshot.now, protocol, mode: 'snapshot', board: { ...snapshot, logId: 'log-1', seq } })
let stores: Stores
let hear: (name: string, message: unknown) => void
beforeEach(() => {
  lines.length = 0
  document.body.innerHTML = ''
  stores = desk()
  const link = connect(stores)
  link.open()
  // Those of a line that was cut hear nothing.
  hear = (name, message) => lines.at(-1)!.hears.get(name)?.(message)
  return () => link.close()
})
const texts = () => document.body.textContent

it('[S12] a page that meets its own protocol is live and says nothing of versions', () => {
  show(stores, MissingLine, {})
  hear('welcome', welcome(PROTOCOL_VERSION))
  flushSync()
  expect([stores.link.state.phase, texts()]).toEqual(['live', expect.not.stringContaining('version')])
})

it.each([['newer', PROTOCOL_VERSION + 1], ['older, of a server that was set back,', PROTOCOL_VERSION - 1]])('[S12] a page that meets a %s protocol offers to reload, and does not call what it shows live', (_, protocol) => {
  show(stores, MissingLine, {})
  show(stores, BoardBanners, {})
  hear('welcome', welcome(protocol))
  flushSync()
  expect(stores.link.state).toMatchObject({ phase: 'stale', outdated: true })
  expect(texts()).toContain('A new version is here. Reload the page to have it.')
  expect(texts()).toMatch(/Not live since .* · a new version is here/)
  expect([...document.querySelectorAll('button')].map((button) => button.textContent)).toEqual(['Reload'])
})

it('[S12] a page whose server was renewed behind it takes nothing more from the line, and does not try it again', async () => {
  vi.useFakeTimers()
  hear('welcome', welcome(PROTOCOL_VERSION))
  hear('disconnect', 'transport close')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(lines).toHaveLength(2)
  hear('welcome', welcome(PROTOCOL_VERSION + 1, snapshot.seq + 5))
  hear('records', { records: [], head: snapshot.seq + 5, now: snapshot.now })
  await vi.advanceTimersByTimeAsync(120_000)
  vi.useRealTimers()
  expect([stores.board.cursor?.seq, stores.link.state.phase, lines.length, lines.at(-1)!.isCut]).toEqual([snapshot.seq, 'stale', 2, true])
})
