/**
 * The city's vocabulary as plain lists. No schema library here: the browser imports
 * these lists, and must not pay for a validator it never runs.
 */

/** Bumped together with the fingerprint whenever anything on the wire changes. */
export const PROTOCOL_VERSION = 2

export const ROLES = ['administrator', 'supervisor', 'dispatcher', 'crew', 'display'] as const
export type Role = (typeof ROLES)[number]
/** Whose work is the board: they see each other there. */
export const DESKS: readonly Role[] = ['administrator', 'supervisor', 'dispatcher']

export const STATUSES = [
  'received', 'acknowledged', 'assigned', 'accepted', 'en-route', 'on-scene',
  'on-hold', 'resolved', 'closed', 'cancelled', 'merged',
] as const
export type Status = (typeof STATUSES)[number]

/** A request in one of these needs nobody any more (though it may be reopened). */
export const ENDED_STATUSES = ['resolved', 'closed', 'cancelled', 'merged'] as const satisfies Status[]

export const PHASES = ['on-track', 'at-risk', 'breached', 'paused', 'met', 'missed'] as const
export type Phase = (typeof PHASES)[number]

export const CLOCKS = ['acknowledge', 'dispatch', 'arrive', 'makeSafe', 'resolve'] as const
export type ClockName = (typeof CLOCKS)[number]

export const PRIORITIES = ['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'storm'] as const
export type Priority = (typeof PRIORITIES)[number]

export const SOURCES = ['phone', 'web', 'crew', 'import', 'staff'] as const
export type Source = (typeof SOURCES)[number]

/** How a fact came in: at a desk, by a tap in the field, by inference, or from another system. */
export const VIAS = ['desk', 'tap', 'auto', 'import'] as const
export type Via = (typeof VIAS)[number]

export const CREW_STATUSES = ['available', 'break', 'out-of-service'] as const
export type CrewStatus = (typeof CREW_STATUSES)[number]

export const HOLD_REASONS = [
  'waiting-resident', 'weather', 'parts', 'other-body', 'crew-busy', 'equipment', 'planned',
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

export const DECLINE_REASONS = ['busy', 'wrong-gear', 'too-far', 'not-safe'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export const OUTCOMES = ['fixed', 'made-safe', 'not-found', 'not-ours', 'planned'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const PROOF_KINDS = ['photo', 'position', 'reason'] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Built in: day and night, every day. */
export const ALWAYS = 'always'

export const BLANKABLE_FIELDS = ['description', 'text', 'note', 'reason', 'to', 'owner', 'materials', 'answers'] as const
export type BlankableField = (typeof BLANKABLE_FIELDS)[number]

/** Integers a crew takes in a tick of the positions lane, in the order of PROTOCOL.md, P3. */
export const POSITION_STRIDE = 7

/** A claim ends by itself: who hangs up and forgets must not stand in the way for the rest of the shift. */
export const CLAIM_MS = 5 * 60_000
/** Who holds something in the hand says so again sooner than this; silence means that the hand is gone. */
export const DRAG_MS = 5_000

/** Every instant that a city takes in lies from the first of these on, and before the second (UTC, epoch milliseconds). */
export const EARLIEST_MS = Date.UTC(1990, 0, 1)
export const EARLIEST = new Date(EARLIEST_MS).toISOString()
export const LATEST_MS = Date.UTC(2100, 0, 1)
