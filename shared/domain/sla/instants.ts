import type { Instant } from '../../protocol/values.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A moment that does not come: a calendar without hours to come never reaches its due. */
export const NEVER = Infinity

export const toMs = (at: Instant): number => Date.parse(at)
export const toInstant = (ms: number): Instant => new Date(ms).toISOString()
/** No instant at all stands for never. */
export const toInstantOrNone = (ms: number): Instant | undefined => (ms === NEVER ? undefined : toInstant(ms))
