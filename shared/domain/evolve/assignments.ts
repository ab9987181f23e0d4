import type { Assignment, RequestIn, ServiceRequest } from '../../protocol/board.ts'
import type { LogRecord, RecordOf } from '../../protocol/records.ts'
import type { Id } from '../../protocol/values.ts'
import { coreOf, leadOf, withAct, withoutSteps } from '../requests.ts'
import { changedBy, happenedAt, updateRequest, type Draft } from './draft.ts'
import { actOf } from './acts.ts'
import { putInRun, takeFromRun } from './runs.ts'

type LeadStatus = 'assigned' | 'accepted' | 'en-route' | 'on-scene'

/** A request given to crews, and their steps. Its status follows the lead. */
export function evolveAssignment(draft: Draft, record: LogRecord): void {
  switch (record.kind) {
    case 'CrewAssigned':
      updateRequest(draft, record.requestId, (request) => assign(request, record))
      return putInRun(draft, record, record.crewId, record.requestId, record.index)
    case 'CrewUnassigned':
    case 'AssignmentDeclined':
      updateRequest(draft, record.requestId, (request) => unassign(request, record))
      return takeFromRun(draft, record, record.crewId, record.requestId)
    case 'AssignmentAccepted':
      return step(draft, record, 'accepted', 'acceptedAt')
    case 'TravelStarted':
      return step(draft, record, 'en-route', 'enRouteAt')
    case 'CrewArrived':
      return step(draft, record, 'on-scene', 'arrivedAt')
  }
}

const asLead = (request: ServiceRequest, status: LeadStatus, crewId: Id): RequestIn<LeadStatus> => ({
  ...coreOf(request), status, crewId,
})

function withAssignments(request: ServiceRequest, assignments: Assignment[]): ServiceRequest {
  return { ...request, assignments, assisting: assignments.filter((a) => a.role === 'assist').map((a) => a.crewId) }
}

function assign(request: ServiceRequest, record: RecordOf<'CrewAssigned'>): ServiceRequest {
  const { crewId, role } = record
  const at = happenedAt(record)
  const others = request.assignments.filter((a) => a.crewId !== crewId)
  const given = withAssignments(request, [...others, { crewId, role, assignedAt: at }])
  return {
    ...(role === 'lead' ? asLead(given, 'assigned', crewId) : given),
    ...changedBy(record, crewId),
    assignedAt: request.assignedAt ?? at,
    acts: withAct(request.acts, actOf('assigned', record, crewId)),
  }
}

function unassign(request: ServiceRequest, record: RecordOf<'CrewUnassigned' | 'AssignmentDeclined'>): ServiceRequest {
  const { crewId } = record
  const rest = withAssignments(request, request.assignments.filter((a) => a.crewId !== crewId))
  if (leadOf(request) !== crewId) return { ...rest, ...changedBy(record, crewId) }
  const core = withoutSteps(coreOf(rest))
  const status: ServiceRequest = request.status === 'on-hold'
    ? { ...core, status: 'on-hold', hold: { ...request.hold, from: 'acknowledged' } }
    : { ...core, status: 'acknowledged' }
  return { ...status, ...changedBy(record, crewId) }
}

function step(
  draft: Draft,
  record: RecordOf<'AssignmentAccepted' | 'TravelStarted' | 'CrewArrived'>,
  status: LeadStatus,
  stamp: 'acceptedAt' | 'enRouteAt' | 'arrivedAt',
): void {
  const { requestId, crewId } = record
  const at = happenedAt(record)
  updateRequest(draft, requestId, (request) => {
    const assignments = request.assignments.map((a) => (a.crewId === crewId ? { ...a, [stamp]: at } : a))
    const acts = stamp === 'arrivedAt' ? withAct(request.acts, actOf('arrived', record, crewId)) : request.acts
    const stepped = { ...withAssignments(request, assignments), ...changedBy(record, crewId), acts }
    const isFirstArrival = stamp === 'arrivedAt' && (request.arrivedAt === undefined || at < request.arrivedAt)
    const isLead = leadOf(request) === crewId
    if (isFirstArrival || (isLead && stamp !== 'arrivedAt')) stepped[stamp] = at
    return isLead ? asLead(stepped, status, crewId) : stepped
  })
}
