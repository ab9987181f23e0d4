import type { CommandKind } from '../protocol/commands.ts'
import type { Role } from '../protocol/words.ts'

/** `own`: only about the crew one belongs to. */
type Grant = 'any' | 'own'
type Row = Partial<Record<Role, Grant>>

const city: Row = { administrator: 'any' }
const crews: Row = { administrator: 'any', supervisor: 'any' }
const desk: Row = { dispatcher: 'any', supervisor: 'any' }
const crewOrDispatcher: Row = { crew: 'own', dispatcher: 'any' }
const crewOrDesk: Row = { crew: 'own', dispatcher: 'any', supervisor: 'any' }

/** Who may give which command. What is not here may not. An administrator's import may give all (SURFACE, "Commands"). */
export const PERMISSIONS: Record<CommandKind, Row> = {
  FoundCity: city,
  DefineService: city,
  PublishPolicy: city,
  SetCalendar: city,
  ChangeSettings: city,
  AddCrew: crews,
  ChangeCrew: crews,
  StartShift: crewOrDesk,
  EndShift: crewOrDesk,
  SetCrewStatus: crewOrDesk,
  ReceiveRequest: { administrator: 'any', supervisor: 'any', dispatcher: 'any', crew: 'any' },
  AcknowledgeRequest: desk,
  CorrectRequest: desk,
  AssignCrew: desk,
  UnassignCrew: desk,
  ReorderRun: desk,
  AcceptAssignment: crewOrDispatcher,
  StartTravel: crewOrDispatcher,
  Arrive: crewOrDispatcher,
  DeclineAssignment: { crew: 'own' },
  MakeSafe: crewOrDispatcher,
  HoldRequest: crewOrDesk,
  ResumeRequest: crewOrDesk,
  ResolveRequest: crewOrDispatcher,
  CloseRequest: desk,
  CancelRequest: desk,
  ReopenRequest: desk,
  MergeRequests: desk,
  UnmergeRequest: desk,
  AddNote: { crew: 'any', dispatcher: 'any', supervisor: 'any' },
  CallForHelp: { crew: 'own' },
  ClearHelp: { crew: 'own', dispatcher: 'any' },
  BlankText: { administrator: 'any', supervisor: 'any' },
}

/** Whether a role may give the command at all, to some crew or request. */
export const mayGive = (role: Role, kind: CommandKind): boolean => PERMISSIONS[kind][role] !== undefined

/** Whether it may give it only about its own crew. */
export const onlyOwn = (role: Role, kind: CommandKind): boolean => PERMISSIONS[kind][role] === 'own'

/** A role that may give no command at all is turned away at the door. */
export const mayCommand = (role: Role): boolean => Object.values(PERMISSIONS).some((row) => row[role] !== undefined)

/** Commands in which a desk must say what it was looking at (SURFACE, ●). */
export const NEEDS_SEEN: ReadonlySet<CommandKind> = new Set<CommandKind>([
  'CorrectRequest', 'AssignCrew', 'UnassignCrew', 'ReorderRun', 'HoldRequest', 'ResumeRequest', 'ResolveRequest',
  'CloseRequest', 'CancelRequest', 'ReopenRequest', 'MergeRequests', 'UnmergeRequest',
])
