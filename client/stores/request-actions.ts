import { isOpen, leadOf } from '../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import type { Status } from '../../shared/protocol/words.ts'

export type ActionId =
  | 'acknowledge' | 'give' | 'nearest' | 'take-back' | 'accept' | 'travel' | 'arrive' | 'make-safe' | 'hold' | 'resume'
  | 'resolve' | 'close' | 'cancel' | 'reopen' | 'merge' | 'unmerge' | 'correct' | 'note'

export interface RequestAction {
  id: ActionId
  kind: CommandKind
  label: string
  key?: string
  /** Asks for something first. */
  asks?: true
  /** May be done to several at once. */
  several?: true
  /** On behalf of the crew that has it. */
  forCrew?: true
  /** Ends it without work done. */
  grave?: true
  from(request: ServiceRequest): boolean
}

const isIn = (...statuses: Status[]) => (request: ServiceRequest) => statuses.includes(request.status)
const withCrew = (...statuses: Status[]) => (request: ServiceRequest) => leadOf(request) !== undefined && isIn(...statuses)(request)

/** What may be done with a request, from which status (SURFACE, "Allowed from"), in the order it is offered. */
export const REQUEST_ACTIONS: readonly RequestAction[] = [
  { id: 'acknowledge', several: true, kind: 'AcknowledgeRequest', label: 'Acknowledge', key: 'w', from: isIn('received') },
  { id: 'give', several: true, kind: 'AssignCrew', label: 'Give to…', key: 'a', asks: true, from: isOpen },
  { id: 'nearest', several: true, kind: 'AssignCrew', label: 'Nearest crews…', key: 'n', asks: true, from: isOpen },
  { id: 'accept', kind: 'AcceptAssignment', label: 'Accepted', forCrew: true, from: withCrew('assigned') },
  { id: 'travel', kind: 'StartTravel', label: 'On the way', forCrew: true, from: withCrew('assigned', 'accepted') },
  { id: 'arrive', kind: 'Arrive', label: 'On scene', forCrew: true, from: withCrew('assigned', 'accepted', 'en-route') },
  { id: 'resume', several: true, kind: 'ResumeRequest', label: 'Resume', key: 'h', from: isIn('on-hold') },
  { id: 'hold', several: true, kind: 'HoldRequest', label: 'Hold…', key: 'h', asks: true, from: (request) => isOpen(request) && request.status !== 'on-hold' },
  { id: 'resolve', kind: 'ResolveRequest', label: 'Resolve…', key: 'r', asks: true, from: isOpen },
  { id: 'make-safe', kind: 'MakeSafe', label: 'Made safe', from: (request) => isOpen(request) && request.madeSafeAt === undefined },
  { id: 'take-back', several: true, kind: 'UnassignCrew', label: 'Take back', key: 't', from: (request) => isOpen(request) && request.assignments.length > 0 },
  { id: 'close', several: true, kind: 'CloseRequest', label: 'Close…', asks: true, from: isIn('resolved') },
  { id: 'reopen', several: true, kind: 'ReopenRequest', label: 'Reopen…', asks: true, from: isIn('resolved', 'closed', 'cancelled') },
  { id: 'merge', kind: 'MergeRequests', label: 'Merge into…', key: 'm', asks: true, from: isOpen },
  { id: 'unmerge', kind: 'UnmergeRequest', label: 'Take the merge back', from: isIn('merged') },
  { id: 'correct', kind: 'CorrectRequest', label: 'Correct…', key: 'e', asks: true, from: isOpen },
  { id: 'note', kind: 'AddNote', label: 'Add a note…', key: 'Shift+N', asks: true, from: () => true },
  { id: 'cancel', several: true, kind: 'CancelRequest', label: 'Cancel request…', asks: true, grave: true, from: isOpen },
]

export const actionsFor = (request: ServiceRequest, may: (kind: CommandKind) => boolean): RequestAction[] =>
  REQUEST_ACTIONS.filter((action) => may(action.kind) && action.from(request))
