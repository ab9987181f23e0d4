import type { ServiceRequest } from '../../protocol/board.ts'
import type { CommandOf } from '../../protocol/commands.ts'
import type { Id } from '../../protocol/values.ts'
import type { EventOf } from '../events.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { assignmentOf, crewsOn, isOpen, leadOf } from '../requests.ts'
import { theCrew, theRequest, type Rule } from './context.ts'

/** Giving requests to crews, taking them back, and the order of a run. */

export const unassigned = (requestId: Id, crewId: Id): EventOf<'CrewUnassigned'> => ({ kind: 'CrewUnassigned', requestId, crewId })

/** Whoever the lead leaves behind has nobody to assist. */
export const crewsLeaving = (request: ServiceRequest, crewId?: Id): Id[] => {
  const isAll = crewId === undefined || leadOf(request) === crewId
  return isAll ? crewsOn(request).toSorted((a, b) => Number(a === leadOf(request)) - Number(b === leadOf(request))) : [crewId]
}

export const assignCrew: Rule<CommandOf<'AssignCrew'>> = (board, command) => {
  const { kind, requestId, crewId, index } = command
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  if (!isOpen(request)) return refuse.wrongStatus(request, kind)

  const lead = leadOf(request)
  // The first crew given is the lead: nobody can assist a crew that is not there.
  const role = command.role === 'assist' && lead !== undefined ? 'assist' : 'lead'
  const present = assignmentOf(request, crewId)
  if (present && (present.role === role || present.role === 'lead')) return refuse.hasItAlready(crew, request)

  const isReplacing = role === 'lead' && lead !== undefined
  const places = crew.run.filter((id) => id !== requestId).length
  return [
    ...(request.status === 'on-hold' ? [{ kind: 'RequestResumed' as const, requestId }] : []),
    ...(request.acknowledgedAt === undefined ? [{ kind: 'RequestAcknowledged' as const, requestId }] : []),
    ...(isReplacing ? [unassigned(requestId, lead)] : []),
    { kind: 'CrewAssigned', requestId, crewId, index: Math.min(index ?? places, places), role },
  ]
}

export const unassignCrew: Rule<CommandOf<'UnassignCrew'>> = (board, { kind, requestId, crewId }) => {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (!isOpen(request)) return refuse.wrongStatus(request, kind)
  if (crewId !== undefined) {
    const crew = theCrew(board, crewId)
    if (isRefusal(crew)) return crew
    if (!assignmentOf(request, crewId)) return refuse.doesNotHaveIt(crew, request)
  }
  const leaving = crewsLeaving(request, crewId)
  return leaving.length === 0 ? refuse.nobodyHasIt(request) : leaving.map((id) => unassigned(requestId, id))
}

export const reorderRun: Rule<CommandOf<'ReorderRun'>> = (board, { crewId, requestIds }) => {
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  const named = new Set(requestIds)
  const isTheRun = named.size === requestIds.length && named.size === crew.run.length && crew.run.every((id) => named.has(id))
  return isTheRun ? [{ kind: 'RunReordered', crewId, requestIds }] : refuse.otherRun(crew)
}
