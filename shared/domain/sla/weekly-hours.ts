import type { CalendarVersion } from '../../protocol/board.ts'
import { WEEKDAYS } from '../../protocol/words.ts'
import { DAY, HOUR, MINUTE, toMs } from './instants.ts'
import type { Zone } from './zone.ts'

/** One version of a calendar ready for counting: in force in [from, until); times of day in milliseconds. */
export interface VersionInForce {
  from: number
  until: number
  /** By weekday, Monday first. */
  week: [number, number][][]
  /** Local midnights, see Zone. */
  holidays: ReadonlySet<number>
}

/** Versions in order of coming into force; the first counts for all time before it too. */
export function inForce(versions: readonly CalendarVersion[]): VersionInForce[] {
  const ordered = versions.toSorted((a, b) => toMs(a.from) - toMs(b.from) || a.seq - b.seq)
  return ordered.map((version, i) => ({
    from: i === 0 ? -Infinity : toMs(version.from),
    until: i + 1 < ordered.length ? toMs(ordered[i + 1]!.from) : Infinity,
    week: WEEKDAYS.map((day) => version.weekly[day].map(([from, to]) => [timeOfDay(from), timeOfDay(to)])),
    holidays: new Set(version.holidays.map((date) => Date.parse(date))),
  }))
}

/** `24:00` is the midnight that ends the day. */
function timeOfDay(text: string): number {
  const [hours, minutes] = text.split(':')
  return Number(hours) * HOUR + Number(minutes) * MINUTE
}

/** The open intervals [from, to) of one local day, in order; its hours are those of each version while that was in force. */
export function openOn(midnight: number, versions: readonly VersionInForce[], zone: Zone): [number, number][] {
  const weekday = (((midnight / DAY + 3) % 7) + 7) % 7
  const intervals: [number, number][] = []
  for (const version of versions) {
    if (version.holidays.has(midnight)) continue
    for (const [opens, closes] of version.week[weekday]!) {
      const from = Math.max(zone.instantOf(midnight + opens), version.from)
      const to = Math.min(zone.instantOf(midnight + closes), version.until)
      if (from < to) intervals.push([from, to])
    }
  }
  return intervals
}
