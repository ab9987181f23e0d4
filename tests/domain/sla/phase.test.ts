import { describe, expect, test } from 'vitest'
import { leadingClock, requestPhase } from '../../../shared/domain/sla/phase.ts'
import { readClocks, type Clocked } from '../../../shared/domain/sla/read-clocks.ts'
import { book, request, utc } from './city.ts'

const t = (time: string) => utc(`2026-09-14 ${time}`)
const start = t('08:00')
const by = book({ acknowledge: 'PT30M', arrive: 'PT2H', resolve: 'PT8H' }, { calendarId: 'always' })
const phase = (of: Clocked, now: string, policies = by) => requestPhase(of, readClocks(of, policies, now))
const pausing = { pauses: true } as const

describe('the phase of a request', () => {
  test('is breached if any open clock is past due', () => {
    expect(phase(request(start), t('08:30'))).toBe('breached')
  })
  test('a later hold does not hide a breach', () => {
    expect(phase(request(start, [['acknowledged', t('08:01')], ['held', t('10:30'), pausing]], { status: 'on-hold' }), t('11:00'))).toBe('breached')
  })
  test('a breached clock that has ended no longer counts as breached', () => {
    expect(phase(request(start, [['acknowledged', t('08:40')]]), t('08:45'))).toBe('on-track')
  })
  test('else is at risk, before on track', () => {
    expect(phase(request(start), t('08:25'))).toBe('at-risk')
    expect(phase(request(start), t('08:05'))).toBe('on-track')
  })
  test('is on track if one clock runs, though others are paused', () => {
    expect(phase(request(start, [['held', t('08:05'), pausing]], { status: 'on-hold' }), t('08:06'))).toBe('on-track')
  })
  test('else is paused if on hold', () => {
    const held = request(start, [['acknowledged', t('08:40')], ['held', t('08:50'), pausing]], { status: 'on-hold' })
    expect(phase(held, t('09:00'))).toBe('paused')
    const idle = request(start, [['acknowledged', t('08:05')], ['held', t('08:50'), { pauses: false }]], { status: 'on-hold' })
    expect(phase(idle, t('09:00'), book({ acknowledge: 'PT30M' }, { calendarId: 'always' }))).toBe('paused')
  })
  test('is paused while a clock is, though a late hold left the status as it was', () => {
    expect(phase(request(start, [['acknowledged', t('08:01')], ['held', t('08:05'), pausing]]), t('08:06'))).toBe('paused')
  })
  test('else is missed if any clock of any round was, else met', () => {
    const onTime = request(start, [['acknowledged', t('08:05')], ['resolved', t('09:00')]], { status: 'resolved' })
    expect(phase(onTime, t('12:00'))).toBe('met')
    const late = request(start, [['acknowledged', t('08:35')], ['resolved', t('09:00')], ['reopened', t('10:00')], ['resolved', t('10:10')]], { status: 'resolved' })
    expect(phase(late, t('12:00'))).toBe('missed')
  })
  test('is on track with no clock at all, and void clocks count nowhere', () => {
    expect(requestPhase(request(start), [])).toBe('on-track')
    expect(phase(request(start, [['cancelled', t('12:00')]], { status: 'cancelled' }), t('13:00'))).toBe('on-track')
    expect(phase(request(start, [['acknowledged', t('08:05')], ['cancelled', t('12:00')]], { status: 'cancelled' }), t('13:00'))).toBe('met')
  })
})

describe('the clock a card shows', () => {
  const leading = (of: Clocked, now: string) => leadingClock(readClocks(of, by, now))?.clock

  test('is the running one that ends first', () => {
    expect(leading(request(start), t('08:05'))).toBe('acknowledge')
    expect(leading(request(start, [['acknowledged', t('08:01')]]), t('08:05'))).toBe('arrive')
    expect(leading(request(start, [['acknowledged', t('08:01')], ['arrived', t('08:02')]]), t('08:05'))).toBe('resolve')
  })
  test('is first of all one that is past due', () => {
    expect(leading(request(start, [['acknowledged', t('08:01')]]), t('10:30'))).toBe('arrive')
  })
  test('is a paused one only where none runs', () => {
    const held = request(start, [['held', t('08:05'), pausing]], { status: 'on-hold' })
    expect(leading(held, t('08:06'))).toBe('acknowledge')
    const heldLate = request(start, [['acknowledged', t('08:01')], ['held', t('08:05'), pausing]], { status: 'on-hold' })
    expect(leading(heldLate, t('08:06'))).toBe('arrive')
  })
  test('past due beats running beats paused, whichever is due first', () => {
    const reading = (phase: 'breached' | 'on-track' | 'at-risk' | 'paused', due?: string) => ({
      clock: 'resolve' as const, round: 1, phase, startedAt: start, runningMs: 0, segments: [], ...(due ? { due } : {}),
    })
    const [late, paused, running, risky, endless] = [
      reading('breached', t('12:00')), reading('paused', t('09:00')), reading('on-track', t('10:00')), reading('at-risk', t('11:00')), reading('on-track'),
    ]
    expect(leadingClock([paused!, running!, late!])).toBe(late)
    expect(leadingClock([endless!, paused!, risky!, running!])).toBe(running)
    expect(leadingClock([paused!, endless!])).toBe(endless)
  })
  test('is none where all have ended', () => {
    expect(leading(request(start, [['resolved', t('08:10')]]), t('09:00'))).toBeUndefined()
  })
})
