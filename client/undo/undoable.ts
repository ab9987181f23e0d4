import type { CommandKind } from '../../shared/protocol/commands.ts'

const STEP = 'A crew’s own steps stay: they say where it was. The crew, or its next step, puts it right.'
const FILED = 'A report stays: somebody made it. Cancel or correct the request instead.'
const CARD = 'Cards of crews are changed in the crew’s own form.'
const SHIFT = 'A shift that began or ended stays in the record. Start it, or end it, again.'
const CITY = 'What the city has set up is changed where it was set up.'

/** Which acts can be taken back; of every other, why not and what to do instead. */
export const UNDOABLE: Record<CommandKind, true | string> = {
  AssignCrew: true,
  UnassignCrew: true,
  ReorderRun: true,
  HoldRequest: true,
  ResumeRequest: true,
  MergeRequests: true,
  UnmergeRequest: true,
  CorrectRequest: true,
  CancelRequest: true,
  ResolveRequest: true,
  CloseRequest: true,
  ReopenRequest: true,
  SetCrewStatus: true,
  AcknowledgeRequest: 'Acknowledging stays: it says when somebody first looked. It binds nobody to anything.',
  AddNote: 'A note stays: others may have read it. Add another that puts it right.',
  AcceptAssignment: STEP,
  StartTravel: STEP,
  Arrive: STEP,
  DeclineAssignment: 'A crew that gave it back does not get it again by itself. Give it anew.',
  MakeSafe: 'That it was made safe stays: a crew may already have left. Add a note if it is not so.',
  ReceiveRequest: FILED,
  StartShift: SHIFT,
  EndShift: SHIFT,
  AddCrew: CARD,
  ChangeCrew: CARD,
  CallForHelp: 'A call for help is cleared, not taken back.',
  ClearHelp: 'A cleared call stays cleared. The crew calls again if it must.',
  BlankText: 'Removed text is gone from everywhere, as it must be.',
  FoundCity: CITY,
  DefineService: CITY,
  PublishPolicy: CITY,
  SetCalendar: CITY,
  ChangeSettings: CITY,
}

export const isUndoable = (kind: CommandKind): boolean => UNDOABLE[kind] === true
