import { describe, expect, test } from 'vitest'
import { readClocks } from '../../../shared/domain/sla/read-clocks.ts'
import { book, edt, HOUR, MINUTE, read, request, utc, type Happening } from './city.ts'

const t = (time: string) => utc(`2026-09-14 ${time}`)
const start = t('08:00')
const always = book({ acknowledge: 'PT10M', dispatch: 'PT15M', arrive: 'PT1H', makeSafe: 'PT2H', resolve: 'PT8H' }, { calendarId: 'always' })
const pausing = { pauses: true, reason: 'parts', by: 'Ana' } as const
const hold = (from: string, to: string): Happening[] => [['held', from, pausing], ['resumed', to, { by: 'Luis' }]]

describe('a hold', () => {
  test('pauses arrive, make safe and resolve, and neither acknowledge nor dispatch', () => {
    const phases = readClocks(request(start, [['held', t('08:05'), pausing]]), always, t('08:06')).map((r) => [r.clock, r.phase])
    expect(phases).toEqual([
      ['acknowledge', 'at-risk'], ['dispatch', 'on-track'], ['arrive', 'paused'], ['makeSafe', 'paused'], ['resolve', 'paused'],
    ])
    const later = readClocks(request(start, hold(t('08:05'), t('08:25'))), always, t('08:30'))
    expect(later.map((r) => r.due)).toEqual([t('08:10'), t('08:15'), t('09:20'), t('10:20'), t('16:20')])
  })
  test('pauses nothing where the policy does not list its reason', () => {
    const busy = request(start, [['held', t('08:05'), { pauses: false, reason: 'crew-busy' }]])
    expect(read(busy, always, t('08:30'), 'arrive')).toMatchObject({ phase: 'on-track', due: t('09:00') })
    const unsaid = request(start, [['held', t('08:05'), { reason: 'parts' }]])
    expect(read(unsaid, always, t('08:30'), 'arrive').phase).toBe('on-track')
  })
  test('moves due by the running time it covered, not by nights', () => {
    const office = book({ resolve: 'PT4H' })
    const overNight = request(edt('2026-09-14 14:00'), hold(edt('2026-09-14 15:00'), edt('2026-09-15 09:00')))
    expect(read(overNight, office, edt('2026-09-15 09:00'), 'resolve')).toMatchObject({
      due: edt('2026-09-15 12:00'), runningMs: HOUR, remainingMs: 3 * HOUR,
    })
  })
  test('in the night alone moves nothing', () => {
    const nightly = request(edt('2026-09-14 14:00'), hold(edt('2026-09-14 16:00'), edt('2026-09-15 07:00')))
    expect(read(nightly, book({ resolve: 'P1D' }), edt('2026-09-15 08:00'), 'resolve').due).toBe(edt('2026-09-15 14:00'))
  })
  test('several holds add up', () => {
    const held = request(start, [...hold(t('08:10'), t('08:20')), ...hold(t('08:30'), t('08:50'))])
    expect(read(held, always, t('08:55'), 'arrive')).toMatchObject({ due: t('09:30'), runningMs: 25 * MINUTE })
  })
  test('a hold that keeps another from passing its due still counts', () => {
    const held = request(start, [...hold(t('08:10'), t('08:40')), ...hold(t('09:10'), t('09:30'))])
    expect(read(held, always, t('09:35'), 'arrive').due).toBe(t('09:50'))
  })
  test('a new hold ends the one before it', () => {
    const held = request(start, [['held', t('08:10'), pausing], ['held', t('08:30'), { pauses: false, reason: 'crew-busy' }]])
    expect(read(held, always, t('08:40'), 'arrive')).toMatchObject({ phase: 'on-track', due: t('09:20') })
  })
})

describe('while paused', () => {
  const held = request(start, [['held', t('08:40'), pausing]])
  test('due reads as if the hold ended now, and what is left stands still', () => {
    expect(read(held, always, t('08:40'), 'arrive')).toMatchObject({ phase: 'paused', due: t('09:00'), remainingMs: 20 * MINUTE })
    expect(read(held, always, t('09:10'), 'arrive')).toMatchObject({ phase: 'paused', due: t('09:30'), remainingMs: 20 * MINUTE, runningMs: 40 * MINUTE })
  })
  test('paused with nothing left stays paused until resumed, then is breached', () => {
    // One business day from Saturday is used up at Monday's closing and due on Tuesday 07:00.
    const office = book({ resolve: 'P1D' })
    const heldAt = edt('2026-09-14 18:00')
    const saturday = request(edt('2026-09-12 12:00'), [['held', heldAt, pausing]])
    expect(read(saturday, office, edt('2026-09-14 20:00'), 'resolve')).toMatchObject({ phase: 'paused', due: edt('2026-09-15 07:00'), remainingMs: 0 })
    expect(read(saturday, office, edt('2026-09-15 09:00'), 'resolve')).toMatchObject({ phase: 'paused', due: edt('2026-09-15 09:00'), remainingMs: 0 })
    const resumed = request(edt('2026-09-12 12:00'), hold(heldAt, edt('2026-09-15 09:00')))
    expect(read(resumed, office, edt('2026-09-15 09:00'), 'resolve')).toMatchObject({ phase: 'breached', due: edt('2026-09-15 09:00') })
  })
})

