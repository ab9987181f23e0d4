import { assignmentOf, crewsOn, leadOf } from '../../shared/domain/requests.ts'
import type { Assignment, ServiceRequest } from '../../shared/protocol/board.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { Draft } from '../net/commands.ts'
import type { Former, World } from './done.ts'
import type { RunSketch } from './run-sketch.ts'

export interface Restoring {
  commands: Draft[]
  /** What will not be as it was. */
  also: string[]
}

/**
 * Brings the crews of a request back to who had it before, each to its old place in its run.
 * `now` is the request as it will stand by then.
 */
export function restoreCrews(before: ServiceRequest, now: ServiceRequest, former: Former, runs: RunSketch, world: World): Restoring {
  const requestId = now.id
  const commands: Draft[] = []
  const also: string[] = []
  const leave = (crewId: Id) => runs.leave(crewId, requestId)
  const give = (assignment: Assignment) => {
    const { crewId, role } = assignment
    const index = runs.enter(crewId, requestId, former.crews.get(crewId)?.run ?? [])
    commands.push({ kind: 'AssignCrew', requestId, crewId, index, role })
    const lost = stepLost(assignment)
    if (lost) also.push(`${world.board.crews.get(crewId)?.name ?? 'The crew'} ${lost}: it will have to accept again.`)
  }

  const lead = leadOf(before)
  const leadNow = leadOf(now)
  if (lead === undefined) {
    if (now.assignments.length > 0) commands.push({ kind: 'UnassignCrew', requestId })
    crewsOn(now).forEach(leave)
    return { commands, also }
  }
  const leadBefore = assignmentOf(before, lead)
  if (lead !== leadNow && leadBefore) {
    // Giving it to another lead takes it from the one that has it; who assists stays.
    if (leadNow !== undefined) leave(leadNow)
    give(leadBefore)
  }
  const assisting = now.assisting.filter((crewId) => crewId !== lead)
  for (const crewId of assisting.filter((id) => !before.assisting.includes(id))) {
    commands.push({ kind: 'UnassignCrew', requestId, crewId })
    leave(crewId)
  }
  for (const assignment of before.assignments) {
    if (assignment.role === 'assist' && !assisting.includes(assignment.crewId)) give(assignment)
  }
  return { commands, also }
}

function stepLost({ arrivedAt, enRouteAt, acceptedAt }: Assignment): string | undefined {
  if (arrivedAt) return 'was on scene'
  if (enRouteAt) return 'was on the way'
  return acceptedAt ? 'had accepted' : undefined
}
