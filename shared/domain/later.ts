import type { Instant } from '../protocol/values.ts'

/** The instant so many milliseconds after another; negative goes back. */
export const later = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString()
