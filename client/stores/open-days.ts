import type { ClockBook } from '../../shared/domain/sla/book.ts'
import type { CalendarVersion, ServiceRequest } from '../../shared/protocol/board.ts'
import { ALWAYS, type Weekday } from '../../shared/protocol/words.ts'
import { dayOf } from '../format/zone.ts'

const DAY = 86_400_000
const WEEK: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MANY = 400

/**
 * How many open days come after today, up to and with the day it is due: what `9 bd` counts.
 * Undefined for a clock that runs day and night.
 */
export function openDaysUntil(request: ServiceRequest, book: ClockBook, now: number, due: number): number | undefined {
  const calendarId = request.policySeq === undefined ? undefined : book.policies.get(request.policySeq)?.calendarId
  if (calendarId === undefined || calendarId === ALWAYS || due <= now) return undefined
  const calendar = latest(book.calendars, calendarId)
  if (!calendar) return undefined
  const last = dayOf(due, book.timeZone)
  // Noon of the local date in UTC: days are equal steps there, whatever the zone does.
  let day = Date.parse(`${dayOf(now, book.timeZone)}T12:00:00Z`)
  let count = 0
  for (let i = 0; i < MANY; i++) {
    day += DAY
    const date = new Date(day).toISOString().slice(0, 10)
    if (date > last) break
    if (isOpenDay(calendar, date, new Date(day).getUTCDay())) count++
  }
  return count
}

const isOpenDay = (calendar: CalendarVersion, date: string, weekday: number) =>
  calendar.weekly[WEEK[weekday]!].length > 0 && !calendar.holidays.includes(date)

const latest = (calendars: readonly CalendarVersion[], calendarId: string) =>
  calendars.filter((calendar) => calendar.calendarId === calendarId).reduce<CalendarVersion | undefined>(
    (found, calendar) => (!found || calendar.seq > found.seq ? calendar : found),
    undefined,
  )