describe('the edges of a hold', () => {
  test('one that begins after due moves nothing, and the clock stays breached and counts on', () => {
    const late = request(start, [['held', t('09:10'), pausing]])
    expect(read(late, always, t('09:30'), 'arrive')).toMatchObject({ phase: 'breached', due: t('09:00'), remainingMs: -30 * MINUTE })
  })
  test('one that begins exactly at due moves nothing', () => {
    expect(read(request(start, [['held', t('09:00'), pausing]]), always, t('09:30'), 'arrive').phase).toBe('breached')
    expect(read(request(start, [['held', t('08:59:59.999'), pausing]]), always, t('09:30'), 'arrive').phase).toBe('paused')
  })
  test('a due moved to exactly closing is due at that instant', () => {
    const office = book({ resolve: 'PT4H' })
    const held = request(edt('2026-09-14 10:00'), hold(edt('2026-09-14 11:00'), edt('2026-09-14 13:00')))
    expect(read(held, office, edt('2026-09-14 14:00'), 'resolve').due).toBe(edt('2026-09-14 16:00'))
  })
  test('a due that was at closing moves into the next day', () => {
    const office = book({ resolve: 'PT4H' })
    const held = request(edt('2026-09-14 12:00'), hold(edt('2026-09-14 13:00'), edt('2026-09-14 13:30')))
    expect(read(held, office, edt('2026-09-14 14:00'), 'resolve').due).toBe(edt('2026-09-15 07:30'))
  })
  test('a clock that ends during a hold counts the pause up to its end', () => {
    const arrived = request(start, [['held', t('08:30'), pausing], ['arrived', t('09:10')], ['resumed', t('12:00')]])
    expect(read(arrived, always, t('12:00'), 'arrive')).toMatchObject({ phase: 'met', due: t('09:40'), runningMs: 30 * MINUTE, remainingMs: 30 * MINUTE })
  })
  test('a clock that ended before a hold is not moved by it', () => {
    const arrived = request(start, [['arrived', t('08:20')], ['held', t('08:30'), pausing]])
    expect(read(arrived, always, t('12:00'), 'arrive')).toMatchObject({ due: t('09:00'), runningMs: 20 * MINUTE })
    expect(read(arrived, always, t('12:00'), 'arrive').segments.map((s) => s.state)).toEqual(['running'])
  })
  test('a hold that ends in the moment it begins leaves no trace', () => {
    const blinked = request(start, hold(t('08:30'), t('08:30')))
    expect(read(blinked, always, t('08:40'), 'arrive').segments.map((s) => s.state)).toEqual(['running'])
  })
  test('a hold that carries a time before the report counts from the report on', () => {
    const early = request(start, hold(t('07:00'), t('08:20')))
    expect(read(early, always, t('08:40'), 'arrive')).toMatchObject({ due: t('09:20'), runningMs: 20 * MINUTE })
  })
  test.each(['resolved', 'cancelled', 'merged'] as const)('a hold ends when the request is %s, and stays ended if that is taken back', (ending) => {
    const taken = ending === 'merged' ? 'unmerged' : 'continued'
    const back = request(start, [['held', t('08:30'), pausing], [ending, t('08:50')], [taken, t('08:55')]])
    expect(read(back, always, t('09:00'), 'arrive')).toMatchObject({ phase: 'on-track', due: t('09:20'), runningMs: 40 * MINUTE })
  })
  test('a hold of an earlier round does not pause the next', () => {
    const reopened = request(start, [['held', t('08:30'), pausing], ['resolved', t('09:00')], ['reopened', t('10:00')]])
    expect(read(reopened, always, t('10:30'), 'resolve', 2)).toMatchObject({ phase: 'on-track', due: t('18:00') })
  })
  test('a hold imported after its end counts for its own time', () => {
    const imported = request(start, [['arrived', t('09:10')], ...hold(t('08:20'), t('08:50'))])
    expect(read(imported, always, t('12:00'), 'arrive')).toMatchObject({ phase: 'met', due: t('09:30') })
  })
})
