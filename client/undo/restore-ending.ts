import { later } from '../../shared/domain/later.ts'
import type { Resolution, ServiceRequest } from '../../shared/protocol/board.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { Draft } from '../net/commands.ts'
import type { World } from './done.ts'
import type { Restoring } from './restore-crews.ts'

/** Within this time its resolver's reopening continues the old round (PRODUCT, "Rounds"). */
const OWN_UNDO_MS = 10 * 60_000

/** Opens again what was ended. */
export function reopen(now: ServiceRequest, { now: instant, userId }: World): Restoring {
  const requestId = now.id
  if (now.status === 'merged') return { commands: [{ kind: 'UnmergeRequest', requestId }], also: [] }
  const commands: Draft[] = [{ kind: 'ReopenRequest', requestId, reason: 'Taken back' }]
  if (now.status !== 'resolved' && now.status !== 'closed') return { commands, also: [] }
  const continues = now.resolution.userId === userId && instant <= later(now.resolvedAt, OWN_UNDO_MS)
  return { commands, also: continues ? [] : ['A new round begins: its clocks run anew.'] }
}

/** Ends again what was reopened or taken out of its merge, in the way it had ended. */
export function endAgain(before: ServiceRequest, { board }: World): Draft[] | { cannot: string } {
  const requestId = before.id
  switch (before.status) {
    case 'merged': {
      const survivor = board.requests.get(before.mergedInto)
      if (!survivor) return { cannot: 'The request it was merged into has left the board.' }
      return [{ kind: 'MergeRequests', requestId, intoRequestId: survivor.id }]
    }
    case 'cancelled':
      return [{ kind: 'CancelRequest', requestId }]
    case 'resolved':
    case 'closed': {
      const resolving = resolveAgain(requestId, before.resolution, before.crewId)
      if (!resolving) return { cannot: 'How it was proved is not known any more: resolve it anew.' }
      return before.status === 'closed' ? [resolving, { kind: 'CloseRequest', requestId }] : [resolving]
    }
    default:
      return []
  }
}

function resolveAgain(requestId: Id, { outcome, to, when, proof, note, materials }: Resolution, crewId: Id | undefined): Draft | undefined {
  const isProved = proof !== undefined && (proof.kind !== 'reason' || proof.reason?.trim())
  if (!isProved || (outcome === 'not-ours' && !to?.trim())) return undefined
  return {
    kind: 'ResolveRequest', requestId, outcome, proof,
    ...(crewId === undefined ? {} : { crewId }),
    ...(to?.trim() ? { to } : {}),
    ...(when === undefined ? {} : { when }),
    ...(note?.trim() ? { note } : {}),
    ...(materials?.length ? { materials } : {}),
  }
}
