import * as z from 'zod'
import { CLOCKS, CREW_STATUSES, HOLD_REASONS, OUTCOMES, PRIORITIES, SOURCES, STATUSES } from './words.ts'
import { settings } from './settings.ts'
import { targets } from './targets.ts'
import { id, instant, place, seq, weekly } from './values.ts'

const text = z.string()

export const city = z.object({ name: text, timeZone: text, center: z.object({ lng: z.number(), lat: z.number() }) })
export type City = z.infer<typeof city>

export const service = z.object({
  code: text, name: text, group: text, glyph: text, priority: z.enum(PRIORITIES), questions: z.array(z.any()).optional(),
})
export type Service = z.infer<typeof service>

/** One version of a service's SLA policy; `seq` is the seq of the record that published it. */
export const policyVersion = z.object({
  seq, serviceCode: text, targets, calendarId: text, pausedBy: z.array(z.enum(HOLD_REASONS)),
})
export type PolicyVersion = z.infer<typeof policyVersion>

/** One version of a calendar, in force from `from` on; the first counts for all time before it too. */
export const calendarVersion = z.object({ seq, calendarId: text, from: instant, weekly, holidays: z.array(text) })
export type CalendarVersion = z.infer<typeof calendarVersion>

/**
 * The clock-relevant facts of a request, in order of happening: all that
 * `shared/domain/sla` needs, so that a board computes every clock without history.
 */
export const clockAct = z.object({
  act: z.enum([
    'received', 'acknowledged', 'assigned', 'arrived', 'made-safe', 'held', 'resumed',
    'resolved', 'closed', 'reopened', 'cancelled', 'continued', 'merged', 'unmerged', 'corrected',
  ]),
  at: instant,
  seq,
  by: text.optional(),
  crewId: id.optional(),
  reason: z.enum(HOLD_REASONS).optional(),
  /** On `held`: whether the policy pinned then pauses for this reason. */
  pauses: z.boolean().optional(),
  /** On `received` and `corrected`: the policy version that judges from there. */
  policySeq: seq.optional(),
})
export type ClockAct = z.infer<typeof clockAct>

export const assignment = z.object({
  crewId: id,
  role: z.enum(['lead', 'assist']),
  assignedAt: instant,
  acceptedAt: instant.optional(),
  enRouteAt: instant.optional(),
  arrivedAt: instant.optional(),
})
export type Assignment = z.infer<typeof assignment>

/** The last act that changed it: what a refusal tells the one who came second. */
export const change = z.object({ kind: text, at: instant, by: text.optional(), crewId: id.optional() })
export type Change = z.infer<typeof change>

export const hold = z.object({
  seq,
  since: instant,
  reason: z.enum(HOLD_REASONS).optional(),
  owner: text.optional(),
  wakeAt: instant,
  note: text.optional(),
  pauses: z.boolean(),
  /** The status that comes back when the hold ends. */
  from: z.enum(STATUSES),
})
export type Hold = z.infer<typeof hold>

export const resolution = z.object({
  seq,
  /** Who resolved it; their own undo within ten minutes continues the round. */
  userId: text.optional(),
  outcome: z.enum(OUTCOMES), to: text.optional(), when: instant.optional(), proof: z.any().optional(),
  note: text.optional(), materials: z.array(z.any()).optional(),
})
export type Resolution = z.infer<typeof resolution>

export const breach = z.object({ clock: z.enum(CLOCKS), round: z.int().min(1), due: instant, seq })
export type Breach = z.infer<typeof breach>

const requestBase = {
  id, number: text, serviceCode: text, place, description: text.optional(), source: z.enum(SOURCES),
  photoIds: z.array(id).optional(), answers: z.record(text, text).optional(),
  verified: z.boolean(),
  /** The policy version that judges it; absent when its service had none. */
  policySeq: seq.optional(),
  changedSeq: seq,
  changed: change,
  /** The record the description now shown came with. */
  descriptionSeq: seq,
  /** The current round, from 1; a reopening begins the next. */
  round: z.int().min(1),
  receivedAt: instant,
  acknowledgedAt: instant.optional(),
  assignedAt: instant.optional(),
  acceptedAt: instant.optional(),
  enRouteAt: instant.optional(),
  arrivedAt: instant.optional(),
  madeSafeAt: instant.optional(),
  reopenedAt: instant.optional(),
  resolvedAt: instant.optional(),
  closedAt: instant.optional(),
  assisting: z.array(id),
  assignments: z.array(assignment),
  /** Everyone who reported it, this one included. */
  reportCount: z.int().min(1),
  /** Requests merged into this one, also through a chain. */
  joined: z.array(z.object({ requestId: id, receivedAt: instant })),
  acts: z.array(clockAct),
  breaches: z.array(breach),
}
const withCrew = { ...requestBase, crewId: id }
const ended = { ...requestBase, crewId: id.optional(), resolvedAt: instant, resolution }

/** A request is a union by status: what a status needs is there, and nowhere else. */
export const serviceRequest = z.discriminatedUnion('status', [
  z.object({ status: z.literal('received'), ...requestBase }),
  z.object({ status: z.literal('acknowledged'), ...requestBase }),
  z.object({ status: z.literal('assigned'), ...withCrew }),
  z.object({ status: z.literal('accepted'), ...withCrew }),
  z.object({ status: z.literal('en-route'), ...withCrew }),
  z.object({ status: z.literal('on-scene'), ...withCrew }),
  z.object({ status: z.literal('on-hold'), ...requestBase, crewId: id.optional(), hold }),
  z.object({ status: z.literal('resolved'), ...ended }),
  z.object({ status: z.literal('closed'), ...ended, closedAt: instant }),
  z.object({ status: z.literal('cancelled'), ...requestBase, cancelledAt: instant, was: z.enum(STATUSES) }),
  z.object({ status: z.literal('merged'), ...requestBase, mergedAt: instant, mergedInto: id }),
])
export type ServiceRequest = z.infer<typeof serviceRequest>
export type RequestIn<S extends ServiceRequest['status']> = Extract<ServiceRequest, { status: S }>

export const shift = z.object({ startedAt: instant, endsAt: instant })
export type Shift = z.infer<typeof shift>

export const crew = z.object({
  id, name: text, badge: text, skills: z.array(text), vehicle: text.optional(),
  /** The seq of the record that added it: the small number that stands for it in the positions lane. */
  addedSeq: seq,
  shift: shift.optional(),
  /** The shift before: fixes that a device kept back are judged by it. */
  lastShift: z.object({ startedAt: instant, endedAt: instant }).optional(),
  status: z.enum(CREW_STATUSES),
  statusReason: text.optional(),
  statusSince: instant,
  help: z.object({ since: instant, requestId: id.optional() }).optional(),
  run: z.array(id),
  changedSeq: seq,
  changed: change,
})
export type Crew = z.infer<typeof crew>

export const position = z.object({
  crewId: id, lng: z.number(), lat: z.number(), at: instant,
  accuracyM: z.number().optional(), speedMps: z.number().optional(), headingDeg: z.number().optional(),
  /** Of another day, brought in by an import: its age is no sign of silence. */
  imported: z.boolean().optional(),
})
export type Position = z.infer<typeof position>

/** The board as it travels: what `GET /api/board` and a `welcome` by snapshot carry. */
export const boardSnapshot = z.object({
  logId: text, seq, now: instant,
  city: city.optional(), services: z.array(service), policies: z.array(policyVersion), calendars: z.array(calendarVersion),
  settings, crews: z.array(crew), requests: z.array(serviceRequest), positions: z.array(position),
})
export type BoardSnapshot = z.infer<typeof boardSnapshot>
