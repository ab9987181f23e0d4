import { describe, expect, test } from 'vitest'
import { readClocks } from '../../../shared/domain/sla/read-clocks.ts'
import { book, edt, find, HOUR, joined, MINUTE, policy, read, request, utc, type Happening } from './city.ts'

const t = (time: string) => utc(`2026-09-14 ${time}`)
const start = t('08:00')
const targets = { acknowledge: 'PT10M', dispatch: 'PT15M', arrive: 'PT1H', makeSafe: 'PT2H', resolve: 'PT8H' }
const by = book(targets, { calendarId: 'always' })
const untilResolved: Happening[] = [['acknowledged', t('08:02')], ['assigned', t('08:20')], ['arrived', t('08:40')], ['resolved', t('09:00')]]
const untilReopened: Happening[] = [...untilResolved, ['reopened', t('10:00')]]
const brokenAgain = request(start, untilReopened)

describe('reopening', () => {
  test('runs dispatch, arrive, make safe and resolve again at full length; acknowledge not', () => {
    const second = readClocks(brokenAgain, by, t('10:05')).filter((r) => r.round === 2)
    expect(second.map((r) => [r.clock, r.startedAt, r.due])).toEqual([
      ['dispatch', t('10:00'), t('10:15')], ['arrive', t('10:00'), t('11:00')],
      ['makeSafe', t('10:00'), t('12:00')], ['resolve', t('10:00'), t('18:00')],
    ])
  })
  test('leaves the readings of earlier rounds final and listed', () => {
    const before = request(start, untilResolved, { status: 'resolved' })
    const first = readClocks(brokenAgain, by, t('23:00')).filter((r) => r.round === 1)
    expect(first).toEqual(readClocks(before, by, t('09:30')))
    expect(first.map((r) => [r.clock, r.phase])).toEqual([
      ['acknowledge', 'met'], ['dispatch', 'missed'], ['arrive', 'met'], ['makeSafe', 'met'], ['resolve', 'met'],
    ])
  })
  test('acts of the second round end the second round', () => {
    const fixed = request(start, [...untilReopened, ['assigned', t('10:10')], ['resolved', t('19:00')], ['reopened', t('20:00')]])
    const readings = readClocks(fixed, by, t('20:30'))
    expect(find(readings, 'dispatch', 2)).toMatchObject({ phase: 'met', endedAt: t('10:10') })
    expect(find(readings, 'resolve', 2)).toMatchObject({ phase: 'missed', endedAt: t('19:00') })
    expect(find(readings, 'resolve', 3)).toMatchObject({ phase: 'on-track', startedAt: t('20:00') })
    expect(readings.map((r) => r.round)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
  })
  test('a late act belongs to the round of its time', () => {
    const late = request(start, [['resolved', t('09:00')], ['reopened', t('10:00')], ['arrived', t('08:30'), { seq: 200 }]])
    expect(read(late, by, t('10:05'), 'arrive')).toMatchObject({ phase: 'met', endedAt: t('08:30') })
    expect(read(late, by, t('10:05'), 'arrive', 2).endedAt).toBeUndefined()
  })
  test('an act between resolving and reopening belongs to no round that runs', () => {
    const between = request(start, [['resolved', t('08:30')], ['arrived', t('09:00')], ['reopened', t('10:00')]])
    expect(read(between, by, t('10:05'), 'arrive').phase).toBeUndefined()
    expect(read(between, by, t('10:05'), 'arrive', 2).endedAt).toBeUndefined()
  })
  test('what ended by its record, though its time lies in an earlier round, does not run for ever', () => {
    const offline = request(start, [['resolved', t('09:00')], ['reopened', t('10:00')], ['resolved', t('09:30')]], { status: 'resolved' })
    expect(read(offline, by, t('23:00'), 'resolve', 2)).toMatchObject({ phase: 'met', endedAt: t('10:00') })
    expect(read(offline, by, t('23:00'), 'resolve').endedAt).toBe(t('09:00'))
  })
  test('a reopening without an ending before it voids what was open', () => {
    const odd = request(start, [['reopened', t('08:05')]])
    expect(read(odd, by, t('08:10'), 'resolve')).toMatchObject({ endedAt: t('08:05') })
    expect(read(odd, by, t('08:10'), 'resolve').phase).toBeUndefined()
  })
  test('an undo takes back what was done last, whatever its time', () => {
    const undone = request(start, [['resolved', t('09:00')], ['reopened', t('10:00')], ['resolved', t('09:30')], ['continued', t('10:05')]])
    expect(read(undone, by, t('10:10'), 'resolve').endedAt).toBe(t('09:00'))
    expect(read(undone, by, t('10:10'), 'resolve', 2).endedAt).toBeUndefined()
  })
})

describe('policies', () => {
  const strict = policy(2, { resolve: 'PT1H' }, { calendarId: 'always' })
  const first = policy(1, { resolve: 'PT8H' }, { calendarId: 'always' })
  const both = book([first, strict])

  test('an edit never rewrites history: the version pinned at reception judges', () => {
    expect(read(request(start), both, t('10:00'), 'resolve').due).toBe(t('16:00'))
  })
  test('a corrected service judges the whole round, from reception on', () => {
    const corrected = request(start, [['corrected', t('08:30'), { policySeq: 2 }]], { policySeq: 2 })
    expect(read(corrected, both, t('08:40'), 'resolve')).toMatchObject({ due: t('09:00'), startedAt: start })
  })
  test('a reopening goes on with the last pinned, and a correction leaves earlier rounds final', () => {
    const corrected = request(start, [
      ['resolved', t('08:30')], ['reopened', t('10:00')], ['corrected', t('10:10'), { policySeq: 2 }],
      ['resolved', t('10:30')], ['reopened', t('12:00')],
    ], { policySeq: 2 })
    const dues = readClocks(corrected, both, t('12:01')).map((r) => r.due)
    expect(dues).toEqual([t('16:00'), t('11:00'), t('13:00')])
  })
  test('a correction belongs to the round in which it was recorded, whatever its time', () => {
    const imported = request(start, [['resolved', t('08:30')], ['reopened', t('10:00')], ['corrected', t('08:10'), { policySeq: 2 }]], { policySeq: 2 })
    expect(readClocks(imported, both, t('10:01')).map((r) => r.due)).toEqual([t('16:00'), t('11:00')])
  })
  test('a correction to a policy of another calendar counts by that calendar', () => {
    const office = book([first, policy(2, { resolve: 'PT2H' })])
    const corrected = request(edt('2026-09-14 15:00'), [['corrected', edt('2026-09-14 15:10'), { policySeq: 2 }]], { policySeq: 2 })
    expect(read(corrected, office, edt('2026-09-14 15:20'), 'resolve').due).toBe(edt('2026-09-15 08:00'))
  })
  test('the pinned version is the request’s own where no act names it', () => {
    const bare = request(start)
    const acts = bare.acts.map(({ policySeq: _, ...act }) => act)
    expect(read({ ...bare, acts, policySeq: 2 }, both, t('08:10'), 'resolve').due).toBe(t('09:00'))
  })
})

describe('merging', () => {
  test('recounts the first round, ended clocks too, from the earliest report', () => {
    const own = request(start, [['acknowledged', t('08:05')]])
    const survivor = { ...own, joined: joined(t('07:50'), t('07:40')) }
    expect(read(own, by, t('08:30'), 'acknowledge').phase).toBe('met')
    expect(read(survivor, by, t('08:30'), 'acknowledge')).toMatchObject({
      phase: 'missed', startedAt: t('07:40'), due: t('07:50'), endedAt: t('08:05'), runningMs: 25 * MINUTE,
    })
    expect(read(survivor, by, t('08:30'), 'resolve').due).toBe(t('15:40'))
  })
  test('of later reports changes nothing', () => {
    expect(read({ ...request(start), joined: joined(t('08:10')) }, by, t('08:30'), 'resolve')).toMatchObject({ startedAt: start, due: t('16:00') })
  })
  test('leaves later rounds as they are', () => {
    const survivor = { ...brokenAgain, joined: joined(t('07:00')) }
    expect(read(survivor, by, t('10:05'), 'resolve').startedAt).toBe(t('07:00'))
    expect(read(survivor, by, t('10:05'), 'resolve', 2).startedAt).toBe(t('10:00'))
  })
  test('taken back, the survivor counts from its own report again', () => {
    const survivor = { ...request(start), joined: joined(t('07:00')) }
    expect(read(survivor, by, t('08:30'), 'resolve').runningMs).toBe(1.5 * HOUR)
    expect(read({ ...survivor, joined: [] }, by, t('08:30'), 'resolve').runningMs).toBe(0.5 * HOUR)
  })
})
