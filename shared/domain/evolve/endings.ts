import type { RequestIn, ServiceRequest } from '../../protocol/board.ts'
import type { LogRecord, RecordOf } from '../../protocol/records.ts'
import { coreOf, leadOf, withAct, withoutSteps, type RequestCore } from '../requests.ts'
import { changedBy, happenedAt, updateRequest, type Draft } from './draft.ts'
import { leavesAt, putBack, setLeaving } from './leaving.ts'
import { actOf } from './acts.ts'
import { runsOf, takeFromRun } from './runs.ts'

/** Holding and waking; resolving, closing, cancelling and reopening. */
export function evolveEnding(draft: Draft, record: LogRecord): void {
  switch (record.kind) {
    case 'RequestHeld':
      return updateRequest(draft, record.requestId, (request) => held(request, record))
    case 'RequestResumed':
      return updateRequest(draft, record.requestId, (request) =>
        request.status === 'on-hold'
          ? { ...wake(request), ...changedBy(record), acts: withAct(request.acts, actOf('resumed', record)) }
          : request,
      )
    case 'RequestResolved':
      clearRuns(draft, record)
      return updateRequest(draft, record.requestId, (request) => resolved(request, record))
    case 'RequestClosed':
      updateRequest(draft, record.requestId, (request) =>
        request.status === 'resolved'
          ? {
              ...request, status: 'closed', closedAt: happenedAt(record), ...changedBy(record),
              acts: withAct(request.acts, actOf('closed', record)),
            }
          : request,
      )
      return markLeaving(draft, record.requestId)
    case 'RequestCancelled':
      clearRuns(draft, record)
      updateRequest(draft, record.requestId, (request) => ({
        ...withoutCrews(coreOf(request)), status: 'cancelled', was: request.status, cancelledAt: happenedAt(record),
        ...changedBy(record), acts: withAct(request.acts, actOf('cancelled', record)),
      }))
      return markLeaving(draft, record.requestId)
    case 'RequestReopened':
      if (record.recalled) putBack(draft, record.recalled)
      draft.leaving.delete(record.requestId)
      return updateRequest(draft, record.requestId, (request) => reopened(request, record))
  }
}

export function markLeaving(draft: Draft, requestId: string): void {
  const request = draft.requests.get(requestId)
  const at = request && leavesAt(request)
  if (at !== undefined) setLeaving(draft, requestId, at)
}

export function clearRuns(draft: Draft, record: LogRecord & { requestId: string }): void {
  for (const crewId of runsOf(draft, record.requestId)) takeFromRun(draft, record, crewId, record.requestId)
}

export const withoutCrews = (core: RequestCore): RequestCore => ({ ...withoutSteps(core), assignments: [], assisting: [] })

function held(request: ServiceRequest, record: RecordOf<'RequestHeld'>): ServiceRequest {
  const { reason, owner, wakeAt, note, pauses, seq } = record
  const crewId = leadOf(request)
  return {
    ...coreOf(request),
    status: 'on-hold',
    ...(crewId === undefined ? {} : { crewId }),
    hold: {
      seq, since: happenedAt(record), wakeAt, pauses, from: request.status,
      ...(reason === undefined ? {} : { reason }),
      ...(owner === undefined ? {} : { owner }),
      ...(note === undefined ? {} : { note }),
    },
    ...changedBy(record),
    acts: withAct(request.acts, { ...actOf('held', record), pauses, ...(reason === undefined ? {} : { reason }) }),
  }
}

/** Back to the status from before the hold. */
function wake(request: RequestIn<'on-hold'>): ServiceRequest {
  const core = coreOf(request)
  const { crewId, hold } = request
  if (crewId === undefined) return { ...core, status: hold.from === 'received' ? 'received' : 'acknowledged' }
  const { from } = hold
  return { ...core, crewId, status: from === 'accepted' || from === 'en-route' || from === 'on-scene' ? from : 'assigned' }
}

function resolved(request: ServiceRequest, record: RecordOf<'RequestResolved'>): ServiceRequest {
  const { seq, outcome, to, when, proof, note, materials, by } = record
  const crewId = record.crewId ?? leadOf(request)
  const resolvedAt = happenedAt(record)
  return {
    ...coreOf(request),
    status: 'resolved',
    resolvedAt,
    ...(crewId === undefined ? {} : { crewId }),
    resolution: {
      seq, outcome,
      ...(by.userId === undefined ? {} : { userId: by.userId }),
      ...(to === undefined ? {} : { to }),
      ...(when === undefined ? {} : { when }),
      ...(proof === undefined ? {} : { proof }),
      ...(note === undefined ? {} : { note }),
      ...(materials === undefined ? {} : { materials }),
    },
    ...changedBy(record, crewId),
    acts: withAct(request.acts, actOf('resolved', record, crewId)),
  }
}

/** A new round starts clean; a continued one goes on as if the ending had not happened. */
function reopened(request: ServiceRequest, record: RecordOf<'RequestReopened'>): ServiceRequest {
  const { resolvedAt: _1, closedAt: _2, ...core } = withoutCrews(coreOf(request))
  if (!record.newRound) {
    const acts = withAct(request.acts, actOf('continued', record))
    return { ...core, status: core.acknowledgedAt === undefined ? 'received' : 'acknowledged', ...changedBy(record), acts }
  }
  const { assignedAt: _3, arrivedAt: _4, madeSafeAt: _5, ...fresh } = core
  return {
    ...fresh, status: 'acknowledged', round: request.round + 1, reopenedAt: happenedAt(record), ...changedBy(record),
    acts: withAct(request.acts, actOf('reopened', record)),
  }
}
