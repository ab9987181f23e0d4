import { describe, expect, test } from 'vitest'
import { readClocks, type Clocked } from '../../../shared/domain/sla/read-clocks.ts'
import { book, calendar, edt, policy, request, week, WORKDAYS, works } from './city.ts'

const now = edt('2026-09-14 15:20')
const calendars = [works]
const office = book([policy(1, { resolve: 'PT2H' }), policy(2, { resolve: 'PT3H' })], { calendars })
const pothole = request(edt('2026-09-14 15:00'), [['acknowledged', edt('2026-09-14 15:01')]])
const due = (of: Clocked, by = office) => readClocks(of, by, now)[0]!.due

/** What was worked out for a request is kept; each of these must make it work that out anew. */
describe('a request that was read before', () => {
  const first = due(pothole)

  test('was due on Tuesday 08:00', () => {
    expect(first).toBe(edt('2026-09-15 08:00'))
  })
  test('is read anew when its calendar changed', () => {
    const longer = calendar(week([['07:00', '18:00']], WORKDAYS), { seq: 9, from: edt('2026-09-14 12:00') })
    expect(due(pothole, { ...office, calendars: [works, longer] })).toBe(edt('2026-09-14 17:00'))
  })
  test('is read anew in another zone', () => {
    expect(due(pothole, { ...office, timeZone: 'America/Chicago' })).toBe(edt('2026-09-14 17:00'))
  })
  test('is read anew when another policy stands under its seq', () => {
    expect(due(pothole, book([policy(1, { resolve: 'PT4H' })], { calendars }))).toBe(edt('2026-09-15 10:00'))
  })
  test('is read anew when another request was merged into it', () => {
    expect(due({ ...pothole, joined: [{ requestId: pothole.acts[0]!.at, receivedAt: edt('2026-09-14 14:30') }] })).toBe(edt('2026-09-15 07:30'))
  })
  test('is read anew when its own report was moved', () => {
    expect(due({ ...pothole, receivedAt: edt('2026-09-14 14:00') })).toBe(edt('2026-09-14 16:00'))
  })
  test('is read anew when it is judged by another policy', () => {
    const bare = { ...pothole, acts: pothole.acts.map(({ policySeq: _, ...act }) => act) }
    expect(due(bare)).toBe(edt('2026-09-15 08:00'))
    expect(due({ ...bare, policySeq: 2 })).toBe(edt('2026-09-15 09:00'))
  })
  test('is read anew when its status follows a late act', () => {
    const offline = request(edt('2026-09-14 08:00'), [['resolved', edt('2026-09-14 09:00')], ['reopened', edt('2026-09-14 10:00')], ['resolved', edt('2026-09-14 09:30')]])
    const ends = (of: Clocked) => readClocks(of, office, now).map((reading) => reading.endedAt)
    expect(ends(offline)).toEqual([edt('2026-09-14 09:00'), undefined])
    expect(ends({ ...offline, status: 'resolved' })).toEqual([edt('2026-09-14 09:00'), edt('2026-09-14 10:00')])
  })
  test('is read anew when an act was added to the very list', () => {
    const growing = { ...pothole, acts: [...pothole.acts] }
    expect(readClocks(growing, office, now)[0]!.endedAt).toBeUndefined()
    growing.acts.push({ act: 'resolved', at: now, seq: 300 })
    expect(readClocks(growing, office, now)[0]!.endedAt).toBe(now)
  })
  test('and again gives the very same readings of what has ended', () => {
    const done = request(edt('2026-09-14 15:00'), [['resolved', edt('2026-09-14 15:10')]])
    expect(readClocks(done, office, now)[0]).toBe(readClocks(done, office, edt('2026-09-15 15:20'))[0])
  })
})
