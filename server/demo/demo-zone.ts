const HOUR_MS = 3_600_000

/** What a clock on the wall says there, in minutes since midnight. */
const minutesAt = (offsetHours: number, nowMs: number): number => {
  const local = new Date(nowMs + offsetHours * HOUR_MS)
  return local.getUTCHours() * 60 + local.getUTCMinutes()
}

/** The whole-hour zone in which it is now nearest to ten in the morning: the demo opens in the middle of a working day. */
export function tenOClockZone(now: string): string {
  const nowMs = Date.parse(now)
  const offsets = Array.from({ length: 24 }, (_, i) => i - 11)
  const distance = (offset: number) => Math.abs(minutesAt(offset, nowMs) - 600)
  const offset = offsets.reduce((best, next) => (distance(next) < distance(best) ? next : best))
  // In these names west of Greenwich is plus (POSIX).
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}

/** The local date and weekday (0 is Sunday). */
export function localDay(now: string, timeZone: string): { date: string; weekday: number } {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const date = format.format(Date.parse(now))
  return { date, weekday: new Date(`${date}T12:00:00Z`).getUTCDay() }
}
