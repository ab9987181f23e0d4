import type { ServiceRequest } from '../../protocol/board.ts'
import type { Command, CommandOf } from '../../protocol/commands.ts'
import type { HoldReason } from '../../protocol/words.ts'
import { signature, SYSTEM } from '../actor.ts'
import type { Board } from '../board.ts'
import type { Event } from '../events.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { isOpen } from '../requests.ts'
import { later } from '../later.ts'
import { DAY_MS, theRequest, type Context, type Rule, type RuleContext } from './context.ts'

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

/**
 * A hold ends at its wake time. Where an import tells of something later, the waking that
 * nobody told of comes first, so that a story told at once reads as one told step by step.
 */
export function wakingBefore(board: Board, command: Command, { actor }: Context): Event | undefined {
  const request = 'requestId' in command && command.requestId !== undefined ? board.requests.get(command.requestId) : undefined
  const isImport = command.via === 'import' && actor.actor === 'person' && actor.role === 'administrator'
  if (!isImport || request?.status !== 'on-hold' || command.occurredAt === undefined || command.occurredAt < request.hold.wakeAt) return undefined
  return { kind: 'RequestResumed', requestId: request.id, occurredAt: request.hold.wakeAt, by: signature(SYSTEM) }
}
