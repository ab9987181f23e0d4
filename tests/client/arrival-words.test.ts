import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../shared/arrivals/arrival.ts'
import { foreseenWords, outcomeText, pushedText, toneOf, untilText, verdictText } from '../../client/format/arrival-words.ts'
import { actByText } from '../../client/format/act-by.ts'
import { placeTags, type Tagged } from '../../client/map/foreseen/tag-places.ts'
import { queueOf } from '../../client/stores/queue-order.ts'
import { NO_FILTERS } from '../../client/stores/queue-filters.ts'
import { NOW, request } from './kit/requests.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const verdict = (spareMs: number, more = {}) => ({
  clock: 'arrive' as const, due: NOW + 20 * MINUTE, actAt: NOW + 20 * MINUTE - spareMs, spareMs, isInTime: spareMs > 0, wasLate: false, ...more,
})
const arrival = (more: Partial<Arrival> = {}): Arrival => ({
  crewId: 'c', index: 0, isLast: true, setsOffAt: NOW, arrivesAt: NOW + 9 * MINUTE, doneAt: NOW + 50 * MINUTE, nearMs: 9 * MINUTE,
  verdict: verdict(7 * MINUTE + 20_000), pushed: [], isAfterShift: false, isOnBreak: false, isGuess: false, way: [], ...more,
})
const pushed = (n: number, lateMs: number) => ({ request: request(n), lateMs })

describe('an arrival in words', () => {
  it.each([[30_000, '1 min'], [9 * MINUTE, '9 min'], [80 * MINUTE, '1 h 20'], [3 * DAY, '3 d']])('%i ms are %s', (ms, text) => expect(untilText(ms)).toBe(text))
  it('by the straight line is about', () => expect(untilText(9 * MINUTE, true)).toBe('≈ 9 min'))

  it('says what is to spare, or by how much it fails', () => {
    expect(verdictText(verdict(7 * MINUTE + 20_000))).toBe('made with 7:20 to spare')
    expect(verdictText(verdict(-4.5 * MINUTE))).toBe('breaches by 4:30')
    expect(verdictText(verdict(-4.5 * MINUTE, { wasLate: true }))).toBe('late by 4:30')
    expect(verdictText(verdict(3 * 60 * MINUTE + 12 * MINUTE, { clock: 'resolve' }))).toBe('done with 3:12 h to spare')
    expect(verdictText(verdict(3 * DAY, { clock: 'resolve' }))).toBe('done in time')
  })
  it('names the one job that it pushes, and counts more', () => {
    const one = arrival({ verdict: verdict(130_000), pushed: [pushed(4802, 40_000)] })
    expect(pushedText(one)).toMatch(/^pushes \d+ to −0:40$/)
    expect(outcomeText(one)).toMatch(/^by 2:10 · pushes \d+ to −0:40$/)
    expect(outcomeText(arrival({ pushed: [pushed(1, 1_000), pushed(2, 1_000)] }))).toBe('by 7:20 · pushes 2 past target')
  })
  it('has a tone: late before pushing, pushing before good', () => {
    expect(toneOf(arrival())).toBe('good')
    expect(toneOf(arrival({ pushed: [pushed(1, 1)] }))).toBe('pushes')
    expect(toneOf(arrival({ isAfterShift: true }))).toBe('pushes')
    expect(toneOf(arrival({ pushed: [pushed(1, 1)], verdict: verdict(-1) }))).toBe('late')
    expect(toneOf(arrival({ verdict: undefined }))).toBe('plain')
  })
  it('of who is on break is never good news, and says so first', () => {
    const away = arrival({ isOnBreak: true })
    expect(toneOf(away)).toBe('pushes')
    expect(toneOf(arrival({ isOnBreak: true, verdict: undefined }))).toBe('pushes')
    expect(outcomeText(away)).toBe('on break · made with 7:20 to spare')
    expect(foreseenWords(away, NOW, false)).toBe('on break, arrives in 9 min, made with 7 min to spare')
  })
  it('is heard by the minute, so that it is not said anew every second', () => {
    expect(foreseenWords(arrival({ isAfterShift: true }), NOW, true)).toBe('arrives in 9 min by the straight line, made with 7 min to spare, after its shift')
    expect(foreseenWords(arrival({ isGuess: true }), NOW, false)).toContain('arrives in about 9 min')
    expect(foreseenWords({ crewId: 'c', why: 'no-road' }, NOW, false)).toBe('no road leads there')
  })
})

