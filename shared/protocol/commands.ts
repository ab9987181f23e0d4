import * as z from 'zod'
import {
  ALWAYS, BLANKABLE_FIELDS, CREW_STATUSES, DECLINE_REASONS, HOLD_REASONS, OUTCOMES, PRIORITIES, PROOF_KINDS, SOURCES, VIAS,
} from './words.ts'
import { settings } from './settings.ts'
import { targets } from './targets.ts'
import { date, deviceInstant, id, instant, lat, lng, place, seq, timeZone, weekly, words } from './values.ts'

/** What every command carries. `seenSeq` is the seq of the board its giver was looking at. */
const base = {
  commandId: id,
  occurredAt: deviceInstant.optional(),
  via: z.enum(VIAS).optional(),
  seenSeq: seq.optional(),
}
const define = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...base, ...shape }).meta({ title: kind })

const request = { requestId: id }
const crew = { crewId: id }
const reason = words(500).optional()
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits and dashes')

const question = z.object({
  code,
  text: words(200),
  kind: z.enum(['yes-no', 'one-of', 'words']),
  options: z.array(z.object({ code, text: words(200), danger: z.boolean().optional() })).max(20).optional(),
  required: z.boolean().optional(),
  danger: z.boolean().optional(),
})
const answers = z.record(z.string().max(60), words(1000)).refine((a) => Object.keys(a).length <= 30, 'has too many answers')
const photoIds = z.array(id).max(10)
const material = z.object({ name: words(80), quantity: z.number().min(0).max(1e6), unit: words(20).optional() })
const proof = z.object({
  kind: z.enum(PROOF_KINDS),
  photoId: id.optional(),
  position: z.object({ lng, lat, accuracyM: z.number().min(0).max(1e6).optional() }).optional(),
  reason: words(500).optional(),
}).refine((p) => (p.kind === 'photo' ? p.photoId : p.kind === 'position' ? p.position : p.reason) !== undefined, {
  error: 'must carry what its kind names: photoId, position or reason',
})
const reporter = z.object({
  name: words(120).optional(),
  phone: words(40).optional(),
  email: z.email().max(254).optional(),
})
export type Reporter = z.infer<typeof reporter>

const crewCard = { ...crew, name: words(60), badge: words(8), skills: z.array(words(40)).max(20), vehicle: words(60).optional() }

export const command = z.discriminatedUnion('kind', [
  define('FoundCity', { name: words(120), timeZone, center: z.object({ lng, lat }) }),
  define('DefineService', { code, name: words(80), group: words(60), glyph: code, priority: z.enum(PRIORITIES), questions: z.array(question).max(20).optional() }),
  define('PublishPolicy', {
    serviceCode: code, targets, calendarId: code, pausedBy: z.array(z.enum(HOLD_REASONS)).max(HOLD_REASONS.length),
  }),
  define('SetCalendar', {
    calendarId: code.refine((c) => c !== ALWAYS, `must not be "${ALWAYS}", which is built in`),
    weekly, holidays: z.array(date).max(2000),
  }),
  define('ChangeSettings', { settings: settings.partial() }),
  define('AddCrew', crewCard),
  define('ChangeCrew', crewCard),
  define('StartShift', { ...crew, endsAt: instant.optional() }),
  define('EndShift', crew),
  define('SetCrewStatus', { ...crew, status: z.enum(CREW_STATUSES), reason }),
  define('ReceiveRequest', {
    ...request, serviceCode: code, place, description: words(4000), source: z.enum(SOURCES),
    reporter: reporter.optional(), photoIds: photoIds.optional(), answers: answers.optional(),
  }),
  define('AcknowledgeRequest', request),
  define('CorrectRequest', { ...request, place: place.optional(), serviceCode: code.optional(), description: words(4000).optional() }),
  define('AssignCrew', { ...request, ...crew, index: z.int().min(0).max(10_000).optional(), role: z.enum(['lead', 'assist']).optional() }),
  define('UnassignCrew', { ...request, crewId: id.optional() }),
  define('ReorderRun', { ...crew, requestIds: z.array(id).max(1000) }),
  define('AcceptAssignment', { ...request, ...crew }),
  define('StartTravel', { ...request, ...crew }),
  define('Arrive', { ...request, ...crew }),
  define('DeclineAssignment', { ...request, ...crew, reason: z.enum(DECLINE_REASONS) }),
  define('MakeSafe', { ...request, crewId: id.optional(), note: words(2000).optional() }),
  define('HoldRequest', { ...request, reason: z.enum(HOLD_REASONS), owner: words(80), wakeAt: instant, note: words(2000).optional() }),
  define('ResumeRequest', request),
  define('ResolveRequest', {
    ...request, crewId: id.optional(), outcome: z.enum(OUTCOMES), to: words(200).optional(), when: instant.optional(),
    proof, note: words(2000).optional(), materials: z.array(material).max(50).optional(),
  }),
  define('CloseRequest', { ...request, reason }),
  define('CancelRequest', { ...request, reason }),
  define('ReopenRequest', { ...request, reason }),
  define('MergeRequests', { ...request, intoRequestId: id }),
  define('UnmergeRequest', request),
  define('AddNote', { ...request, text: words(4000) }),
  define('CallForHelp', { ...crew, requestId: id.optional() }),
  define('ClearHelp', { ...crew, requestId: id.optional() }),
  define('BlankText', { ...request, seq, field: z.enum(BLANKABLE_FIELDS), reason: words(500) }),
])
export type Command = z.infer<typeof command>
export type CommandKind = Command['kind']
export type CommandOf<Kind extends CommandKind> = Extract<Command, { kind: Kind }>

/** One command, or up to a hundred that are decided in order and answered in order. */
export const commands = z.union([command, z.array(command).min(1).max(100)])
