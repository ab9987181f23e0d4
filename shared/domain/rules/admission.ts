import type { Command } from '../../protocol/commands.ts'
import type { Id, Instant } from '../../protocol/values.ts'
import { EARLIEST } from '../../protocol/words.ts'
import type { Board } from '../board.ts'
import { isDesk } from '../actor.ts'
import { mayGive, NEEDS_SEEN, onlyOwn } from '../permissions.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { assignmentOf, crewsOn, isOpen } from '../requests.ts'
import type { Context } from './context.ts'

/** The request a command is about, and the crew, where it names them. */
export const requestIdOf = (command: Command): Id | undefined => ('requestId' in command ? command.requestId : undefined)
export const crewIdOf = (command: Command): Id | undefined => ('crewId' in command ? command.crewId : undefined)
const isImport = (command: Command) => command.via === 'import'

/** Steps of a crew's own assignment: their rule says whether it has one. */
const OWN_STEPS: ReadonlySet<Command['kind']> = new Set(['AcceptAssignment', 'StartTravel', 'Arrive', 'DeclineAssignment', 'CallForHelp', 'ClearHelp'])

/** May this actor give this command at all, about this crew and request? */
export function admit(board: Board, command: Command, { actor }: Context): Refusal | undefined {
  if (actor.actor === 'system') return undefined
  if (actor.actor === 'resident') {
    return command.kind === 'ReceiveRequest' || command.kind === 'ReopenRequest' ? undefined : refuse.notAllowed('resident', command.kind)
  }
  if (isImport(command)) return actor.role === 'administrator' ? undefined : refuse.importNotAllowed()
  if (!mayGive(actor.role, command.kind)) return refuse.notAllowed(actor.role, command.kind)
  if (!onlyOwn(actor.role, command.kind)) return undefined

  const named = crewIdOf(command)
  if (named !== undefined && named !== actor.crewId) return refuse.notYourCrew()
  const request = board.requests.get(requestIdOf(command) ?? '')
  // Who comes too late hears what became of the request, which is for the rule to say.
  if (request === undefined || !isOpen(request) || OWN_STEPS.has(command.kind)) return undefined
  return actor.crewId !== undefined && crewsOn(request).includes(actor.crewId) ? undefined : refuse.notYourCrew()
}

/**
 * When it happened. A desk's act happens now. A crew's offline act is moved into the time in
 * which it can have happened, never refused. An import may lie anywhere in the past.
 */
export function timeOf(board: Board, command: Command, { actor, now }: Context): { when: Instant; deviceAt?: Instant } | Refusal {
  const { occurredAt } = command
  if (occurredAt === undefined) return { when: now }
  if (actor.actor === 'system') return { when: occurredAt < now ? occurredAt : now }
  if (isImport(command)) {
    if (occurredAt < EARLIEST) return refuse.tooLongAgo(occurredAt)
    return occurredAt > now ? refuse.inTheFuture(occurredAt) : { when: occurredAt }
  }
  if (actor.actor !== 'person' || actor.role !== 'crew') return refuse.ownTimeNotTaken()
  const request = board.requests.get(requestIdOf(command) ?? '')
  const crew = board.crews.get(actor.crewId ?? '')
  const shiftFloor = command.kind === 'EndShift' ? crew?.shift?.startedAt : crew?.lastShift?.endedAt
  const floor = (request && actor.crewId ? assignmentOf(request, actor.crewId)?.assignedAt : shiftFloor) ?? ''
  // A clock that was never set says nothing of the time; at its floor, a shift would be over as it begins.
  const isSet = occurredAt >= EARLIEST
  const notAhead = isSet && occurredAt < now ? occurredAt : now
  const when = notAhead < floor ? floor : notAhead
  return when === occurredAt ? { when } : { when, deviceAt: occurredAt }
}

/** A desk's command about something that changed since its board was drawn is refused, with who and when. */
export function checkSeen(board: Board, command: Command, context: Context): Refusal | undefined {
  const { seenSeq } = command
  if (seenSeq === undefined || !NEEDS_SEEN.has(command.kind)) return undefined
  if (seenSeq > board.seq) return refuse.seenAhead(seenSeq, board.seq)
  const changedSeq = (id: Id, seq: number) => context.changedSeqBefore?.(id) ?? seq

  if (command.kind === 'ReorderRun') {
    const crew = board.crews.get(command.crewId)
    const isStale = crew !== undefined && changedSeq(crew.id, crew.changedSeq) > seenSeq
    return isStale ? refuse.changedSinceYouLooked(board, 'run', crew.changed, context.now) : undefined
  }
  const ids = [requestIdOf(command), command.kind === 'MergeRequests' ? command.intoRequestId : undefined]
  for (const id of ids) {
    const request = id === undefined ? undefined : board.requests.get(id)
    if (request && changedSeq(request.id, request.changedSeq) > seenSeq) {
      return refuse.changedSinceYouLooked(board, 'request', request.changed, context.now)
    }
  }
  return undefined
}

/** Whether the command must carry `seenSeq` from this actor and does not: malformed, not refused. */
export const lacksSeen = (command: Command, actor: Context['actor']): boolean =>
  command.seenSeq === undefined && NEEDS_SEEN.has(command.kind) && isDesk(actor) && !isImport(command)
