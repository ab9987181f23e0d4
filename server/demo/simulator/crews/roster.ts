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

const formats = new Map<string, Intl.DateTimeFormat>()
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export function localTime(ms: number, timeZone: string): LocalTime {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formats.set(timeZone, format)
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]))
  return { minute: Number(parts.hour) * 60 + Number(parts.minute), weekday: WEEKDAYS.indexOf(parts.weekday ?? '') }
}

/** When the crew's next shift begins, from `ms` on, on a day on which it works. */
export function nextBegin(hours: Hours, ms: number, timeZone: string, isOpen: (weekday: number) => boolean): number {
  const { minute } = localTime(ms, timeZone)
  const first = ms + ((hours.from - minute + 1440) % 1440) * 60_000
  const days = Array.from({ length: 8 }, (_, day) => first + day * 86_400_000)
  return days.find((begin) => hours.isEveryDay || isOpen(localTime(begin, timeZone).weekday)) ?? first
}

/** Whether so much of its shift is left at that moment that it is worth beginning late. */
export function isWorthIt(hours: Hours, ms: number, timeZone: string, isOpen: (weekday: number) => boolean): boolean {
  const { minute, weekday } = localTime(ms, timeZone)
  const since = (minute - hours.from + 1440) % 1440
  return since < lengthMin(hours) - 120 && (hours.isEveryDay || isOpen(weekday))
}
