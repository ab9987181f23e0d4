import type { ServiceRequest } from '../../protocol/board.ts'
import type { LogRecord, RecordOf } from '../../protocol/records.ts'
import { coreOf, withAct } from '../requests.ts'
import { actOf } from './acts.ts'
import { evolveAssignment } from './assignments.ts'
import { changedBy, happenedAt, updateRequest, type Draft } from './draft.ts'
import { evolveEnding } from './endings.ts'
import { evolveMerge } from './merges.ts'

/** What happens to a request. Crews, endings and merges have files of their own. */
export function evolveRequest(draft: Draft, record: LogRecord): void {
  switch (record.kind) {
    case 'RequestReceived':
      return receive(draft, record)
    case 'RequestAcknowledged':
      return updateRequest(draft, record.requestId, (request) => ({
        ...(request.status === 'received' ? { ...coreOf(request), status: 'acknowledged' as const }
          : request.status === 'on-hold' && request.hold.from === 'received'
            ? { ...request, hold: { ...request.hold, from: 'acknowledged' as const } }
            : request),
        ...changedBy(record),
        verified: true,
        acknowledgedAt: request.acknowledgedAt ?? happenedAt(record),
        acts: withAct(request.acts, actOf('acknowledged', record)),
      }))
    case 'RequestCorrected':
      return updateRequest(draft, record.requestId, (request) => correct(request, record))
    case 'RequestMadeSafe':
      return updateRequest(draft, record.requestId, (request) => ({
        ...request,
        ...changedBy(record, record.crewId),
        madeSafeAt: request.madeSafeAt ?? happenedAt(record),
        acts: withAct(request.acts, actOf('made-safe', record, record.crewId)),
      }))
    case 'ClockBreached':
      return updateRequest(draft, record.requestId, (request) => ({
        ...request,
        breaches: [...request.breaches, { clock: record.clock, round: record.round, due: record.due, seq: record.seq }],
      }))
    case 'BreachWithdrawn':
      return updateRequest(draft, record.requestId, (request) => ({
        ...request,
        breaches: request.breaches.filter((b) => b.clock !== record.clock || b.round !== record.round),
      }))
    case 'TextBlanked':
      return updateRequest(draft, record.requestId, (request) => blank(request, record))
    default:
      evolveAssignment(draft, record)
      evolveEnding(draft, record)
      evolveMerge(draft, record)
  }
}

function receive(draft: Draft, record: RecordOf<'RequestReceived'>): void {
  const { requestId, number, serviceCode, place, description, source, verified, policySeq, photoIds, answers } = record
  const receivedAt = happenedAt(record)
  draft.requests.set(requestId, {
    status: 'received', id: requestId, number, serviceCode, place, source, verified, receivedAt,
    ...(description === undefined ? {} : { description }),
    ...(photoIds === undefined ? {} : { photoIds }),
    ...(answers === undefined ? {} : { answers }),
    ...(policySeq === undefined ? {} : { policySeq }),
    ...changedBy(record),
    descriptionSeq: record.seq, round: 1, assisting: [], assignments: [], reportCount: 1, joined: [], breaches: [],
    acts: [{ ...actOf('received', record), ...(policySeq === undefined ? {} : { policySeq }) }],
  })
  const [year, running] = number.split('-').map(Number) as [number, number]
  draft.numbers.set(year, Math.max(running, draft.numbers.get(year) ?? 0))
}

function correct(request: ServiceRequest, record: RecordOf<'RequestCorrected'>): ServiceRequest {
  const { place, serviceCode, description, policySeq, pausingHolds } = record
  const acts = pausingHolds
    ? request.acts.map((act) => (act.act === 'held' ? { ...act, pauses: pausingHolds.includes(act.seq) } : act))
    : request.acts
  const { policySeq: _, ...unjudged } = request
  return {
    // A service without a policy leaves the request without clocks, not with those of the old one.
    ...(serviceCode ? { ...unjudged, serviceCode } : request),
    ...changedBy(record),
    ...(place ? { place } : {}),
    ...(description === undefined ? {} : { description, descriptionSeq: record.seq }),
    ...(policySeq === undefined ? {} : { policySeq }),
    ...(request.status === 'on-hold' && pausingHolds
      ? { hold: { ...request.hold, pauses: pausingHolds.includes(request.hold.seq) } }
      : {}),
    acts: serviceCode
      ? withAct(acts, { ...actOf('corrected', record), ...(policySeq === undefined ? {} : { policySeq }) })
      : acts,
  } as ServiceRequest
}

/**
 * The text is gone from the log; what the board shows of that very record goes too. A board
 * that never had the text (a display's) does not get an empty one.
 */
function blank(request: ServiceRequest, { ofSeq, field }: RecordOf<'TextBlanked'>): ServiceRequest {
  const empty = field === 'materials' ? [] : field === 'answers' ? {} : ''
  const blanked = <T extends object>(holder: T): T => (field in holder ? { ...holder, [field]: empty } : holder)
  if (field === 'description') return request.descriptionSeq === ofSeq ? blanked(request) : request
  if (field === 'answers') return blanked(request)
  if (request.status === 'on-hold' && request.hold.seq === ofSeq) return { ...request, hold: blanked(request.hold) }
  if ((request.status === 'resolved' || request.status === 'closed') && request.resolution.seq === ofSeq) {
    const { resolution } = request
    const isInProof = field === 'reason' && resolution.proof !== undefined
    return { ...request, resolution: isInProof ? { ...resolution, proof: blanked(resolution.proof) } : blanked(resolution) }
  }
  return request
}
