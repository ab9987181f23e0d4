import type { CalendarVersion } from '../../protocol/board.ts'
import { ALWAYS, LATEST_MS } from '../../protocol/words.ts'
import type { Duration, Instant } from '../../protocol/values.ts'
import { always } from './always.ts'
import type { ClockBook } from './book.ts'
import { BusinessHours } from './business-hours.ts'
import { parseTarget } from './duration.ts'
import { NEVER, toInstantOrNone, toMs } from './instants.ts'
import type { OpenHours } from './open-hours.ts'
import { inForce } from './weekly-hours.ts'
import { zoneOf } from './zone.ts'

const known = new WeakMap<readonly CalendarVersion[], Map<string, OpenHours>>()

/**
 * The hours of a calendar in the city's zone. A calendar that the book does not know counts
 * day and night: a clock that cannot be read must not fall silent.
 */
export function hoursOf(book: Pick<ClockBook, 'timeZone' | 'calendars'>, calendarId: string): OpenHours {
  if (calendarId === ALWAYS) return always
  let hours = known.get(book.calendars)
  if (!hours) known.set(book.calendars, (hours = new Map()))
  const key = `${book.timeZone} ${calendarId}`
  let found = hours.get(key)
  if (!found) {
    const versions = book.calendars.filter((version) => version.calendarId === calendarId)
    found = versions.length === 0 ? always : new BusinessHours(calendarId, inForce(versions), zoneOf(book.timeZone))
    hours.set(key, found)
  }
  return found
}

/** Running milliseconds from one instant to a later one; below zero the other way round. */
export const runningBetween = (hours: OpenHours, from: number, to: number): number => hours.odometer(to) - hours.odometer(from)

/** The earliest instant by which so much running time has passed since `at`; NEVER where no city would live to see it. */
export function addRunning(hours: OpenHours, at: number, ms: number): number {
  if (at === NEVER || ms <= 0) return at
  return ifSeen(hours.reached(hours.odometer(at) + ms))
}

/** Where a target that starts at `at` is due: `PT…` is running time, `PnD` so many open days. NEVER as above. */
export function dueAfter(hours: OpenHours, at: number, target: Duration): number {
  const length = parseTarget(target)
  return length.kind === 'days' ? ifSeen(hours.daysLater(at, length.days)) : addRunning(hours, at, length.ms)
}

/** A moment that no instant may stand for does not come; past the year 9999 it would not even sort as text. */
const ifSeen = (at: number): number => (at < LATEST_MS ? at : NEVER)

export const isOpenAt = (hours: OpenHours, at: Instant): boolean => hours.isOpen(toMs(at))

/** The first open moment at or after `at`. */
export const nextOpening = (hours: OpenHours, at: Instant): Instant | undefined => toInstantOrNone(hours.nextOpening(toMs(at)))

/** The first closed moment at or after `at`. */
export const nextClosing = (hours: OpenHours, at: Instant): Instant | undefined => toInstantOrNone(hours.nextClosing(toMs(at)))
