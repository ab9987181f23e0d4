import { dateAfter, weekdayOf } from '../format/days.ts'
import { dayOf, fromField } from '../format/zone.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MORNING = '07:00'
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/**
 * When a hold ends, as people type it, on the city's clocks: `15:00`, `3pm`, `+2h`, `+90m`, `noon`,
 * `tomorrow 7:00`, `mon 8am`. A time that is past today is tomorrow's. Milliseconds; undefined for
 * what is no time, or one that does not come that day.
 */
export function wakeTime(words: string, now: number, zone: string): number | undefined {
  const text = words.trim().toLowerCase()
  const span = /^\+\s*(?:(\d{1,2})\s*d)?\s*(?:(\d{1,3})\s*h)?\s*(?:(\d{1,3})\s*(?:m|min)?)?$/.exec(text)
  if (span && /\d/.test(text)) {
    const [days, hours, minutes] = span.slice(1).map(Number).map((each) => each || 0)
    // `+2` alone says no unit.
    if (/[dhm]/.test(text)) return now + days! * DAY + hours! * HOUR + minutes! * MINUTE
  }
  const [head = '', ...others] = text.split(/\s+/)
  const ahead = daysAhead(head, now, zone)
  if (ahead !== undefined) return at(ahead, others.length === 0 ? MORNING : timeOf(others.join(''), true), now, zone)
  const time = timeOf(text.replace(/\s+/g, ''))
  const today = at(0, time, now, zone)
  return today !== undefined && today > now ? today : at(1, time, now, zone)
}

function daysAhead(word: string, now: number, zone: string): number | undefined {
  if (word.length < 3) return undefined
  if ('tomorrow'.startsWith(word)) return 1
  const day = WEEKDAYS.findIndex((each) => each.startsWith(word))
  if (day < 0) return undefined
  return (day - weekdayOf(dayOf(now, zone)) + 7) % 7 || 7
}

/** `7`, `7:30`, `3pm`, `noon` → `HH:MM`; a bare number is an hour only where a day stands before it. */
function timeOf(word: string, afterDay = false): string | undefined {
  if (word === 'noon') return '12:00'
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm|a|p)?$/.exec(word)
  if (!parts || (!afterDay && parts[2] === undefined && parts[3] === undefined)) return undefined
  const half = parts[3]?.charAt(0)
  const hour = Number(parts[1])
  const minute = Number(parts[2] ?? 0)
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return undefined
  const day = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  return `${String(day).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function at(ahead: number, time: string | undefined, now: number, zone: string): number | undefined {
  return time === undefined ? undefined : fromField(`${dateAfter(dayOf(now, zone), ahead)}T${time}`, zone)
}
