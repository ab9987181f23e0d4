import { describe, expect, test } from 'vitest'
import { addRunning, dueAfter, hoursOf, isOpenAt, nextClosing, nextOpening, runningBetween } from '../../../shared/domain/sla/calendar.ts'
import type { CalendarVersion } from '../../../shared/protocol/board.ts'
import { calendar, edt, est, HOUR, utc, week, works, WORKDAYS } from './city.ts'

const hours = (calendars: CalendarVersion[] = [works], timeZone = 'America/New_York', id = 'works') => hoursOf({ calendars, timeZone }, id)
const due = (target: string, from: string, of = hours()) => {
  const at = dueAfter(of, Date.parse(from), target)
  return at === Infinity ? 'never' : new Date(at).toISOString()
}

describe('open days', () => {
  test('one business day from within hours is the same local time on the next open day', () => {
    expect(due('P1D', edt('2026-09-14 09:00'))).toBe(edt('2026-09-15 09:00'))
  })
  test('from outside hours it counts from the next opening: Saturday and one business day is Tuesday 07:00', () => {
    expect(due('P1D', edt('2026-09-12 12:00'))).toBe(edt('2026-09-15 07:00'))
    expect(due('P1D', edt('2026-09-14 05:00'))).toBe(edt('2026-09-15 07:00'))
  })
  test('hours are half open: 07:00 is inside and 16:00 is outside', () => {
    expect(due('P1D', edt('2026-09-14 07:00'))).toBe(edt('2026-09-15 07:00'))
    expect(due('P1D', edt('2026-09-14 15:59'))).toBe(edt('2026-09-15 15:59'))
    expect(due('P1D', edt('2026-09-14 16:00'))).toBe(edt('2026-09-16 07:00'))
  })
  test('weekends and holidays are not open days', () => {
    expect(due('P1D', edt('2026-09-11 10:00'))).toBe(edt('2026-09-14 10:00'))
    expect(due('P1D', est('2026-11-25 10:00'))).toBe(est('2026-11-27 10:00'))
    expect(due('P30D', edt('2026-10-30 10:00'))).toBe(est('2026-12-14 10:00'))
  })
  test('a target in days keeps its local time even where that day closes earlier', () => {
    const shortTuesday = calendar({ ...works.weekly, tue: [['07:00', '11:00']] })
    expect(due('P1D', edt('2026-09-14 15:00'), hours([shortTuesday]))).toBe(edt('2026-09-15 15:00'))
  })
  test('on the calendar that is always open a day is 24 elapsed hours, also across a time change', () => {
    const always = hours([works], 'America/New_York', 'always')
    expect(due('P1D', edt('2026-10-31 15:50'), always)).toBe(est('2026-11-01 14:50'))
    expect(due('P2D', est('2026-03-07 12:00'), always)).toBe(edt('2026-03-09 13:00'))
  })
  test('a week of 24-hour business days keeps local time where `always` keeps elapsed time', () => {
    const roundTheClock = hours([calendar(week([['00:00', '24:00']]))])
    expect(due('P1D', edt('2026-10-31 15:50'), roundTheClock)).toBe(est('2026-11-01 15:50'))
  })
  test('a calendar that never opens makes nothing due', () => {
    const never = hours([calendar(week([]))])
    expect(due('P1D', edt('2026-09-14 09:00'), never)).toBe('never')
    expect(due('PT1H', edt('2026-09-14 09:00'), never)).toBe('never')
  })
  test('the longest targets on the rarest calendar still come due', () => {
    const sundays = hours([calendar(week([['10:00', '11:00']], ['sun']))])
    expect(due('P1500D', edt('2026-09-13 10:30'), sundays)).toBe(edt('2055-06-13 10:30'))
  })
})

