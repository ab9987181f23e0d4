import type { Command, CommandKind, CommandOf } from '../protocol/commands.ts'
import type { Board } from './board.ts'
import type { Event } from './events.ts'
import { isRefusal, refuse } from './refusals.ts'
import { admit, checkSeen, timeOf } from './rules/admission.ts'
import { assignCrew, reorderRun, unassignCrew } from './rules/assignment.ts'
import { blankText } from './rules/blanking.ts'
import type { Context, Decision, Rule } from './rules/context.ts'
import { addCrew, callForHelp, changeCrew, clearHelp, endShift, setCrewStatus, startShift } from './rules/crews.ts'
import { cancelRequest, closeRequest, reopenRequest, resolveRequest } from './rules/ending.ts'
import { acceptAssignment, arrive, declineAssignment, makeSafe, startTravel } from './rules/field.ts'
import { holdRequest, resumeRequest } from './rules/holding.ts'
import { acknowledgeRequest, addNote, correctRequest, receiveRequest } from './rules/intake.ts'
import { mergeRequests, unmergeRequest } from './rules/merging.ts'
import { changeSettings, defineService, foundCity, publishPolicy, setCalendar } from './rules/setup.ts'

const RULES: { [Kind in CommandKind]: Rule<CommandOf<Kind>> } = {
  FoundCity: foundCity, DefineService: defineService, PublishPolicy: publishPolicy, SetCalendar: setCalendar, ChangeSettings: changeSettings,
  AddCrew: addCrew, ChangeCrew: changeCrew, StartShift: startShift, EndShift: endShift, SetCrewStatus: setCrewStatus,
  ReceiveRequest: receiveRequest, AcknowledgeRequest: acknowledgeRequest, CorrectRequest: correctRequest, AddNote: addNote,
  AssignCrew: assignCrew, UnassignCrew: unassignCrew, ReorderRun: reorderRun,
  AcceptAssignment: acceptAssignment, StartTravel: startTravel, Arrive: arrive, DeclineAssignment: declineAssignment, MakeSafe: makeSafe,
  HoldRequest: holdRequest, ResumeRequest: resumeRequest,
  ResolveRequest: resolveRequest, CloseRequest: closeRequest, CancelRequest: cancelRequest, ReopenRequest: reopenRequest,
  MergeRequests: mergeRequests, UnmergeRequest: unmergeRequest,
  CallForHelp: callForHelp, ClearHelp: clearHelp, BlankText: blankText,
}

/**
 * What a command does to the city: the events it makes, or the refusal. Pure; `now`, ids and
 * whatever had to be fetched are arguments. An accepted command makes at least one event.
 */
export function decide(board: Board, command: Command, context: Context): Decision {
  if (!board.city && command.kind !== 'FoundCity') return refuse.notFounded()
  const notAdmitted = admit(board, command, context)
  if (notAdmitted) return notAdmitted
  const time = timeOf(board, command, context)
  if (isRefusal(time)) return time
  const notSeen = checkSeen(board, command, context)
  if (notSeen) return notSeen

  const rule = RULES[command.kind] as Rule<Command>
  const decision = rule(board, command, { ...context, when: time.when })
  if (isRefusal(decision)) return decision
  const stamp = {
    ...(time.when === context.now ? {} : { occurredAt: time.when }),
    ...(time.deviceAt === undefined ? {} : { deviceAt: time.deviceAt }),
  }
  return decision.map((event): Event => ({ ...event, ...stamp }))
}
