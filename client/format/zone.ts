/** City time as people write it. Formatters are dear to make, so each is made once a zone. */
const made = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string, name: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): Intl.DateTimeFormat {
  const key = `${name}|${zone}`
  let found = made.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    made.set(key, found)
  }
  return found
}

/** `14:08` */
export const clockText = (at: number, zone: string): string =>
  formatter(zone, 'hm', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** `14:03:27` */
export const clockSeconds = (at: number, zone: string): string =>
  formatter(zone, 'hms', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at)

/** `Wed` */
export const weekdayText = (at: number, zone: string): string => formatter(zone, 'wd', { weekday: 'short' }).format(at)

/** `Wednesday` */
export const longWeekdayText = (at: number, zone: string): string => formatter(zone, 'wwd', { weekday: 'long' }).format(at)

/** `Monday 7 December` */
export const longDateText = (at: number, zone: string): string =>
  formatter(zone, 'wdate', { weekday: 'long', day: 'numeric', month: 'long' }).format(at).replace(',', '')

/** `Mon 7 Dec` */
export const dateText = (at: number, zone: string): string =>
  formatter(zone, 'date', { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '')

/** `Mon 7 Dec`, and of another year than `now`'s `7 Dec 2025`. */
export const dayText = (at: number, now: number, zone: string): string =>
  dayOf(at, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4)
    ? dateText(at, zone)
    : formatter(zone, 'year', { day: 'numeric', month: 'short', year: 'numeric' }).format(at)

/** `2026-11-24`: which day it is there. */
export const dayOf = (at: number, zone: string): string =>
  formatter(zone, 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(at)

/** `EST` */
export const zoneName = (at: number, zone: string): string =>
  formatter(zone, 'zone', { timeZoneName: 'short' }, 'en-US').formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? zone

const DAY = 86_400_000

/** The time alone today, the weekday with it within the week, else the date. */
export function momentText(at: number, now: number, zone: string): string {
  if (dayOf(at, zone) === dayOf(now, zone)) return clockText(at, zone)
  if (Math.abs(at - now) < 6 * DAY) return `${weekdayText(at, zone)} ${clockText(at, zone)}`
  return dayText(at, now, zone)
}

/** For a field of a form: `2026-11-24T15:00` as it stands on the city's clocks. */
export const fieldText = (at: number, zone: string): string => `${dayOf(at, zone)}T${clockText(at, zone)}`

/** The instant at which the city's clocks show this; of a time that comes twice, the first. */
export function fromField(text: string, zone: string): number | undefined {
  const wanted = Date.parse(`${text}Z`)
  if (Number.isNaN(wanted)) return undefined
  for (let guess = wanted - 14 * 3_600_000; guess <= wanted + 14 * 3_600_000; guess += 900_000) {
    if (fieldText(guess, zone) === text) return guess
  }
  return undefined
}