describe('running time', () => {
  test('goes on where it left off after a night, a weekend and a holiday', () => {
    expect(due('PT4H', edt('2026-09-11 14:00'))).toBe(edt('2026-09-14 09:00'))
    expect(due('PT10H', est('2026-11-25 15:00'))).toBe(est('2026-11-27 16:00'))
  })
  test('a target used up exactly at closing is due at that instant, not at the next opening', () => {
    expect(due('PT2H', edt('2026-09-14 14:00'))).toBe(edt('2026-09-14 16:00'))
    expect(due('PT9H', edt('2026-09-12 14:00'))).toBe(edt('2026-09-14 16:00'))
  })
  test('hours, minutes and seconds add up', () => {
    expect(due('PT1H30M15S', edt('2026-09-14 08:00'))).toBe(edt('2026-09-14 09:30:15'))
  })
  test('is counted the same backwards, and over years before those already asked for', () => {
    const of = hours()
    const monday = Date.parse(edt('2026-09-14 07:00'))
    const friday = Date.parse(edt('2026-09-18 16:00'))
    expect(runningBetween(of, monday, friday)).toBe(45 * HOUR)
    expect(runningBetween(of, friday, monday)).toBe(-45 * HOUR)
    const known = of.odometer(monday)
    expect(runningBetween(of, Date.parse(est('2020-01-06 07:00')), Date.parse(est('2020-01-13 07:00')))).toBe(45 * HOUR)
    expect(of.odometer(monday)).toBe(known)
    expect(runningBetween(of, Date.parse(est('2024-12-31 12:00')), Date.parse(est('2025-01-02 08:00')))).toBe(14 * HOUR)
  })
  test('of a lunch break none is counted', () => {
    const split = hours([calendar(week([['08:00', '12:00'], ['13:00', '17:00']], WORKDAYS))])
    expect(due('PT4H', edt('2026-09-14 10:00'), split)).toBe(edt('2026-09-14 15:00'))
    expect(due('P1D', edt('2026-09-14 12:30'), split)).toBe(edt('2026-09-15 13:00'))
  })
})

describe('hours that end at 24:00', () => {
  test('go on past midnight without a break', () => {
    const nights = hours([calendar(week([['00:00', '06:00'], ['18:00', '24:00']]))])
    expect(due('PT4H', edt('2026-09-14 22:00'), nights)).toBe(edt('2026-09-15 02:00'))
    expect(nextClosing(nights, edt('2026-09-14 22:00'))).toBe(edt('2026-09-15 06:00'))
    expect(isOpenAt(nights, edt('2026-09-15 00:00'))).toBe(true)
  })
  test('close with the day where the next one is closed', () => {
    const fridays = hours([calendar(week([['12:00', '24:00']], ['fri']))])
    expect(isOpenAt(fridays, edt('2026-09-18 23:59:59'))).toBe(true)
    expect(isOpenAt(fridays, edt('2026-09-19 00:00'))).toBe(false)
    expect(due('PT12H', edt('2026-09-18 12:00'), fridays)).toBe(edt('2026-09-19 00:00'))
  })
  test('join across New Year', () => {
    const roundTheClock = hours([calendar(week([['00:00', '24:00']]), { holidays: ['2027-01-02'] })])
    expect(nextClosing(roundTheClock, est('2026-12-31 12:00'))).toBe(est('2027-01-02 00:00'))
  })
})

