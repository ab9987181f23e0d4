import { isOpen } from '../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Former, World } from './done.ts'
import { restoreCrews, type Restoring } from './restore-crews.ts'
import { endAgain, reopen } from './restore-ending.ts'
import { restoreFacts } from './restore-facts.ts'
import { isSameHold, restoreHold } from './restore-hold.ts'
import type { RunSketch } from './run-sketch.ts'

/**
 * The commands that bring a request back to what it was before an act of mine, given what it is
 * now. It looks at the two alone, so it takes back a group as well as a single command, and an
 * undo as well as an act.
 */
export function restoreRequest(before: ServiceRequest, now: ServiceRequest, former: Former, runs: RunSketch, world: World): Restoring | { cannot: string } {
  if (!isOpen(before)) {
    if (before.status === now.status) return { commands: [], also: [] }
    // A closed request cannot be made a resolved one: it opens.
    if (!isOpen(now)) return before.status === 'resolved' ? reopen(now, world) : { cannot: 'It has ended in another way since.' }
    const ending = endAgain(before, world)
    return 'cannot' in ending ? ending : { commands: ending, also: [] }
  }
  const opening = isOpen(now) ? { commands: [], also: [] } : reopen(now, world)
  const open = isOpen(now) ? now : asReopened(now)
  const isHeld = open.status === 'on-hold'
  const endsHold = isHeld && (before.status !== 'on-hold' || !isSameHold(before.hold, open.hold))
  const facts = restoreFacts(before, open, world.board)
  const crews = restoreCrews(before, open, former, runs, world)
  // Giving it to a crew ends a hold, also the one that is to stay.
  const isStillHeld = isHeld && !endsHold && !crews.commands.some(({ kind }) => kind === 'AssignCrew')
  const hold = before.status === 'on-hold' && !isStillHeld ? restoreHold(now.id, before.hold, world) : { commands: [], also: [] }
  return {
    commands: [
      ...opening.commands,
      ...(endsHold ? [{ kind: 'ResumeRequest' as const, requestId: now.id }] : []),
      ...facts.commands, ...crews.commands, ...hold.commands,
    ],
    also: [...opening.also, ...facts.also, ...crews.also, ...hold.also, ...staying(before, now)],
  }
}

/** An ended request has no crew and no hold once it is open again; a new one had none before. */
export const asReopened = (request: ServiceRequest): ServiceRequest => {
  const { crewId: _, ...rest } = request as ServiceRequest & { crewId?: string }
  return { ...rest, status: 'acknowledged', assignments: [], assisting: [] } as unknown as ServiceRequest
}

/** What came with the act and is not taken back. */
function staying(before: ServiceRequest, now: ServiceRequest): string[] {
  return [
    ...(before.acknowledgedAt === undefined && now.acknowledgedAt !== undefined ? ['It stays acknowledged.'] : []),
    ...(before.madeSafeAt === undefined && now.madeSafeAt !== undefined ? ['That it was made safe stays.'] : []),
  ]
}
