import * as z from 'zod'
import { EARLIEST_MS, LATEST_MS } from './words.ts'

/** A UUID made by whoever creates the thing (v7 by ours; other versions are taken). */
export const id = z.uuid({ error: 'must be a UUID' })
export type Id = string

const time = z.iso.datetime({ offset: true, error: 'must be an ISO 8601 time with a zone, such as 2026-11-24T14:03:27.000Z' })
/** ISO 8601 with a zone, 1990–2100; whatever fraction or offset it came with, kept as UTC milliseconds. */
export const instant = time
  .refine((text) => Date.parse(text) >= EARLIEST_MS && Date.parse(text) < LATEST_MS, 'must lie between 1990 and 2100')
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()))
/** ISO 8601, UTC, milliseconds: `2026-11-24T14:03:27.000Z`. Sorts as text. */
export type Instant = string

/** Beyond these an instant has more than four digits of a year, and does not sort as text. */
const [FIRST_MS, LAST_MS] = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')]
/** What a device's clock says, however wrong: to be judged, not refused, or one that starts in 1970 could never say anything. Kept as `instant` is. */
export const deviceInstant = time.overwrite((text) => {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? text : new Date(Math.min(Math.max(ms, FIRST_MS), LAST_MS)).toISOString()
})

const LONE_SURROGATE = /\p{Surrogate}/u
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/
/** Words by a person: not blank, no control or direction-override characters, no broken surrogates. */
export const words = (max: number) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(max, { error: () => `must be at most ${max.toLocaleString('en')} characters` })
    .refine((text) => text.trim() !== '', 'must not be blank')
    .refine((text) => !CONTROL.test(text) && !LONE_SURROGATE.test(text), 'has characters that cannot be stored')

/** WGS 84 decimal degrees. */
export const lng = z.number().min(-180).max(180).overwrite(plainZero)
export const lat = z.number().min(-90).max(90).overwrite(plainZero)
/** JSON keeps -0 and a database does not: a board must not depend on which of them it came through. */
function plainZero(degrees: number): number {
  return degrees === 0 ? 0 : degrees
}

export const place = z.object({ lng, lat, address: words(200).optional(), unknown: z.boolean().optional() })
export type Place = z.infer<typeof place>

/** ISO 8601 duration: `PT…` is running time, `PnD` are open days (PRODUCT, "The clocks, exactly"). */
export const duration = z
  .string()
  .regex(/^P(?:[1-9]\d{0,3}D|T(?=\d)(?:\d{1,4}H)?(?:\d{1,5}M)?(?:\d{1,6}S)?)$/, 'must be a duration such as PT30M, PT4H or P3D')
  .refine((text) => /[1-9]/.test(text), 'must be longer than nothing')
export type Duration = string

export const date = z.iso.date({ error: 'must be a date such as 2026-12-25' })
export const seq = z.int().min(0)
export type Seq = number

const timeOfDay = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 07:00')
/** Half-open hours of one day, in order, not overlapping. */
export const hours = z
  .array(z.tuple([timeOfDay, timeOfDay]))
  .max(8)
  .refine(
    (spans) => spans.every(([from, to], i) => from < to && (i === 0 || spans[i - 1]![1] <= from)),
    'must run forward and not overlap',
  )
export const weekly = z.object({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours })
export type Weekly = z.infer<typeof weekly>

export const timeZone = z.string().max(64).refine(isTimeZone, 'must be a time zone such as America/New_York')
function isTimeZone(name: string): boolean {
  try {
    return /^(?:UTC|[A-Za-z]+\/[A-Za-z0-9_+\-/]+)$/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}
