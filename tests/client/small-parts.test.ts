import { describe, expect, it } from 'vitest'
import { mergeRecords } from '../../client/board/detail/timeline-records.ts'
import { placeFrom } from '../../client/format/place-text.ts'
import { layAlong } from '../../client/look/curb-spans.ts'
import { FALLBACK, glyphOf, GLYPHS } from '../../client/look/glyphs.ts'
import { fullJitter } from '../../client/net/backoff.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import { NOW, request } from './kit/requests.ts'

const MINUTE = 60_000

describe('how long to wait before the next try', () => {
  it('is anywhere up to one second at first, and never more than ten', () => {
    expect(fullJitter(0, () => 0)).toBe(0)
    expect(fullJitter(0, () => 0.999)).toBeLessThan(1_000)
    expect(fullJitter(3, () => 1)).toBe(8_000)
    expect(fullJitter(50, () => 1)).toBe(10_000)
  })
})

describe('a run on the curb', () => {
  /** Minutes from now. */
  const job = (at: 'scene' | 'drive' | 'later', setsOff: number, arrives: number, done: number, isOver = false) =>
    ({ request: request(1), phase: 'on-track' as const, at, setsOffAt: NOW + setsOff * MINUTE, arrivesAt: NOW + arrives * MINUTE, doneAt: NOW + done * MINUTE, isOver })
  const spans = (jobs: Parameters<typeof layAlong>[0]) =>
    layAlong(jobs, NOW, NOW + 240 * MINUTE).map(({ kind, from, to }) => [kind, (from - NOW) / MINUTE, (to - NOW) / MINUTE])

  it('begins with the work at hand, as long as is left of it; then each drive and each job', () => {
    expect(spans([job('scene', -5, -5, 40), job('later', 40, 47, 90)])).toEqual([['work', 0, 40], ['drive', 40, 47], ['later', 47, 90]])
  })
  it('says that the work at hand takes longer than was thought, and of nothing else', () => {
    const over = layAlong([job('scene', -60, -60, 10, true), job('later', 10, 20, 60)], NOW, Infinity).map((span) => span.over ?? false)
    expect(over).toEqual([true, false, false])
  })
  it('begins with the drive when it is under way', () => expect(spans([job('drive', 0, 8, 53)])).toEqual([['drive', 0, 8], ['work', 8, 53]]))
  it('draws no drive where there is none', () => expect(spans([job('later', 0, 0, 20)])).toEqual([['later', 0, 20]]))
  it('ends where the curb ends', () => {
    expect(spans([job('later', 200, 220, 300), job('later', 300, 310, 350)])).toEqual([['drive', 200, 220], ['later', 220, 240]])
  })
})

describe('glyphs', () => {
  it('a service nobody drew has a plain one', () => {
    expect(glyphOf('unheard-of')).toBe(FALLBACK)
    expect(glyphOf(undefined)).toBe(FALLBACK)
  })
  it.each(Object.entries(GLYPHS))('%s stays inside its box', (_, { lines, fill }) => {
    const starts = [...`${lines} ${fill ?? ''}`.matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)])
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(2)
    expect(Math.max(...starts)).toBeLessThanOrEqual(22)
  })
})

describe('a place as typed', () => {
  it('is latitude, then longitude', () => expect(placeFrom('40.27, -76.81', ' Derry St ')).toEqual({ lng: -76.81, lat: 40.27, address: 'Derry St' }))
  it.each(['', '40.27', '40.27, west', '140, 20', '40, 20, 3'])('%j is none', (text) => expect(placeFrom(text, '')).toBeUndefined())
})

describe('the timeline', () => {
  const record = (seq: number, at: string, occurredAt?: string) => ({ seq, at, occurredAt }) as LogRecord
  it('has each record once, newest first by when it happened', () => {
    const history = [record(1, '10:00'), record(2, '10:05'), record(3, '10:09', '10:02')]
    expect(mergeRecords(history, [record(3, '10:09', '10:02'), record(4, '10:10')]).map(({ seq }) => seq)).toEqual([4, 2, 3, 1])
  })
  it('of one instant shows the later fact first', () => expect(mergeRecords([record(1, '10:00'), record(2, '10:00')], []).map(({ seq }) => seq)).toEqual([2, 1]))
})
