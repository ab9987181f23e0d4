import type { Board } from '../../shared/domain/board.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import type { Crew, ServiceRequest } from '../../shared/protocol/board.ts'
import type { Id, Instant, Seq } from '../../shared/protocol/values.ts'
import type { Draft } from '../net/commands.ts'

type Report = Extract<Draft, { kind: 'ReceiveRequest' }>
/** A command as it is remembered: of a call only that it was taken down, not who called. */
export type Kept = Exclude<Draft, Report> | Pick<Report, 'kind' | 'requestId'>
export const kept = (command: Draft): Kept => (command.kind === 'ReceiveRequest' ? { kind: command.kind, requestId: command.requestId } : command)

/** One act of mine that the city took: a group of commands that went out together. */
export interface Done {
  id: number
  commands: readonly Kept[]
  /** The seq of its last event: whatever stands after it is somebody else's. */
  seq: Seq
  before: Former
  /** Where my own later acts on the same thing, since taken back, have left it at a later seq. */
  lifted: ReadonlyMap<Id, Seq>
}

/** What an act touched, as it was before: single requests and crews, never a whole board. */
export interface Former {
  requests: ReadonlyMap<Id, ServiceRequest>
  crews: ReadonlyMap<Id, Crew>
}

/** The world in which an act is to be taken back. */
export interface World {
  board: Board
  now: Instant
  userId: string
  may: (kind: CommandKind) => boolean
  /** Who else set a crew's state after a seq, where this page saw it. */
  whoSetStatus?: (crewId: Id, after: Seq) => { by?: string | undefined; at: Instant } | undefined
}

/** What taking back would give, said first; or why it cannot be. */
export type Inverse = { commands: Draft[]; says: string; also: string[] } | { cannot: string }

export const seenOf = (done: Done, id: Id): Seq => Math.max(done.seq, done.lifted.get(id) ?? 0)

/** The requests that commands are about, each once, in their order. */
export const subjectsOf = (commands: readonly Kept[]): Id[] => [
  ...new Set(commands.flatMap((command) => ('requestId' in command ? (command.requestId ?? []) : []))),
]
const crewsNamed = (commands: readonly Kept[]): Id[] => commands.flatMap((command) => ('crewId' in command ? (command.crewId ?? []) : []))
const survivorsOf = (commands: readonly Kept[]): Id[] => commands.flatMap((command) => (command.kind === 'MergeRequests' ? command.intoRequestId : []))
/** Every request and crew that a command names. */
export const namedBy = (command: Kept): Id[] => [...subjectsOf([command]), ...survivorsOf([command]), ...crewsNamed([command])]

export function formerOf(commands: readonly Kept[], board: Board): Former {
  const requests = new Map<Id, ServiceRequest>()
  for (const id of [...subjectsOf(commands), ...survivorsOf(commands)]) {
    const request = board.requests.get(id)
    if (request) requests.set(id, request)
  }
  const crews = new Map<Id, Crew>()
  const onThem = [...requests.values()].flatMap(({ assignments }) => assignments.map(({ crewId }) => crewId))
  for (const id of [...crewsNamed(commands), ...onThem]) {
    const crew = board.crews.get(id)
    if (crew) crews.set(id, crew)
  }
  return { requests, crews }
}

/**
 * What I did last was taken back (its last event then has this seq), or stays and was passed by:
 * for what lies beneath it, neither is a change by somebody else.
 */
export function lift(stack: readonly Done[], top: Done, seq: Seq): Done[] {
  return stack.map((done) => {
    const lifted = new Map(done.lifted)
    for (const [id, { changedSeq }] of [...top.before.requests, ...top.before.crews]) {
      if (changedSeq <= seenOf(done, id) && touches(done, id)) lifted.set(id, Math.max(seq, seenOf(top, id)))
    }
    return { ...done, lifted }
  })
}

const touches = ({ before, commands }: Done, id: Id): boolean =>
  before.requests.has(id) || before.crews.has(id) || subjectsOf(commands).includes(id)
