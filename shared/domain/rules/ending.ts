import type { ServiceRequest } from '../../protocol/board.ts'
import type { CommandOf } from '../../protocol/commands.ts'
import { speakingCrew, type Actor } from '../actor.ts'
import type { Board } from '../board.ts'
import { distanceM } from '../distance.ts'
import type { Event, EventOf } from '../events.ts'
import { isRefusal, refuse, type Refusal } from '../refusals.ts'
import { actingCrew, isOpen } from '../requests.ts'
import { later } from '../later.ts'
import { crewsLeaving, unassigned } from './assignment.ts'
import { DAY_MS, theCrew, theRequest, type Context, type Rule } from './context.ts'
import { isWakeTime } from './holding.ts'

/** Resolving with an outcome and a proof; closing, cancelling, reopening. */

/** Farther than this from the place (beyond the fix's own error), a position proves nothing. */
const PROOF_WITHIN_M = 250
const UNDO_MS = 10 * 60_000
const STILL_BROKEN_MS = 14 * DAY_MS

export const resolveRequest: Rule<CommandOf<'ResolveRequest'>> = (board, command, context) => {
  const { kind, requestId, outcome, when, to } = command
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (!isOpen(request)) return refuse.wrongStatus(request, kind)
  const crew = command.crewId === undefined ? undefined : theCrew(board, command.crewId)
  if (isRefusal(crew)) return crew
  const unproven = proofProblem(request, command)
  if (unproven) return unproven
  if (outcome === 'not-ours' && to === undefined) return refuse.whoseNeeded()

  const acknowledged: Event[] = request.acknowledgedAt === undefined ? [{ kind: 'RequestAcknowledged', requestId }] : []
  const endsAll = outcome === 'fixed' || outcome === 'not-found' || outcome === 'not-ours'
  if (endsAll || (outcome === 'made-safe' && !hasResolveTarget(board, request))) {
    return [...acknowledged, resolved(command, request, context.actor)]
  }
  if (when === undefined || !isWakeTime(when, context)) return refuse.whenNeeded()
  return [...acknowledged, ...crewsPartDone(command, request, when, context.actor)]
}

/** The hazard is gone, or the repair has a date: the crew goes on, the resolve clock too. */
function crewsPartDone(command: CommandOf<'ResolveRequest'>, request: ServiceRequest, when: string, actor: Actor): Event[] {
  const { requestId, outcome, note, proof, materials } = command
  // In one record alone: words that stood in two could not be removed by naming one.
  const shown = { proof, ...(note === undefined ? {} : { note }), ...(materials === undefined ? {} : { materials }) }
  const isMadeSafeNow = outcome === 'made-safe' && request.madeSafeAt === undefined
  const crewId = actingCrew(request, command.crewId, speakingCrew(actor))
  const safe: EventOf<'RequestMadeSafe'> = {
    kind: 'RequestMadeSafe', requestId, ...(crewId === undefined ? {} : { crewId }), ...shown,
  }
  return [
    ...(request.status === 'on-hold' ? [{ kind: 'RequestResumed' as const, requestId }] : []),
    ...(isMadeSafeNow ? [safe] : []),
    ...crewsLeaving(request).map((id) => unassigned(requestId, id)),
    {
      kind: 'RequestHeld', requestId, reason: 'planned', pauses: false, owner: (command.to ?? 'Public works').slice(0, 80), wakeAt: when,
      ...(isMadeSafeNow ? {} : shown),
    },
  ]
}

function resolved(command: CommandOf<'ResolveRequest'>, request: ServiceRequest, actor: Actor): EventOf<'RequestResolved'> {
  const { requestId, outcome, to, when, proof, note, materials } = command
  const crewId = actingCrew(request, command.crewId, speakingCrew(actor))
  return {
    kind: 'RequestResolved', requestId, outcome, proof,
    ...(crewId === undefined ? {} : { crewId }),
    ...(to === undefined ? {} : { to }),
    ...(when === undefined ? {} : { when }),
    ...(note === undefined ? {} : { note }),
    ...(materials === undefined ? {} : { materials }),
  }
}

const hasResolveTarget = (board: Board, request: ServiceRequest): boolean =>
  request.policySeq !== undefined && board.policies.get(request.policySeq)?.targets.resolve !== undefined

function proofProblem(request: ServiceRequest, { proof }: CommandOf<'ResolveRequest'>): Refusal | undefined {
  if (proof.kind !== 'position' || !proof.position || request.place.unknown) return undefined
  const metres = distanceM(request.place, proof.position)
  const limit = PROOF_WITHIN_M + Math.min(proof.position.accuracyM ?? 0, PROOF_WITHIN_M)
  return metres > limit ? refuse.tooFarForProof(metres, limit) : undefined
}

export const closeRequest: Rule<CommandOf<'CloseRequest'>> = (board, { kind, requestId, reason }) => {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (request.status !== 'resolved') return refuse.wrongStatus(request, kind)
  return [{ kind: 'RequestClosed', requestId, ...(reason === undefined ? {} : { reason }) }]
}

export const cancelRequest: Rule<CommandOf<'CancelRequest'>> = (board, { kind, requestId, reason }) => {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (!isOpen(request)) return refuse.wrongStatus(request, kind)
  return [{ kind: 'RequestCancelled', requestId, ...(reason === undefined ? {} : { reason }) }]
}

export const reopenRequest: Rule<CommandOf<'ReopenRequest'>> = (board, { kind, requestId, reason }, context) => {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  const { status } = request
  if (status !== 'resolved' && status !== 'closed' && status !== 'cancelled') return refuse.wrongStatus(request, kind)
  if (context.actor.actor === 'resident') {
    const isLate = status === 'cancelled' || context.now > later(request.resolvedAt, STILL_BROKEN_MS)
    if (isLate) return refuse.wrongStatus(request, kind)
  }
  const continues = status === 'cancelled' || isOwnUndo(request, context.actor, context.when)
  return [
    { kind: 'RequestReopened', requestId, newRound: !continues, ...(reason === undefined ? {} : { reason }), ...recalling(board, request, context) },
  ]
}

function isOwnUndo(request: ServiceRequest, actor: Actor, when: string): boolean {
  if (request.status !== 'resolved' && request.status !== 'closed') return false
  const isResolver = actor.actor === 'person' && actor.userId === request.resolution.userId
  return isResolver && when <= later(request.resolvedAt, UNDO_MS)
}

/** Brings back what had left the board, with every policy that judged a round of it. */
export function recalling(board: Board, request: ServiceRequest, { recalled }: Context) {
  if (!recalled?.has(request.id)) return {}
  const versions = new Set(request.acts.flatMap(({ policySeq }) => policySeq ?? []))
  return { recalled: { request, policies: [...board.policies.values()].filter(({ seq }) => versions.has(seq)) } }
}