describe('the time to leave on a card', () => {
  const due = NOW + 20 * MINUTE
  const leave = { at: NOW + 11 * MINUTE, due, quickestMs: 9 * MINUTE }
  const line = (clock: 'arrive' | 'dispatch' | 'resolve', at: number, now = NOW) => actByText(request(1), { phase: 'on-track', clock, due: at }, now, 'UTC', leave)
  it('takes the place of the arrival, and of what is due after it', () => {
    expect(line('arrive', due)).toMatch(/^leave by /)
    expect(line('resolve', due + DAY)).toMatch(/^leave by /)
    expect(line('dispatch', NOW + 5 * MINUTE)).toMatch(/^give by /)
  })
  it('once nobody can make it any more, it says so', () => expect(line('arrive', due, NOW + 12 * MINUTE)).toMatch(/^too late for /))
})

describe('a queue by the time to leave', () => {
  const reading = (n: number, dueMin: number) => ({ request: request(n), readings: [], phase: 'on-track' as const, clock: 'arrive' as const, due: NOW + dueMin * MINUTE, left: 1, readAt: NOW, rereadAt: Infinity })
  const [near, far] = [reading(1, 30), reading(2, 40)]
  const order = (leaveByOf?: (id: string) => number | undefined) => queueOf([near, far], {
    now: NOW, shiftEnd: NOW + DAY, me: undefined, serviceName: (code) => code, filters: { ...NO_FILTERS, chip: 'all-open' }, ...(leaveByOf ? { leaveByOf } : {}),
  }).flatMap(({ readings }) => readings.map((each) => each.request.id))
  it('puts the one first for which somebody has to set off first, though it is due later', () => {
    expect(order()).toEqual([near.request.id, far.request.id])
    expect(order((id) => NOW + (id === far.request.id ? 5 : 25) * MINUTE)).toEqual([far.request.id, near.request.id])
  })
})

describe('tags beside trucks', () => {
  const tag = (key: string, x: number, y: number): Tagged => ({ key, x, y, width: 100, height: 40 })
  const area = { width: 600, height: 400 }
  it('stand to the right, and to the left where the map ends', () => {
    const places = placeTags([tag('a', 100, 100), tag('b', 560, 300)], area, new Map())
    expect(places.get('a')).toMatchObject({ side: 'right', left: 120, top: 80 })
    expect(places.get('b')).toMatchObject({ side: 'left', left: 440 })
  })
  it('cover no other truck and no other tag; the foremost has the choice', () => {
    const places = placeTags([tag('a', 100, 100), tag('b', 150, 100)], area, new Map())
    expect(places.get('a')!.side).toBe('below')
    expect(places.get('b')!.side).toBe('right')
  })
  it('in a crowd some are left out', () => {
    const crowd = Array.from({ length: 20 }, (_, i) => tag(String(i), 300 + (i % 5) * 8, 200 + Math.floor(i / 5) * 8))
    const places = placeTags(crowd, area, new Map())
    expect(places.size).toBeGreaterThan(0)
    expect(places.size).toBeLessThan(20)
  })
  it('keep their side while it is free', () => {
    const before = new Map([['a', { left: 0, top: 0, side: 'left' as const }]])
    expect(placeTags([tag('a', 300, 200)], area, before).get('a')!.side).toBe('left')
  })
})
