import type { CommandKind, CommandOf } from '../../shared/protocol/commands.ts'
import type { Id } from '../../shared/protocol/values.ts'
import { OUTCOME_WORDS } from '../format/words.ts'

export type Pair = readonly [ask: string, done: string]
export interface Say {
  it: string
  /** In taking back, a crew gets *back* what it had. */
  back: string
  crew: (id: Id | undefined) => string
  number: (id: Id) => string
}
type Words = { [Kind in CommandKind]?: (command: Omit<CommandOf<Kind>, 'commandId'>, say: Say) => Pair }

const STATE = { available: 'available', break: 'on break', 'out-of-service': 'out of service' } as const
const both = (ask: string, done: string, rest: string): Pair => [`${ask} ${rest}`, `${done} ${rest}`]

/** Each act as a question to come and as done. `it` is a number, a count, or the word itself. */
export const ACT_WORDS: Words = {
  AssignCrew: ({ crewId, role }, { it, back, crew }) =>
    role === 'assist' ? both('Send', 'Sent', `${crew(crewId)} to help with ${it}`) : both('Give', 'Gave', `${it} ${back}to ${crew(crewId)}`),
  UnassignCrew: ({ crewId }, { it, crew }) => both('Take', 'Took', `${it} back from ${crew(crewId)}`),
  ReorderRun: ({ crewId }, { back, crew }) =>
    back ? both('Put', 'Put', `the run of ${crew(crewId)} back in its former order`) : both('Reorder', 'Reordered', `the run of ${crew(crewId)}`),
  SetCrewStatus: ({ crewId, status }, { back, crew }) => both('Set', 'Set', `${crew(crewId)} ${back}to ${STATE[status]}`),
  AcknowledgeRequest: (_, { it }) => both('Acknowledge', 'Acknowledged', it),
  HoldRequest: (_, { it, back }) => both('Put', 'Put', `${it} ${back}on hold`),
  ResumeRequest: (_, { it }) => both('Resume', 'Resumed', it),
  MergeRequests: ({ intoRequestId }, { it, number }) => both('Merge', 'Merged', `${it} into ${number(intoRequestId)}`),
  UnmergeRequest: (_, { it }) => both('Take', 'Took', `the merge of ${it} back`),
  CorrectRequest: (command, { it, back }) => both(back ? 'Set' : 'Correct', back ? 'Set' : 'Corrected', back ? `${it} back to its former ${facts(command)}` : `${it}: ${facts(command)}`),
  ResolveRequest: ({ outcome }, { it }) => both('Resolve', 'Resolved', `${it}: ${OUTCOME_WORDS[outcome].toLowerCase()}`),
  CloseRequest: (_, { it }) => both('Close', 'Closed', it),
  CancelRequest: (_, { it }) => both('Cancel', 'Cancelled', it),
  ReopenRequest: (_, { it }) => both('Reopen', 'Reopened', it),
  MakeSafe: (_, { it }) => both('Make safe', 'Made safe', it),
  AddNote: (_, { it }) => both('Add a note to', 'Added a note to', it),
  AcceptAssignment: ({ crewId }, { it, crew }) => both('Accept', 'Accepted', `${it} for ${crew(crewId)}`),
  StartTravel: ({ crewId }, { it, crew }) => both('Set off to', 'Set off to', `${it} with ${crew(crewId)}`),
  Arrive: ({ crewId }, { it, crew }) => both('Arrive at', 'Arrived at', `${it} with ${crew(crewId)}`),
  StartShift: ({ crewId }, { crew }) => both('Start', 'Started', `the shift of ${crew(crewId)}`),
  EndShift: ({ crewId }, { crew }) => both('End', 'Ended', `the shift of ${crew(crewId)}`),
  ClearHelp: ({ crewId }, { crew }) => both('Clear', 'Cleared', `the call for help of ${crew(crewId)}`),
  ReceiveRequest: (_, { it }) => both('Take down', 'Took down', it),
}

const facts = ({ place, serviceCode, description }: { place?: unknown; serviceCode?: unknown; description?: unknown }): string => {
  const named = [place ? 'place' : '', serviceCode ? 'service' : '', description ? 'words' : ''].filter(Boolean)
  return named.length < 2 ? (named[0] ?? '') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
}
