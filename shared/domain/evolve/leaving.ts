import { later } from '../later.ts'
import type { Draft } from './draft.ts'
import type { ServiceRequest } from '../../protocol/board.ts'
import type { RecordOf } from '../../protocol/records.ts'
import type { Id, Instant } from '../../protocol/values.ts'

/** An ended request stays on the board a day more, for whoever looks for it. */
export const STAYS_MS = 24 * 3_600_000

/** When an ended request leaves the board; a resolved one is closed first. */
export function leavesAt(request: ServiceRequest): Instant | undefined {
  const endedAt =
    request.status === 'closed' ? request.closedAt
    : request.status === 'cancelled' ? request.cancelledAt
    : request.status === 'merged' ? request.mergedAt
    : undefined
  return endedAt === undefined ? undefined : later(endedAt, STAYS_MS)
}

/** What had left comes back, with every policy that judged a round of it. */
export function putBack(draft: Draft, { request, policies }: NonNullable<RecordOf<'RequestReopened'>['recalled']>): void {
  draft.requests.set(request.id, request)
  for (const policy of policies) draft.policies.set(policy.seq, policy)
}

/**
 * Of every `leaving` that was looked through: nothing in it leaves before this. A busy day ends thousands of requests,
 * and no record may have to look at each of them.
 */
const nothingBefore = new WeakMap<ReadonlyMap<Id, Instant>, Instant>()

/** Notes when an ended request leaves the board. Nobody else writes into `leaving` of a draft. */
export function setLeaving(draft: Draft, id: Id, at: Instant): void {
  draft.leaving.set(id, at)
  const bound = nothingBefore.get(draft.leaving)
  if (bound !== undefined && at < bound) nothingBefore.set(draft.leaving, at)
}

/** A copy, and what is known of it. */
export function copyOfLeaving(leaving: ReadonlyMap<Id, Instant>): Map<Id, Instant> {
  const copy = new Map(leaving)
  const bound = nothingBefore.get(leaving)
  if (bound !== undefined) nothingBefore.set(copy, bound)
  return copy
}

/**
 * Takes off what has left by now. After every single record, never per batch: boards that
 * were fed in other portions must still be equal.
 */
export function letGo(draft: Draft): void {
  const bound = nothingBefore.get(draft.leaving)
  if (bound !== undefined && bound > draft.at) return
  let next = NEVER
  for (const [id, at] of draft.leaving) {
    if (at > draft.at) {
      if (at < next) next = at
      continue
    }
    draft.leaving.delete(id)
    draft.requests.delete(id)
  }
  nothingBefore.set(draft.leaving, next)
}

/** After every instant as text. */
const NEVER: Instant = '~'
