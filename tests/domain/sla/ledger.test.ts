import { describe, expect, test } from 'vitest'
import { book, edt, joined, read, request, utc, type Happening } from './city.ts'

const office = book({ acknowledge: 'P1D', resolve: 'P3D' })
const held = (from: string, to?: string): Happening[] => [
  ['held', from, { pauses: true, reason: 'parts', by: 'Ana' }],
  ...(to ? [['resumed', to, { by: 'Luis' }] as Happening] : []),
]
const open = 'business hours of works'
const closed = 'outside the hours of works'

describe('the ledger of a clock', () => {
  test('tells running and off-hours time, adjacent and in order, up to now', () => {
    expect(read(request(edt('2026-09-14 15:00')), office, edt('2026-09-15 08:00'), 'resolve').segments).toEqual([
      { from: edt('2026-09-14 15:00'), to: edt('2026-09-14 16:00'), state: 'running', rule: open },
      { from: edt('2026-09-14 16:00'), to: edt('2026-09-15 07:00'), state: 'off-hours', rule: closed },
      { from: edt('2026-09-15 07:00'), state: 'running', rule: open },
    ])
  })
  test('tells a hold with its reason and who gave it, as one piece through the night, and who ended it', () => {
    const pothole = request(edt('2026-09-14 14:00'), held(edt('2026-09-14 15:00'), edt('2026-09-15 09:00')))
    expect(read(pothole, office, edt('2026-09-15 10:00'), 'resolve').segments).toEqual([
      { from: edt('2026-09-14 14:00'), to: edt('2026-09-14 15:00'), state: 'running', rule: open },
      { from: edt('2026-09-14 15:00'), to: edt('2026-09-15 09:00'), state: 'paused', rule: 'hold: parts', by: 'Ana' },
      { from: edt('2026-09-15 09:00'), state: 'running', rule: open, by: 'Luis' },
    ])
  })
  test('of a clock on hold ends with the hold, open', () => {
    const pothole = request(edt('2026-09-14 14:00'), held(edt('2026-09-14 15:00')))
    expect(read(pothole, office, edt('2026-09-16 10:00'), 'resolve').segments.at(-1)).toEqual({
      from: edt('2026-09-14 15:00'), state: 'paused', rule: 'hold: parts', by: 'Ana',
    })
  })
  test('without the reason, where a role may not see it, still tells the hold', () => {
    const pothole = request(edt('2026-09-14 14:00'), [['held', edt('2026-09-14 15:00'), { pauses: true }]])
    expect(read(pothole, office, edt('2026-09-14 15:30'), 'resolve').segments.at(-1)).toEqual({ from: edt('2026-09-14 15:00'), state: 'paused', rule: 'hold' })
  })
  test('of an ended clock stops at its end', () => {
    const done = request(edt('2026-09-14 14:00'), [['acknowledged', edt('2026-09-14 15:00')], ...held(edt('2026-09-14 15:30')), ['resolved', edt('2026-09-14 15:45')]])
    expect(read(done, office, edt('2026-09-15 10:00'), 'acknowledge').segments).toEqual([
      { from: edt('2026-09-14 14:00'), to: edt('2026-09-14 15:00'), state: 'running', rule: open },
    ])
    expect(read(done, office, edt('2026-09-15 10:00'), 'resolve').segments.map((s) => [s.state, s.to])).toEqual([
      ['running', edt('2026-09-14 15:30')], ['paused', edt('2026-09-14 15:45')],
    ])
  })
  test('changes its last piece exactly at closing and at opening', () => {
    const pothole = request(edt('2026-09-14 15:00'))
    const states = (now: string) => read(pothole, office, now, 'resolve').segments.map((s) => s.state)
    expect(states(edt('2026-09-14 15:00'))).toEqual(['running'])
    expect(states(edt('2026-09-14 15:59:59'))).toEqual(['running'])
    expect(states(edt('2026-09-14 16:00'))).toEqual(['running', 'off-hours'])
    expect(states(edt('2026-09-15 06:59'))).toEqual(['running', 'off-hours'])
    expect(states(edt('2026-09-15 07:00'))).toEqual(['running', 'off-hours', 'running'])
    expect(states(edt('2026-09-14 15:30'))).toEqual(['running'])
  })
  test('an ending exactly at closing leaves no empty piece behind', () => {
    const done = request(edt('2026-09-14 15:00'), [['resolved', edt('2026-09-14 16:00')]])
    expect(read(done, office, edt('2026-09-15 10:00'), 'resolve').segments).toHaveLength(1)
  })
  test('goes on running past due, through a hold that came too late', () => {
    const late = request(utc('2026-09-14 08:00'), [['held', utc('2026-09-14 09:30'), { pauses: true }]])
    const day = book({ resolve: 'PT1H' }, { calendarId: 'always' })
    expect(read(late, day, utc('2026-09-14 10:00'), 'resolve').segments).toEqual([
      { from: utc('2026-09-14 08:00'), state: 'running', rule: 'day and night' },
    ])
  })
  test('names who took the report and who reopened it, but nobody for a start that a merge moved', () => {
    const taken = request(edt('2026-09-14 08:00'), [['resolved', edt('2026-09-14 09:00')], ['reopened', edt('2026-09-14 10:00'), { by: 'Ana' }]])
    const acts = taken.acts.map((act) => (act.act === 'received' ? { ...act, by: 'Luis' } : act))
    const by = (round: number, more = {}) => read({ ...taken, acts, ...more }, office, edt('2026-09-14 11:00'), 'resolve', round).segments[0]!.by
    expect(by(1)).toBe('Luis')
    expect(by(2)).toBe('Ana')
    expect(by(1, { joined: joined(edt('2026-09-14 07:30')) })).toBeUndefined()
  })
})
