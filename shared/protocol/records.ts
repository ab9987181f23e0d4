import * as z from 'zod'
import {
  BLANKABLE_FIELDS, CLOCKS, CREW_STATUSES, DECLINE_REASONS, HOLD_REASONS, OUTCOMES, PRIORITIES, ROLES, SOURCES, VIAS,
} from './words.ts'
import { policyVersion, serviceRequest } from './board.ts'
import { settings } from './settings.ts'
import { targets } from './targets.ts'
import { deviceInstant, id, instant, place, seq, weekly } from './values.ts'

/** Who did it: a person signed in, a resident who is not, a device, or the city itself. */
export const actor = z.object({
  actor: z.enum(['person', 'resident', 'device', 'system']),
  userId: z.string().optional(),
  name: z.string().optional(),
  role: z.enum(ROLES).optional(),
})
export type By = z.infer<typeof actor>

/** What every record carries. `at` is the append; `occurredAt` when it happened, where that differs. */
const envelope = {
  seq,
  at: instant,
  occurredAt: instant.optional(),
  deviceAt: deviceInstant.optional(),
  via: z.enum(VIAS).optional(),
  by: actor,
  commandId: id.optional(),
  v: z.literal(1),
}
const define = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...envelope, ...shape }).meta({ title: kind })

const request = { requestId: id }
const crew = { crewId: id }
const text = z.string()
const crewCard = { ...crew, name: text, badge: text, skills: z.array(text), vehicle: text.optional() }
const clock = { ...request, clock: z.enum(CLOCKS), round: z.int().min(1), due: instant }
/** What a crew showed for its work, and what it used: with whatever record ends its part. */
const proof = z.object({ kind: text, photoId: id.optional(), position: z.any().optional(), reason: text.optional() }).optional()
const materials = z.array(z.any()).optional()
/** A request that had left the board comes back whole, so that no board needs history to go on. */
const recalled = z.object({ request: serviceRequest, policies: z.array(policyVersion) }).optional()

/**
 * Every fact the log can hold. A field that some role may not see is optional here: the log
 * always has it, a redacted copy does not (`shared/domain/redaction.ts`).
 */
export const record = z.discriminatedUnion('kind', [
  define('CityFounded', { name: text, timeZone: text, center: z.object({ lng: z.number(), lat: z.number() }) }),
  define('ServiceDefined', {
    code: text, name: text, group: text, glyph: text, priority: z.enum(PRIORITIES), questions: z.array(z.any()).optional(),
  }),
  define('PolicyPublished', { serviceCode: text, targets, calendarId: text, pausedBy: z.array(z.enum(HOLD_REASONS)) }),
  define('CalendarSet', { calendarId: text, weekly, holidays: z.array(text) }),
  define('SettingsChanged', { settings: settings.partial() }),
  define('CrewAdded', crewCard),
  define('CrewChanged', crewCard),
  define('ShiftStarted', { ...crew, endsAt: instant }),
  define('ShiftEnded', crew),
  define('CrewStatusSet', { ...crew, status: z.enum(CREW_STATUSES), reason: text.optional() }),
  define('RequestReceived', {
    ...request, number: text, serviceCode: text, place, description: text.optional(), source: z.enum(SOURCES),
    verified: z.boolean(), policySeq: seq.optional(), photoIds: z.array(id).optional(), answers: z.record(text, text).optional(),
  }),
  define('RequestAcknowledged', request),
  define('RequestCorrected', {
    ...request, place: place.optional(), serviceCode: text.optional(), policySeq: seq.optional(), description: text.optional(),
    /** With a new service: the holds of this round (their seqs) that its policy pauses for. */
    pausingHolds: z.array(seq).optional(),
  }),
  define('CrewAssigned', { ...request, ...crew, index: z.int().min(0), role: z.enum(['lead', 'assist']) }),
  define('CrewUnassigned', { ...request, ...crew }),
  define('RunReordered', { ...crew, requestIds: z.array(id) }),
  define('AssignmentAccepted', { ...request, ...crew }),
  define('AssignmentDeclined', { ...request, ...crew, reason: z.enum(DECLINE_REASONS).optional() }),
  define('TravelStarted', { ...request, ...crew }),
  define('CrewArrived', { ...request, ...crew }),
  define('RequestMadeSafe', { ...request, crewId: id.optional(), note: text.optional(), proof, materials }),
  define('RequestHeld', {
    ...request, reason: z.enum(HOLD_REASONS).optional(), pauses: z.boolean(), owner: text.optional(), wakeAt: instant, note: text.optional(), proof, materials,
  }),
  define('RequestResumed', request),
  define('RequestResolved', {
    ...request, crewId: id.optional(), outcome: z.enum(OUTCOMES), to: text.optional(), when: instant.optional(),
    proof, note: text.optional(), materials,
  }),
  define('RequestClosed', { ...request, reason: text.optional() }),
  define('RequestCancelled', { ...request, reason: text.optional() }),
  define('RequestReopened', { ...request, reason: text.optional(), newRound: z.boolean(), recalled }),
  define('RequestsMerged', { ...request, intoRequestId: id }),
  define('RequestUnmerged', {
    ...request, fromRequestId: id,
    /** Whose count it leaves: the one it was merged into, and whatever that was merged into since. */
    survivorIds: z.array(id), recalled,
  }),
  define('NoteAdded', { ...request, text: text.optional() }),
  define('HelpCalled', { ...crew, requestId: id.optional() }),
  define('HelpCleared', { ...crew, requestId: id.optional() }),
  define('ClockBreached', clock),
  define('BreachWithdrawn', clock),
  define('TextBlanked', { ...request, ofSeq: seq, field: z.enum(BLANKABLE_FIELDS), reason: text.optional() }),
])
/** A fact as the log keeps it: numbered, dated, signed. */
export type LogRecord = z.infer<typeof record>
export type RecordKind = LogRecord['kind']
export type RecordOf<Kind extends RecordKind> = Extract<LogRecord, { kind: Kind }>

/** A record of which the reader may see nothing but that it happened. */
export const bareRecord = z.object({ seq, at: instant, kind: text })
/** A run of bare records, as one: everything from `seq` through `upTo`. */
export const bareRun = z.object({ seq, upTo: seq })

export const sentRecord = z.union([record, bareRecord, bareRun])
export type SentRecord = LogRecord | z.infer<typeof bareRecord> | z.infer<typeof bareRun>
