import type { ServiceRequest } from '../protocol/board.ts'
import { assignmentOf, leadOf } from './requests.ts'

/** Whether this crew is at a request or under way to it. The status follows the lead; an assisting crew is read from its own assignment. */
export function activeStep(request: ServiceRequest, crewId: string): 'on-scene' | 'en-route' | undefined {
  if (request.status === 'on-hold') return undefined
  if (leadOf(request) === crewId) {
    return request.status === 'on-scene' || request.status === 'en-route' ? request.status : undefined
  }
  const assignment = assignmentOf(request, crewId)
  return assignment?.arrivedAt ? 'on-scene' : assignment?.enRouteAt ? 'en-route' : undefined
}
