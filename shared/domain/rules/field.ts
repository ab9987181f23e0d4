import type { Assignment, ServiceRequest } from '../../protocol/board.ts'
import type { CommandOf } from '../../protocol/commands.ts'
import type { Status } from '../../protocol/words.ts'
import { speakingCrew } from '../actor.ts'
import type { Board } from '../board.ts'
import { isRefusal, refuse, type Refusal } from '../refusals.ts'
import { actingCrew, assignmentOf, isOpen, leadOf } from '../requests.ts'
import { crewsLeaving, unassigned } from './assignment.ts'
import { theCrew, theRequest, type Rule } from './context.ts'

/** A crew's steps with its assignment: accept, set off, arrive, give back, make safe. */

type Step = CommandOf<'AcceptAssignment' | 'StartTravel' | 'Arrive' | 'DeclineAssignment'>

/** From which status of the request the lead may take the step. */
const LEAD_FROM: Record<Step['kind'], readonly Status[]> = {
  AcceptAssignment: ['assigned'],
  StartTravel: ['assigned', 'accepted'],
  Arrive: ['assigned', 'accepted', 'en-route'],
  DeclineAssignment: ['assigned', 'accepted', 'en-route'],
}

/** An assisting crew has no say in the status; its own last step decides. */
const ownStatus = ({ arrivedAt, enRouteAt, acceptedAt }: Assignment): Status =>
  arrivedAt ? 'on-scene' : enRouteAt ? 'en-route' : acceptedAt ? 'accepted' : 'assigned'

function stepping(board: Board, { kind, requestId, crewId }: Step): ServiceRequest | Refusal {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  if (!isOpen(request) || request.status === 'on-hold') return refuse.wrongStatus(request, kind)
  const assignment = assignmentOf(request, crewId)
  const status = assignment && leadOf(request) !== crewId ? ownStatus(assignment) : request.status
  if (!LEAD_FROM[kind].includes(status)) return refuse.wrongStatus(request, kind)
  return assignment ? request : refuse.doesNotHaveIt(crew, request)
}

export const acceptAssignment: Rule<CommandOf<'AcceptAssignment'>> = (board, command) => {
  const request = stepping(board, command)
  return isRefusal(request) ? request : [{ kind: 'AssignmentAccepted', requestId: request.id, crewId: command.crewId }]
}

export const startTravel: Rule<CommandOf<'StartTravel'>> = (board, command) => {
  const request = stepping(board, command)
  return isRefusal(request) ? request : [{ kind: 'TravelStarted', requestId: request.id, crewId: command.crewId }]
}

export const arrive: Rule<CommandOf<'Arrive'>> = (board, command) => {
  const request = stepping(board, command)
  return isRefusal(request) ? request : [{ kind: 'CrewArrived', requestId: request.id, crewId: command.crewId }]
}

export const declineAssignment: Rule<CommandOf<'DeclineAssignment'>> = (board, command) => {
  const request = stepping(board, command)
  if (isRefusal(request)) return request
  const { crewId, reason } = command
  const assisting = crewsLeaving(request, crewId).filter((id) => id !== crewId)
  return [
    ...assisting.map((id) => unassigned(request.id, id)),
    { kind: 'AssignmentDeclined', requestId: request.id, crewId, reason },
  ]
}

export const makeSafe: Rule<CommandOf<'MakeSafe'>> = (board, { kind, requestId, crewId, note }, { actor }) => {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (!isOpen(request)) return refuse.wrongStatus(request, kind)
  if (request.madeSafeAt !== undefined) return refuse.safeAlready(request)
  const crew = crewId === undefined ? undefined : theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  const who = actingCrew(request, crewId, speakingCrew(actor))
  return [
    {
      kind: 'RequestMadeSafe', requestId,
      ...(who === undefined ? {} : { crewId: who }),
      ...(note === undefined ? {} : { note }),
    },
  ]
}
