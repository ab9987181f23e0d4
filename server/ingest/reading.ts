import { positionFix, type PositionFix } from '../../shared/protocol/positions.ts'
import type { Instant } from '../../shared/protocol/values.ts'

/** What one record of a phone app says, in our units; what it does not know is absent. */
export interface Reading {
  /** As the app names its phone. */
  id?: string | undefined
  lng?: number | undefined
  lat?: number | undefined
  /** Absent: the app sent no time, so it means now. Null: it sent one that cannot be read. */
  at?: Instant | null | undefined
  speedMps?: number | undefined
  headingDeg?: number | undefined
  altitudeM?: number | undefined
  accuracyM?: number | undefined
  /** Of a hundred. */
  battery?: number | undefined
  isMoving?: boolean | undefined
  event?: string | undefined
  alarm?: string | undefined
  /** OwnTracks' two letters. */
  tid?: string | undefined
}

/** Turns a wall-clock reading, as the milliseconds that UTC would have at it, into an instant of the city. */
export type CityTime = (local: number) => number

const FASTEST_MPS = 70

/** The reading as a fix; undefined where it says no usable place or time. Odd particulars are left out: the place is what counts. */
export function fixOf({ lng, lat, at, speedMps, headingDeg, accuracyM }: Reading, now: Instant): PositionFix | undefined {
  const within = (value: number | undefined, least: number, most: number) => (value !== undefined && value >= least && value <= most ? value : undefined)
  const [accuracy, speed, heading] = [within(accuracyM, 0, 1e6), within(speedMps, 0, FASTEST_MPS), within(headingDeg, 0, 360)]
  const fix = {
    lng, lat, at: at === undefined ? now : at,
    ...(accuracy === undefined ? {} : { accuracyM: accuracy }), ...(speed === undefined ? {} : { speedMps: speed }), ...(heading === undefined ? {} : { headingDeg: heading }),
  }
  return positionFix.safeParse(fix).data
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i
/** A number, or the text of one. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.length > 40 || !DECIMAL.test(value)) return undefined
  return Number(value)
}
/** Apps send 0 for an accuracy or a charge that they do not know, and -1 for anything. */
export const positive = (value: number | undefined): number | undefined => (value !== undefined && value > 0 ? value : undefined)
export const notNegative = (value: number | undefined): number | undefined => (value !== undefined && value >= 0 ? value : undefined)
export const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined)

const MOST_SECONDS = 2 ** 31 - 1
const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:?\d{2})?$/i

/** Seconds, milliseconds where that many seconds would be far off, ISO 8601, or a wall-clock time, which is the city's. */
export function instantIn(value: unknown, cityTime: CityTime): Instant | null {
  const count = numberIn(value)
  if (count !== undefined) return instantOf(count < MOST_SECONDS ? count * 1_000 : count)
  const [, date, time, zone] = (typeof value === 'string' && value.length <= 40 && ISO.exec(value)) || []
  if (date === undefined) return null
  const at = Date.parse(`${date}T${time}${zone?.toUpperCase() ?? 'Z'}`)
  return instantOf(zone === undefined && isReadable(at) ? cityTime(at) : at)
}
const instantOf = (ms: number): Instant | null => (isReadable(ms) ? new Date(Math.round(ms)).toISOString() : null)
/** Of a year with four digits: whether a city takes it is not for who reads to say. */
const FAR_MS = Date.UTC(10_000, 0, 1)
const isReadable = (ms: number) => ms >= 0 && ms < FAR_MS
