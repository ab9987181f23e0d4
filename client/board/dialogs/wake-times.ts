import type { CalendarVersion } from '../../../shared/protocol/board.ts'
import type { Weekday } from '../../../shared/protocol/words.ts'
import { dateAfter, weekdayOf } from '../../format/days.ts'
import { clockText, dayOf, fromField, momentText } from '../../format/zone.ts'

/** A moment that a key can choose. `at` in milliseconds. */
export interface Moment {
  label: string
  hint: string
  at: number
}

const HOUR = 3_600_000
const QUARTER = HOUR / 4
const WEEK: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const ANY_MORNING = '07:00'

/** Later today: so many hours from now, on the next quarter. */
export const hoursOn = (hours: number, now: number, zone: string): Moment => {
  const at = Math.ceil((now + hours * HOUR) / QUARTER) * QUARTER
  return { label: dayOf(at, zone) === dayOf(now, zone) ? clockText(at, zone) : momentText(at, now, zone), hint: `${hours} h`, at }
}

/**
 * The openings of the next `count` open days of a calendar (without one, of any days at 07:00),
 * as the city's clocks show them. Within the 30 days that a hold may last.
 */
export function mornings(count: number, now: number, zone: string, calendar: CalendarVersion | undefined): Moment[] {
  const found: Moment[] = []
  const today = dayOf(now, zone)
  for (let ahead = 1; ahead < 30 && found.length < count; ahead++) {
    const date = dateAfter(today, ahead)
    const opens = calendar ? !calendar.holidays.includes(date) && calendar.weekly[WEEK[weekdayOf(date)]!][0]?.[0] : ANY_MORNING
    const at = opens ? fromField(`${date}T${opens}`, zone) : undefined
    if (at !== undefined) found.push({ label: momentText(at, now, zone), hint: ahead === 1 ? 'tomorrow' : `${ahead} days`, at })
  }
  return found
}

/** The hours in which the city works: the service's own calendar, or the first that has hours at all. */
export function officeCalendar(calendars: readonly CalendarVersion[], preferred: string | undefined): CalendarVersion | undefined {
  const own = calendars.filter(({ calendarId }) => calendarId === preferred)
  const some = own.length > 0 ? own : calendars
  return some.reduce<CalendarVersion | undefined>((last, each) => (!last || each.seq > last.seq ? each : last), undefined)
}
