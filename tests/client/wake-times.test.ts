import { describe, expect, it } from 'vitest'
import { hoursOn, mornings, officeCalendar } from '../../client/board/dialogs/wake-times.ts'
import type { CalendarVersion } from '../../shared/protocol/board.ts'

const ZONE = 'America/New_York'
const day: [string, string][] = [['07:00', '16:00']]
const office = (seq: number, holidays: string[] = []): CalendarVersion => ({
  seq, calendarId: 'office', from: '2026-01-01T00:00:00.000Z', holidays,
  weekly: { mon: day, tue: day, wed: [['08:30', '12:00']], thu: day, fri: day, sat: [], sun: [] },
})
/** Tuesday 24 November 2026, 14:03 in New York. */
const NOW = Date.parse('2026-11-24T19:03:27.000Z')
const iso = (at: number) => new Date(at).toISOString()

describe('when a hold may wake', () => {
  it('later today stands on the next quarter of an hour', () => {
    expect(hoursOn(1, NOW, ZONE)).toEqual({ label: '15:15', hint: '1 h', at: Date.parse('2026-11-24T20:15:00.000Z') })
  })

  it('past midnight says the day', () => {
    expect(hoursOn(4, Date.parse('2026-11-25T03:00:00.000Z'), ZONE).label).toBe('Wed 02:00')
  })

  it('a morning is when that day opens, and holidays and weekends have none', () => {
    const found = mornings(3, NOW, ZONE, office(1, ['2026-11-26', '2026-11-27']))
    expect(found.map(({ label, hint }) => [label, hint])).toEqual([['Wed 08:30', 'tomorrow'], ['Mon 07:00', '6 days'], ['Tue 1 Dec', '7 days']])
    expect(iso(found[1]!.at)).toBe('2026-11-30T12:00:00.000Z')
  })

  it('without hours of the city it is seven in the morning', () => {
    expect(mornings(2, NOW, ZONE, undefined).map(({ label }) => label)).toEqual(['Wed 07:00', 'Thu 07:00'])
  })

  it('keeps local time over the night the clocks change', () => {
    const friday = Date.parse('2026-10-30T20:00:00.000Z')
    expect(iso(mornings(1, friday, ZONE, office(1))[0]!.at)).toBe('2026-11-02T12:00:00.000Z')
  })

  it('never lies farther than a hold may last', () => {
    const closed = { ...office(1), weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } } as CalendarVersion
    expect(mornings(2, NOW, ZONE, closed)).toEqual([])
    expect(mornings(100, NOW, ZONE, undefined).every(({ at }) => at - NOW < 30 * 86_400_000)).toBe(true)
  })
})

describe('the hours in which the city works', () => {
  it('are the newest of the service’s own calendar, else the newest of any', () => {
    const parks = { ...office(7), calendarId: 'parks' }
    expect(officeCalendar([office(1), office(5), parks], 'office')?.seq).toBe(5)
    expect(officeCalendar([office(1), office(5), parks], 'always')?.seq).toBe(7)
    expect(officeCalendar([], 'always')).toBeUndefined()
  })
})
