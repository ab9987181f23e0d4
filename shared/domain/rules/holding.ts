import type { ServiceRequest } from '../../protocol/board.ts'
import type { CommandOf } from '../../protocol/commands.ts'
import type { HoldReason } from '../../protocol/words.ts'
import type { Board } from '../board.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { isOpen } from '../requests.ts'
import { DAY_MS, later, theRequest, type Rule, type RuleContext } from './context.ts'

/** Holds: a fact with a reason, an owner and a wake time. */

const LONGEST_HOLD_MS = 30 * DAY_MS

/** A hold's wake time: after it began, and not for ever. An import's may have passed already. */
export const isWakeTime = (wakeAt: string, { when }: RuleContext): boolean => wakeAt > when && wakeAt <= later(when, LONGEST_HOLD_MS)

/** Whether the policy that judges the request stops its clocks for this reason. */
export const pausesFor = (board: Board, request: ServiceRequest, reason: HoldReason): boolean =>
  request.policySeq !== undefined && (board.policies.get(request.policySeq)?.pausedBy.includes(reason) ?? false)

export const holdRequest: Rule<CommandOf<'HoldRequest'>> = (board, command, context) => {
  const { kind, requestId, reason, owner, wakeAt, note } = command
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (!isOpen(request) || request.status === 'on-hold') return refuse.wrongStatus(request, kind)
  if (!isWakeTime(wakeAt, context)) return refuse.wakeTime()
  return [
    {
      kind: 'RequestHeld', requestId, reason, pauses: pausesFor(board, request, reason), owner, wakeAt,
      ...(note === undefined ? {} : { note }),
    },
  ]
}

export const resumeRequest: Rule<CommandOf<'ResumeRequest'>> = (board, { kind, requestId }) => {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  return request.status === 'on-hold' ? [{ kind: 'RequestResumed', requestId }] : refuse.wrongStatus(request, kind)
}
