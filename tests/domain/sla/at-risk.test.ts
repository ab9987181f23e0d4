import { describe, expect, test } from 'vitest'
import { nextChange, nextDue } from '../../../shared/domain/sla/next-due.ts'
import { book, edt, read, request, utc } from './city.ts'

const t = (time: string) => utc(`2026-09-14 ${time}`)
const start = t('08:00')
const always = (resolve: string) => book({ resolve }, { calendarId: 'always' })
const phaseAt = (target: string, now: string) => read(request(start), always(target), now, 'resolve').phase

describe('at risk', () => {
  test('20 % of a long target: from 6 h 24 min of 8 hours on', () => {
    expect(phaseAt('PT8H', t('14:23:59.999'))).toBe('on-track')
    expect(phaseAt('PT8H', t('14:24'))).toBe('at-risk')
  })
  test('at least 10 minutes: from 20 min of 30 on', () => {
    expect(phaseAt('PT30M', t('08:19:59.999'))).toBe('on-track')
    expect(phaseAt('PT30M', t('08:20'))).toBe('at-risk')
  })
  test('never more than half the target: from 2 min 30 s of 5 minutes on', () => {
    expect(phaseAt('PT5M', t('08:02:29.999'))).toBe('on-track')
    expect(phaseAt('PT5M', t('08:02:30'))).toBe('at-risk')
  })
  test('breached from due on', () => {
    expect(phaseAt('PT5M', t('08:04:59.999'))).toBe('at-risk')
    expect(phaseAt('PT5M', t('08:05'))).toBe('breached')
  })
  test('the 20 % are of the running time from start to due, and what is left is running time', () => {
    // Saturday to Tuesday 07:00 are 9 hours of running time; 1 h 48 min before Monday's closing.
    const by = book({ resolve: 'P1D' })
    const saturday = request(edt('2026-09-12 12:00'))
    expect(read(saturday, by, edt('2026-09-14 14:11:59'), 'resolve').phase).toBe('on-track')
    expect(read(saturday, by, edt('2026-09-14 14:12'), 'resolve').phase).toBe('at-risk')
    expect(read(saturday, by, edt('2026-09-15 06:59'), 'resolve')).toMatchObject({ phase: 'at-risk', remainingMs: 0 })
    expect(read(saturday, by, edt('2026-09-15 07:00'), 'resolve').phase).toBe('breached')
  })
  test('where exactly the share is left at closing, it is at risk from closing on', () => {
    const by = book({ resolve: 'PT10H' })
    const monday = request(edt('2026-09-14 08:00'))
    expect(read(monday, by, edt('2026-09-14 15:59:59'), 'resolve').phase).toBe('on-track')
    expect(read(monday, by, edt('2026-09-14 16:00'), 'resolve').phase).toBe('at-risk')
    expect(nextChange(monday, by, edt('2026-09-14 09:00'))).toBe(edt('2026-09-14 16:00'))
  })
  test('a pause moves the moment with the due', () => {
    const held = request(start, [['held', t('09:00'), { pauses: true }], ['resumed', t('10:00')]])
    expect(read(held, always('PT8H'), t('15:23:59'), 'resolve').phase).toBe('on-track')
    expect(read(held, always('PT8H'), t('15:24'), 'resolve').phase).toBe('at-risk')
  })
})

describe('when to look again', () => {
  const by = book({ acknowledge: 'PT10M', arrive: 'PT1H', resolve: 'PT8H' }, { calendarId: 'always' })

  test('the next due is the earliest of the open clocks that still lies ahead', () => {
    expect(nextDue(request(start), by, start)).toBe(t('08:10'))
    expect(nextDue(request(start), by, t('08:09:59.999'))).toBe(t('08:10'))
    expect(nextDue(request(start), by, t('08:10'))).toBe(t('09:00'))
    expect(nextDue(request(start, [['acknowledged', t('08:01')]]), by, t('08:02'))).toBe(t('09:00'))
    expect(nextDue(request(start), by, t('16:00'))).toBeUndefined()
  })
  test('a paused clock has no next due', () => {
    const held = request(start, [['held', t('08:05'), { pauses: true }]])
    expect(nextDue(held, by, t('08:05'))).toBe(t('08:10'))
    expect(nextDue(held, by, t('08:10'))).toBeUndefined()
    expect(nextChange(held, by, t('08:10'))).toBeUndefined()
  })
  test('a hold that does not pause stops nothing', () => {
    const held = request(start, [['held', t('08:05'), { pauses: false, reason: 'crew-busy' }]])
    expect(nextDue(held, by, t('08:10'))).toBe(t('09:00'))
  })
  test('a resumed clock has its moved due', () => {
    const resumed = request(start, [['held', t('08:05'), { pauses: true }], ['resumed', t('08:35')]])
    expect(nextDue(resumed, by, t('08:40'))).toBe(t('09:30'))
  })
  test('the next change is the turning at risk, then the due', () => {
    const one = always('PT8H')
    expect(nextChange(request(start), one, start)).toBe(t('14:24'))
    expect(nextChange(request(start), one, t('14:24'))).toBe(t('16:00'))
    expect(nextChange(request(start), one, t('16:00'))).toBeUndefined()
  })
  test('an ended request has none', () => {
    expect(nextChange(request(start, [['resolved', t('08:01')]]), by, t('08:01'))).toBeUndefined()
    expect(nextDue(request(start, [['cancelled', t('08:01')]]), by, t('08:01'))).toBeUndefined()
  })
})
