import type { CommandOf } from '../../protocol/commands.ts'
import type { Id } from '../../protocol/values.ts'
import type { Board } from '../board.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { isOpen } from '../requests.ts'
import { theRequest, type Rule } from './context.ts'
import { recalling } from './ending.ts'

/** Two requests are one problem; unmerging takes that back at any time. */

export const mergeRequests: Rule<CommandOf<'MergeRequests'>> = (board, { kind, requestId, intoRequestId }) => {
  if (requestId === intoRequestId) return refuse.intoItself()
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  const survivor = theRequest(board, intoRequestId)
  if (isRefusal(survivor)) return survivor
  if (!isOpen(request)) return refuse.wrongStatus(request, kind)
  if (!isOpen(survivor)) return refuse.wrongStatus(survivor, kind)
  return [{ kind: 'RequestsMerged', requestId, intoRequestId }]
}

export const unmergeRequest: Rule<CommandOf<'UnmergeRequest'>> = (board, { kind, requestId }, context) => {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (request.status !== 'merged') return refuse.wrongStatus(request, kind)
  return [
    {
      kind: 'RequestUnmerged', requestId, fromRequestId: request.mergedInto,
      survivorIds: survivorsOf(board, request.mergedInto), ...recalling(board, request, context),
    },
  ]
}

/** The one it was merged into, and whatever that was merged into since. */
function survivorsOf(board: Board, survivorId: Id): Id[] {
  const survivor = board.requests.get(survivorId)
  return survivor?.status === 'merged' ? [survivorId, ...survivorsOf(board, survivor.mergedInto)] : [survivorId]
}
