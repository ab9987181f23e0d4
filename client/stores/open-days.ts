import type { ClockBook } from '../../shared/domain/sla/book.ts'
import type { CalendarVersion, ServiceRequest } from '../../shared/protocol/board.ts'
import { ALWAYS, type Weekday } from '../../shared/protocol/words.ts'
import { dateAfter, weekdayOf } from '../format/days.ts'
import { dayOf } from '../format/zone.ts'

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
  const today = dayOf(now, book.timeZone)
  let count = 0
  for (let ahead = 1; ahead <= MANY; ahead++) {
    const date = dateAfter(today, ahead)
    if (date > last) break
    if (isOpenDay(calendar, date)) count++
  }
  return count
}

const isOpenDay = (calendar: CalendarVersion, date: string) =>
  calendar.weekly[WEEK[weekdayOf(date)]!].length > 0 && !calendar.holidays.includes(date)

const latest = (calendars: readonly CalendarVersion[], calendarId: string) =>
  calendars.filter((calendar) => calendar.calendarId === calendarId).reduce<CalendarVersion | undefined>(
    (found, calendar) => (!found || calendar.seq > found.seq ? calendar : found),
    undefined,
  )
