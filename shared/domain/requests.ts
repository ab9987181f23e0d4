import type { Assignment, ClockAct, RequestIn, ServiceRequest } from '../protocol/board.ts'
import { ENDED_STATUSES, type Status } from '../protocol/words.ts'
import type { Id } from '../protocol/values.ts'

/** A request without what belongs to its status alone: what every status change starts from. */
export type RequestCore = Omit<RequestIn<'received'>, 'status'>

type Everything = RequestCore & Partial<
  Pick<RequestIn<'on-hold'>, 'hold' | 'crewId'> & Pick<RequestIn<'resolved'>, 'resolution'> &
  Pick<RequestIn<'cancelled'>, 'cancelledAt' | 'was'> & Pick<RequestIn<'merged'>, 'mergedAt' | 'mergedInto'>
> & { status?: Status }

export function coreOf(request: ServiceRequest): RequestCore {
  const { status: _1, crewId: _2, hold: _3, resolution: _4, cancelledAt: _5, was: _6, mergedAt: _7, mergedInto: _8, ...core } =
    request as Everything
  return core
}

/** Neither resolved nor closed, cancelled or merged. */
export const isOpen = (request: ServiceRequest): boolean => isOpenStatus(request.status)
export const isOpenStatus = (status: Status): boolean => !(ENDED_STATUSES as readonly Status[]).includes(status)

/** The crew it is with: the lead while it is open, who did it once it is resolved. */
export const leadOf = (request: ServiceRequest): Id | undefined => ('crewId' in request ? request.crewId : undefined)

export const crewsOn = (request: ServiceRequest): Id[] => request.assignments.map(({ crewId }) => crewId)

/** Without an own choice: the crew that speaks, if it is on the request, else the lead. */
export function actingCrew(request: ServiceRequest, named: Id | undefined, speaking: Id | undefined): Id | undefined {
  const isOnIt = speaking !== undefined && crewsOn(request).includes(speaking)
  return named ?? (isOnIt ? speaking : leadOf(request))
}

/** Without a crew nobody has accepted or set off; that somebody once arrived stays true. */
export function withoutSteps({ acceptedAt: _1, enRouteAt: _2, ...core }: RequestCore): RequestCore {
  return core
}

export const assignmentOf = (request: ServiceRequest, crewId: Id): Assignment | undefined =>
  request.assignments.find((assignment) => assignment.crewId === crewId)

/** Acts by when they happened, then by seq: a late one takes its place in time. */
export function withAct(acts: readonly ClockAct[], act: ClockAct): ClockAct[] {
  const at = acts.findLastIndex((other) => other.at <= act.at) + 1
  return [...acts.slice(0, at), act, ...acts.slice(at)]
}
