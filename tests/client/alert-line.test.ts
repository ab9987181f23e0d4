// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import AlertLine from '../../client/alerts/AlertLine.svelte'
import { REPEAT_MS } from '../../client/alerts/ringer.ts'
import { Tones } from '../../client/alerts/tones.ts'
import { crewId, NOW } from '../../client/look/gallery/fixture.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import { desk, show } from './kit/mounted.ts'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

it('a call for help sounds again and again, but not after the dispatcher has signed out', async () => {
  const play = vi.spyOn(Tones.prototype, 'play').mockResolvedValue(true)
  const stores = desk()
  stores.sound.set('urgent', { on: true })
  stores.link.report({ phase: 'live', tries: 0, polling: false, heardAt: NOW })
  const signOut = show(stores, AlertLine, {})
  const seq = stores.board.board.seq + 1
  const help = { kind: 'HelpCalled', crewId: crewId(7), seq, at: new Date(NOW).toISOString(), by: { actor: 'person', name: 'Truck 7', role: 'crew' }, v: 1 } as LogRecord
  stores.board.records({ records: [help], head: seq, now: help.at })
  flushSync()
  vi.advanceTimersByTime(REPEAT_MS)
  expect(document.body.textContent).toContain('Truck 7 calls for help')
  expect(play).toHaveBeenCalledTimes(2)
  await signOut()
  vi.advanceTimersByTime(10 * REPEAT_MS)
  expect(play).toHaveBeenCalledTimes(2)
})
