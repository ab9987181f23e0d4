import type { Change, Crew, ServiceRequest } from '../protocol/board.ts'
import type { CommandKind } from '../protocol/commands.ts'
import { EARLIEST, type Status } from '../protocol/words.ts'
import type { Board } from './board.ts'
import { ago, changeSentence, commandPhrase, statusWord } from './sentences.ts'
import type { Id, Instant } from '../protocol/values.ts'

/** A rule's "no": why (for programs), the sentence (for people), and the facts it rests on. */
export interface Refusal {
  outcome: 'refused'
  because: string
  message: string
  [fact: string]: unknown
}

const no = (because: string, message: string, facts: Record<string, unknown> = {}): Refusal => ({
  outcome: 'refused', because, message, ...facts,
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as Refusal).outcome === 'refused'

/** Every "no" of the city. */
export const refuse = {
  changedSinceYouLooked: (board: Board, what: 'request' | 'run', change: Change, now: Instant): Refusal => {
    const crew = change.crewId === undefined ? undefined : board.crews.get(change.crewId)
    const sentence = `${changeSentence(change, crew, what)} ${ago(change.at, now)}.`
    return no('changed-since-you-looked', sentence, {
      by: change.by ?? 'the city', at: change.at, what: change.kind, ...(change.crewId ? { crewId: change.crewId } : {}),
    })
  },
  wrongStatus: (request: ServiceRequest, kind: CommandKind): Refusal =>
    no('wrong-status', `${request.number} is ${statusWord(request.status)}: ${commandPhrase(kind)} is not possible now.`, {
      status: request.status, changedBy: request.changed.by, changedAt: request.changed.at,
    }),
  notAllowed: (role: string, kind: CommandKind): Refusal =>
    no('not-allowed', `${role === 'administrator' ? 'An' : 'A'} ${role} may not ${commandPhrase(kind, 'verb')}.`, { role, kind }),
  notYourCrew: (): Refusal => no('not-your-crew', 'This is for another crew: you can act for your own only.'),
  unknown: (what: 'request' | 'crew' | 'service' | 'calendar' | 'record', which: string): Refusal =>
    no(`unknown-${what}`, `There is no ${what} ${which}.`, { [what]: which }),
  taken: (what: 'request' | 'crew', which: string): Refusal => no(`${what}-exists`, `This ${what} exists already (${which}).`, { [what]: which }),
  badgeTaken: (badge: string, crew: Crew): Refusal =>
    no('badge-taken', `${crew.name} has badge ${badge} already.`, { badge, crewId: crew.id }),
  notFounded: (): Refusal => no('not-founded', 'The city is not founded yet.'),
  founded: (name: string): Refusal => no('already-founded', `${name} is founded already.`),
  hasItAlready: (crew: Crew, request: ServiceRequest): Refusal =>
    no('already-assigned', `${crew.name} has ${request.number} already.`, { crewId: crew.id, requestId: request.id }),
  doesNotHaveIt: (crew: Crew, request: ServiceRequest): Refusal =>
    no('not-assigned', `${crew.name} does not have ${request.number}.`, { crewId: crew.id, requestId: request.id }),
  nobodyHasIt: (request: ServiceRequest): Refusal => no('not-assigned', `No crew has ${request.number}.`, { requestId: request.id }),
  otherRun: (crew: Crew): Refusal =>
    no('run-changed', `The list is not ${crew.name}'s run: it must name each of its requests once.`, { crewId: crew.id, run: crew.run }),
  safeAlready: (request: ServiceRequest): Refusal => no('already-safe', `${request.number} was made safe already.`, { at: request.madeSafeAt }),
  wakeTime: (): Refusal => no('wake-time', 'A hold must wake in the future, within 30 days.'),
  endTime: (): Refusal => no('end-time', 'A shift must end in the future, within 24 hours.'),
  whenNeeded: (): Refusal => no('when-needed', 'Say when the rest will be done: a time in the future, within 30 days.'),
  whoseNeeded: (): Refusal => no('whose-needed', 'Say whose it is, so that the resident can be told.'),
  tooFarForProof: (metres: number, limit: number): Refusal =>
    no('too-far-for-proof', `That position is ${Math.round(metres).toLocaleString('en')} m from the place: a photo or a reason is needed.`, {
      distanceM: Math.round(metres), limitM: limit,
    }),
  intoItself: (): Refusal => no('into-itself', 'A request cannot be merged into itself.'),
  nothingToCorrect: (): Refusal => no('nothing-to-correct', 'Say what to correct: the place, the service or the words.'),
  needsHelpAlready: (crew: Crew): Refusal => no('help-called', `${crew.name} has called for help already.`, { crewId: crew.id }),
  needsNoHelp: (crew: Crew): Refusal => no('no-help-called', `${crew.name} has not called for help.`, { crewId: crew.id }),
  notOnShift: (crew: Crew): Refusal => no('not-on-shift', `${crew.name} is not on shift.`, { crewId: crew.id }),
  noSuchText: (seq: number, field: string): Refusal =>
    no('no-such-text', `Record ${seq} of this request has no text “${field}” to remove.`, { seq, field }),
  ownTimeNotTaken: (): Refusal =>
    no('time-not-taken', 'Only a crew’s own steps and an administrator’s import may say when they happened.'),
  importNotAllowed: (): Refusal => no('import-not-allowed', 'Only an administrator may import.'),
  inTheFuture: (occurredAt: Instant): Refusal => no('in-the-future', 'That has not happened yet.', { occurredAt }),
  tooLongAgo: (occurredAt: Instant): Refusal => no('too-long-ago', 'Nothing is taken that happened before 1990.', { occurredAt, earliest: EARLIEST }),
  seenAhead: (seenSeq: number, head: number): Refusal =>
    no('seen-ahead', 'Your board is of another day: load it again.', { seenSeq, head }),
  commandIdReused: (commandId: Id): Refusal =>
    no('command-id-reused', 'This command id was used for something else.', { commandId }),
}
