import { DAY, MINUTE } from '../../../../shared/domain/sla/instants.ts'
import { zoneOf } from '../../../../shared/domain/sla/zone.ts'

/** Minutes after midnight, local. A shift that ends before it begins ends the next day. */
export interface Hours {
  from: number
  to: number
  /** Middle of the day's pause. */
  lunch: number
  /** Also when the office is closed. */
  isEveryDay: boolean
}

const at = (hour: number, minute = 0) => hour * 60 + minute

/** Most work by day; two cover the evening, one the night. */
export function hoursOf(n: number): Hours {
  if (n === 11) return { from: at(13), to: at(21, 30), lunch: at(17), isEveryDay: true }
  if (n === 12) return { from: at(21), to: at(6), lunch: at(1), isEveryDay: true }
  const stagger = (n % 4) * 10
  return { from: at(6, 30) + stagger, to: at(15) + stagger * 2, lunch: at(11, 40) + (n % 5) * 18, isEveryDay: n <= 3 }
}

export const lengthMin = ({ from, to }: Hours): number => (to - from + 1440) % 1440

export interface LocalTime {
  minute: number
  /** 0 is Sunday. */
  weekday: number
}

export function localTime(ms: number, timeZone: string): LocalTime {
  const local = zoneOf(timeZone).localOf(ms)
  return { minute: Math.floor(local / MINUTE) % 1440, weekday: weekdayOf(local) }
}

/** 1970 began on a Thursday. */
const weekdayOf = (local: number) => (Math.floor(local / DAY) + 4) % 7

/** When the crew's next shift begins, from the minute of `ms` on, on a day on which it works: on days that are 23 or 25 hours long too. */
export function nextBegin(hours: Hours, ms: number, timeZone: string, isOpen: (weekday: number) => boolean): number {
  const zone = zoneOf(timeZone)
  const today = Math.floor(zone.localOf(ms) / DAY) * DAY
  const ahead = Array.from({ length: 9 }, (_, day) => today + day * DAY)
    .map((day) => ({ begin: zone.instantOf(day + hours.from * MINUTE), weekday: weekdayOf(day) }))
    .filter(({ begin }) => begin > ms - MINUTE)
  return (ahead.find(({ weekday }) => hours.isEveryDay || isOpen(weekday)) ?? ahead[0]!).begin
}

/** Whether so much of its shift is left at that moment that it is worth beginning late. */
export function isWorthIt(hours: Hours, ms: number, timeZone: string, isOpen: (weekday: number) => boolean): boolean {
  const { minute, weekday } = localTime(ms, timeZone)
  const since = (minute - hours.from + 1440) % 1440
  return since < lengthMin(hours) - 120 && (hours.isEveryDay || isOpen(weekday))
}
