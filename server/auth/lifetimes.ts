import type { Role } from '../../shared/protocol/words.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface Lifetime {
  /** Ended after this long without a sign of life. */
  idleMs: number
  /** Ended this long after signing in, whatever happened since. */
  absoluteMs: number
}

/**
 * A desk lives for a shift: 12 hours and the hand-over, and a lunch break does not end it. A
 * phone in a truck stays signed in for a month, and over a long weekend in a drawer.
 */
export const LIFETIMES = {
  staff: { idleMs: 4 * HOUR, absoluteMs: 16 * HOUR },
  crew: { idleMs: 3 * DAY, absoluteMs: 30 * DAY },
} as const satisfies Record<string, Lifetime>
export type LifetimeName = keyof typeof LIFETIMES

export const lifetimeOf = (role: Role): LifetimeName => (role === 'crew' ? 'crew' : 'staff')
