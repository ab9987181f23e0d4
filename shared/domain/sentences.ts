import type { Change, Crew } from '../protocol/board.ts'
import type { CommandKind } from '../protocol/commands.ts'
import type { Status } from '../protocol/words.ts'
import type { Instant } from '../protocol/values.ts'

/** A status as staff read it. */
export const STATUS_WORDS: Record<Status, string> = {
  received: 'New',
  acknowledged: 'Acknowledged',
  assigned: 'Given',
  accepted: 'Accepted',
  'en-route': 'On the way',
  'on-scene': 'On scene',
  'on-hold': 'On hold',
  resolved: 'Resolved',
  closed: 'Closed',
  cancelled: 'Cancelled',
  merged: 'Merged',
}
export const statusWord = (status: Status): string => STATUS_WORDS[status].toLowerCase()

/** Each command as [noun, verb], for "… is not possible now" and "may not …". */
const COMMANDS: Record<CommandKind, readonly [string, string]> = {
  FoundCity: ['founding', 'found a city'],
  DefineService: ['defining a service', 'define services'],
  PublishPolicy: ['publishing a policy', 'publish policies'],
  SetCalendar: ['setting a calendar', 'set calendars'],
  ChangeSettings: ['changing settings', 'change settings'],
  AddCrew: ['adding a crew', 'add crews'],
  ChangeCrew: ['changing a crew', 'change crews'],
  StartShift: ['starting a shift', 'start this shift'],
  EndShift: ['ending a shift', 'end this shift'],
  SetCrewStatus: ['setting a crew’s state', 'set this crew’s state'],
  ReceiveRequest: ['receiving', 'take reports'],
  AcknowledgeRequest: ['acknowledging', 'acknowledge requests'],
  CorrectRequest: ['correcting', 'correct requests'],
  AssignCrew: ['giving it to a crew', 'give requests to crews'],
  UnassignCrew: ['taking it back', 'take requests back'],
  ReorderRun: ['reordering', 'reorder runs'],
  AcceptAssignment: ['accepting', 'accept for this crew'],
  StartTravel: ['setting off', 'set off for this crew'],
  Arrive: ['arriving', 'arrive for this crew'],
  DeclineAssignment: ['giving it back', 'give it back for this crew'],
  MakeSafe: ['making it safe', 'make it safe'],
  HoldRequest: ['holding', 'hold requests'],
  ResumeRequest: ['resuming', 'resume requests'],
  ResolveRequest: ['resolving', 'resolve requests'],
  CloseRequest: ['closing', 'close requests'],
  CancelRequest: ['cancelling', 'cancel requests'],
  ReopenRequest: ['reopening', 'reopen requests'],
  MergeRequests: ['merging', 'merge requests'],
  UnmergeRequest: ['taking the merge back', 'take merges back'],
  AddNote: ['adding a note', 'add notes'],
  CallForHelp: ['calling for help', 'call for help for this crew'],
  ClearHelp: ['clearing the call', 'clear calls for help'],
  BlankText: ['removing text', 'remove text'],
}
export const commandPhrase = (kind: CommandKind, form: 'noun' | 'verb' = 'noun'): string => COMMANDS[kind][form === 'noun' ? 0 : 1]

/** "Ana gave it to Truck 7", "The city resumed it". */
export function changeSentence(change: Change, crew: Crew | undefined, what: 'request' | 'run'): string {
  const who = change.by ?? 'The city'
  const whom = crew?.name ?? 'a crew'
  if (what === 'run') return `${who} changed the run`
  const done: Record<string, string> = {
    RequestReceived: 'received it',
    RequestAcknowledged: 'acknowledged it',
    RequestCorrected: 'corrected it',
    CrewAssigned: `gave it to ${whom}`,
    CrewUnassigned: `took it back from ${whom}`,
    AssignmentDeclined: `gave it back for ${whom}`,
    AssignmentAccepted: `accepted it for ${whom}`,
    TravelStarted: `set off to it with ${whom}`,
    CrewArrived: `arrived at it with ${whom}`,
    RequestMadeSafe: 'made it safe',
    RequestHeld: 'put it on hold',
    RequestResumed: 'resumed it',
    RequestResolved: 'resolved it',
    RequestClosed: 'closed it',
    RequestCancelled: 'cancelled it',
    RequestReopened: 'reopened it',
    RequestsMerged: 'merged it',
    RequestUnmerged: 'took its merge back',
  }
  return `${who} ${done[change.kind] ?? 'changed it'}`
}

const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const count = (n: number, unit: string): string => `${SMALL[n] ?? n} ${unit}${n === 1 ? '' : 's'} ago`

/** "four seconds ago", "12 minutes ago": whole units, rounded down. */
export function ago(then: Instant, now: Instant): string {
  const seconds = Math.floor((Date.parse(now) - Date.parse(then)) / 1000)
  if (seconds < 1) return 'just now'
  if (seconds < 60) return count(seconds, 'second')
  if (seconds < 3600) return count(Math.floor(seconds / 60), 'minute')
  if (seconds < 86_400) return count(Math.floor(seconds / 3600), 'hour')
  return count(Math.floor(seconds / 86_400), 'day')
}