describe('versions of a calendar', () => {
  const longer = calendar(week([['07:00', '18:00']], WORKDAYS), { seq: 9, from: edt('2026-09-15 12:00') })

  test('the first counts for all time before it too', () => {
    expect(isOpenAt(hours(), est('1999-01-04 08:00'))).toBe(true)
    expect(isOpenAt(hours(), est('1999-01-04 17:00'))).toBe(false)
  })
  test('a version counts from its own time on, the time before is counted by the version before', () => {
    const of = hours([longer, works])
    expect(isOpenAt(of, edt('2026-09-14 17:00'))).toBe(false)
    expect(isOpenAt(of, edt('2026-09-15 17:00'))).toBe(true)
    expect(due('PT12H', edt('2026-09-14 15:00'), of)).toBe(edt('2026-09-15 18:00'))
  })
  test('a version that closes the day at noon leaves the morning open, and the day an open day', () => {
    const shut = calendar(week([['07:00', '16:00']], ['wed', 'thu', 'fri']), { seq: 9, from: edt('2026-09-15 12:00') })
    const of = hours([works, shut])
    expect(nextClosing(of, edt('2026-09-15 08:00'))).toBe(edt('2026-09-15 12:00'))
    expect(due('P2D', edt('2026-09-14 10:00'), of)).toBe(edt('2026-09-16 10:00'))
  })
  test('of two that count from the same time, the later published wins', () => {
    expect(isOpenAt(hours([{ ...longer, from: works.from }, works]), edt('2026-09-14 17:00'))).toBe(true)
  })
  test('versions of another calendar do not count', () => {
    expect(isOpenAt(hours([works, { ...longer, calendarId: 'parks' }]), edt('2026-09-16 17:00'))).toBe(false)
  })
  test('`always` is built in: no version makes it close', () => {
    const shut = calendar(week([]), { calendarId: 'always' })
    expect(due('PT1H', edt('2026-09-12 12:00'), hours([shut], 'America/New_York', 'always'))).toBe(edt('2026-09-12 13:00'))
  })
  test('a calendar nobody has set counts day and night', () => {
    expect(due('P1D', edt('2026-09-12 12:00'), hours([works], 'America/New_York', 'lost'))).toBe(edt('2026-09-13 12:00'))
  })
})

describe('the hours a screen shows', () => {
  test('open and closed, and when that changes next', () => {
    const of = hours()
    expect(isOpenAt(of, edt('2026-09-14 07:00'))).toBe(true)
    expect(isOpenAt(of, edt('2026-09-14 06:59:59'))).toBe(false)
    expect(nextOpening(of, edt('2026-09-14 08:00'))).toBe(edt('2026-09-14 08:00'))
    expect(nextOpening(of, edt('2026-09-11 16:00'))).toBe(edt('2026-09-14 07:00'))
    expect(nextClosing(of, edt('2026-09-14 08:00'))).toBe(edt('2026-09-14 16:00'))
    expect(nextClosing(of, edt('2026-09-14 20:00'))).toBe(edt('2026-09-14 20:00'))
  })
  test('what never closes has no closing, what never opens no opening', () => {
    expect(nextClosing(hours([works], 'UTC', 'always'), utc('2026-09-14 08:00'))).toBeUndefined()
    expect(nextClosing(hours([calendar(week([['00:00', '24:00']]))], 'UTC'), utc('2026-09-14 08:00'))).toBeUndefined()
    expect(nextOpening(hours([calendar(week([]))], 'UTC'), utc('2026-09-14 08:00'))).toBeUndefined()
    expect(addRunning(hours([calendar(week([]))], 'UTC'), Infinity, HOUR)).toBe(Infinity)
  })
})

describe('a target that no city would live to see', () => {
  const once = () => hours([calendar(week([['07:00', '07:01']], ['mon']))])
  test.each(['PT9999H', 'PT9999H99999M', 'PT2000H', 'P9999D'])('of %s at one minute a week is never due, which is known at once', (target) => {
    const began = performance.now()
    expect(due(target, edt('2026-09-14 09:00'), once())).toBe('never')
    // Ten thousand years of calendar take eight seconds.
    expect(performance.now() - began).toBeLessThan(1_000)
  })
  test.each(['works', 'always'])('is one past 2100 on the calendar %s; one before is due', (id) => {
    const of = hours([works], 'America/New_York', id)
    expect([due('P1D', utc('2099-12-30 15:00'), of), due('PT8H', utc('2099-12-30 15:00'), of)].includes('never')).toBe(false)
    expect([due('P9999D', utc('2099-12-30 15:00'), of), due('PT9999H', utc('2099-12-30 15:00'), of)]).toEqual(['never', 'never'])
  })
})
