import { expect } from 'vitest'
import { signature, SYSTEM, type Actor } from '../../shared/domain/actor.ts'
import { emptyBoard, type Board } from '../../shared/domain/board.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { Event } from '../../shared/domain/events.ts'
import { fold, take } from '../../shared/domain/evolve.ts'
import { draftOf } from '../../shared/domain/evolve/draft.ts'
import { leavesAt } from '../../shared/domain/evolve/leaving.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusals.ts'
import { settleClocks } from '../../shared/domain/rules/clocks.ts'
import type { Crew, ServiceRequest } from '../../shared/protocol/board.ts'
import { command as commandSchema, type Command, type CommandKind, type CommandOf } from '../../shared/protocol/commands.ts'
import { record as recordSchema, type LogRecord, type RecordKind } from '../../shared/protocol/records.ts'
import type { Role } from '../../shared/protocol/words.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'

/** A city on paper: commands are given to `decide`, records are folded, time is a number. Nothing else. */

/** An id that is always the same for a name. */
export function idOf(name: string): Id {
  let hash = 0n
  for (const letter of name) hash = (hash * 131n + BigInt(letter.codePointAt(0)!)) & 0xffff_ffff_ffffn
  return `00000000-0000-7000-8000-${hash.toString(16).padStart(12, '0')}`
}

/** A Tuesday, 09:00 in New York. The founding; every act after it comes a minute later. */
export const START = Date.UTC(2026, 10, 24, 14)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const after = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString()

const person = (name: string, role: Role, crew?: string): Actor => ({
  actor: 'person', userId: name.toLowerCase(), name, role, ...(crew === undefined ? {} : { crewId: idOf(crew) }),
})
export const ana = person('Ana', 'dispatcher')
export const ben = person('Ben', 'dispatcher')
export const sam = person('Sam', 'supervisor')
export const ada = person('Ada', 'administrator')
export const luis = person('Luis', 'crew', 'truck-7')
export const mia = person('Mia', 'crew', 'truck-8')
export const wall = person('Wall', 'display')
export const resident: Actor = { actor: 'resident' }
export const system: Actor = SYSTEM

export interface Act {
  by: Actor
  command: Command
  /** How long after the act before it. */
  afterMs: number
}
type Waiting = { waitMs: number }
type Settling = { settle: string; cause: 'time' | 'merged' | 'corrected' }
export type Step = Act | Waiting | Settling
export type Steps = readonly (Step | readonly Step[])[]

type Fields<Kind extends CommandKind> = Omit<CommandOf<Kind>, 'kind' | 'commandId'> & { commandId?: Id }
let given_ = 0
/** Any command by anybody. */
export const give = <Kind extends CommandKind>(kind: Kind, fields: Fields<Kind>, by: Actor = ana): Act => ({
  by, afterMs: MINUTE, command: { kind, commandId: idOf(`command ${++given_}`), ...fields } as unknown as Command,
})
/** The same act with more said, or given by another. */
export const by = (actor: Actor, act: Act): Act => ({ ...act, by: actor })
export const saying = (act: Act, more: Record<string, unknown>): Act => ({ ...act, command: { ...act.command, ...more } as Command })
export const imported = (act: Act, occurredAt: Instant): Act => saying({ ...act, by: ada }, { via: 'import', occurredAt })
export const wait = (ms: number): Waiting => ({ waitMs: ms })
/** What the city writes down by itself once an act is done. */
export const settled = (cause: Settling['cause'] = 'time', name = 'it'): Settling => ({ settle: name, cause })

export const PLACE = { lng: -86.127, lat: 40.043, address: '12 Main St' }
const week = (hours: [string, string][]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] })
const crewNamed = (name: string, badge: string) => give('AddCrew', { crewId: idOf(name), name: `Truck ${badge}`, badge, skills: ['asphalt'] }, ada)
export const service = (code: string) => give('DefineService', { code, name: code, group: 'Streets', glyph: code, priority: 'P3' }, ada)
export const policy = (serviceCode: string, targets: CommandOf<'PublishPolicy'>['targets'], more: Partial<CommandOf<'PublishPolicy'>> = {}) =>
  give('PublishPolicy', { serviceCode, targets, calendarId: 'always', pausedBy: ['weather', 'parts'], ...more }, ada)

/** Potholes with every clock, wires without a resolve target, debris that nobody promised anything about; three trucks. */
export const founded = (): Act[] => [
  { ...give('FoundCity', { name: 'Westfield', timeZone: 'America/New_York', center: { lng: PLACE.lng, lat: PLACE.lat } }, ada), afterMs: 0 },
  give('SetCalendar', { calendarId: 'works', weekly: week([['07:00', '16:00']]), holidays: [] }, ada),
  service('pothole'), service('wires-down'), service('debris'), service('street-light'),
  policy('pothole', { acknowledge: 'PT30M', dispatch: 'PT1H', arrive: 'PT4H', makeSafe: 'PT6H', resolve: 'PT8H' }),
  policy('wires-down', { acknowledge: 'PT5M', arrive: 'PT30M' }, { pausedBy: ['other-body'] }),
  policy('street-light', { resolve: 'P7D' }, { calendarId: 'works' }),
  crewNamed('truck-7', '7'), crewNamed('truck-8', '8'), crewNamed('truck-9', '9'),
]

/** `of` names the request; `it` where nobody says. */
export interface About { of?: string; seenSeq?: number }
const about = ({ of = 'it', seenSeq }: About = {}) => ({ requestId: idOf(of), ...(seenSeq === undefined ? {} : { seenSeq }) })

export const received = (serviceCode: string, { as = 'it', ...more }: { as?: string } & Partial<CommandOf<'ReceiveRequest'>> = {}) =>
  give('ReceiveRequest', { requestId: idOf(as), serviceCode, place: PLACE, description: 'A deep one', source: 'phone', ...more })
export const acknowledge = (of?: About) => give('AcknowledgeRequest', about(of))
export const correct = (what: Partial<CommandOf<'CorrectRequest'>>, of?: About) => give('CorrectRequest', { ...about(of), ...what })
export const assign = (crew: string, { index, role, ...of }: About & { index?: number; role?: 'lead' | 'assist' } = {}) =>
  give('AssignCrew', { ...about(of), crewId: idOf(crew), ...(index === undefined ? {} : { index }), ...(role ? { role } : {}) })
export const unassign = (crew?: string, of?: About) => give('UnassignCrew', { ...about(of), ...(crew ? { crewId: idOf(crew) } : {}) })
export const reorder = (crew: string, requests: string[], seenSeq?: number) =>
  give('ReorderRun', { crewId: idOf(crew), requestIds: requests.map(idOf), ...(seenSeq === undefined ? {} : { seenSeq }) })
const step = (kind: 'AcceptAssignment' | 'StartTravel' | 'Arrive') => (crew: string, of?: About) => give(kind, { ...about(of), crewId: idOf(crew) })
export const accept = step('AcceptAssignment')
export const setOff = step('StartTravel')
export const arrive = step('Arrive')
/** Only a crew gives back, so it is the crew's own member who does. */
export const decline = (crew: string, of?: About) =>
  give('DeclineAssignment', { ...about(of), crewId: idOf(crew), reason: 'busy' }, memberOf(crew))
export const makeSafe = (more: Partial<CommandOf<'MakeSafe'>> = {}, of?: About) => give('MakeSafe', { ...about(of), ...more })
export const hold = (reason: CommandOf<'HoldRequest'>['reason'], wakeInMs = DAY, of?: About): Act => {
  const act = give('HoldRequest', { ...about(of), reason, owner: 'Duke Energy', wakeAt: '' })
  return { ...act, wakeInMs } as Act
}
export const resume = (of?: About) => give('ResumeRequest', about(of))
export const PROOF = { kind: 'reason', reason: 'seen from the road' } as const
export const resolve = (outcome: CommandOf<'ResolveRequest'>['outcome'] = 'fixed', more: Partial<CommandOf<'ResolveRequest'>> = {}, of?: About) =>
  give('ResolveRequest', { ...about(of), outcome, proof: PROOF, ...more })
export const close = (of?: About) => give('CloseRequest', about(of))
export const cancel = (of?: About) => give('CancelRequest', about(of))
export const reopen = (of?: About) => give('ReopenRequest', about(of))
export const merge = (request: string, into: string, seenSeq?: number) =>
  give('MergeRequests', { ...about({ of: request, ...(seenSeq === undefined ? {} : { seenSeq }) }), intoRequestId: idOf(into) })
export const unmerge = (of?: About) => give('UnmergeRequest', about(of))
export const note = (text: string, of?: About) => give('AddNote', { ...about(of), text })
export const blank = (seq: number, field: CommandOf<'BlankText'>['field'], of?: About) =>
  give('BlankText', { ...about(of), seq, field, reason: 'asked by letter' }, sam)
export const startShift = (crew: string, endsAt?: Instant) => give('StartShift', { crewId: idOf(crew), ...(endsAt ? { endsAt } : {}) })
export const endShift = (crew: string) => give('EndShift', { crewId: idOf(crew) })
export const memberOf = (crew: string): Actor => (crew === 'truck-7' ? luis : crew === 'truck-8' ? mia : person('Otto', 'crew', crew))

/** The city so far: the board, and every request it ever had, as the writer would fetch it. */
export class Scene {
  board: Board = emptyBoard
  readonly records: LogRecord[] = []
  now: Instant = new Date(START - MINUTE).toISOString()
  #whole = draftOf(emptyBoard)

  get seq(): number {
    return this.board.seq
  }

  play(steps: Steps): this {
    for (const one of steps.flat() as Step[]) {
      if ('waitMs' in one) this.now = after(this.now, one.waitMs)
      else if ('settle' in one) this.settle(one)
      else {
        const decision = this.give(one)
        if (isRefusal(decision)) throw new Error(`Given ${one.command.kind}, but: ${decision.message}`)
      }
    }
    return this
  }

  give(act: Act): LogRecord[] | Refusal {
    this.now = after(this.now, act.afterMs)
    const command = commandOf(act, this.now)
    expect(commandSchema.parse(command), 'the command as the door lets it through').toEqual(command)
    const { board, recalled } = this.#recall(command)
    const record = 'seq' in command ? this.records[command.seq - 1] : undefined
    const decision = decide(board, command, { now: this.now, actor: act.by, recalled, record })
    if (isRefusal(decision)) return decision
    return decision.map((event) => this.#append(event, act.by, command))
  }

  settle({ settle, cause }: Settling): LogRecord[] {
    const request = this.request(settle)
    return settleClocks(this.board, request, this.now, cause).map((event) => this.#append(event, SYSTEM))
  }

  request(name = 'it'): ServiceRequest {
    const request = this.board.requests.get(idOf(name)) ?? this.#whole.requests.get(idOf(name))
    if (!request) throw new Error(`There is no request ${name}`)
    return request
  }

  crew(name: string): Crew {
    return this.board.crews.get(idOf(name))!
  }

  isOnBoard(name = 'it'): boolean {
    return this.board.requests.has(idOf(name))
  }

  #append(event: Event, actor: Actor, command?: Command): LogRecord {
    const { via } = command ?? {}
    const record = {
      seq: this.board.seq + 1, at: this.now, v: 1, by: signature(actor),
      ...(command ? { commandId: command.commandId } : {}), ...(via ? { via } : {}), ...event,
    } as LogRecord
    expect(recordSchema.parse(record), 'the record as the protocol knows it').toEqual(record)
    this.records.push(record)
    this.board = fold(this.board, [record])
    take(this.#whole, record)
    return record
  }

  /** The board with what had left it and this command is about, as the writer lays it out. */
  #recall(command: Command): { board: Board; recalled: Set<Id> } {
    const recalled = new Set<Id>()
    const draft = draftOf(this.board)
    const fetch = (id: Id | undefined): void => {
      const request = id === undefined ? undefined : this.#whole.requests.get(id)
      if (!request) return
      if (!this.board.requests.has(request.id) && leavesAt(request) !== undefined) {
        draft.requests.set(request.id, request)
        recalled.add(request.id)
      }
      if (request.status === 'merged') fetch(request.mergedInto)
    }
    fetch('requestId' in command ? command.requestId : undefined)
    return { board: recalled.size > 0 ? draft : this.board, recalled }
  }
}

/** The command as it is given at an instant: a hold's wake time is reckoned from there. */
export function commandOf(act: Act, now: Instant): Command {
  const { command, wakeInMs } = act as Act & { wakeInMs?: number }
  return command.kind === 'HoldRequest' && wakeInMs !== undefined && command.wakeAt === ''
    ? { ...command, wakeAt: after(command.occurredAt ?? now, wakeInMs) }
    : command
}

type Expected = RecordKind | ({ kind: RecordKind } & Record<string, unknown>)

export class Outcome {
  readonly #decision: LogRecord[] | Refusal
  readonly scene: Scene

  constructor(decision: LogRecord[] | Refusal, scene: Scene) {
    this.#decision = decision
    this.scene = scene
  }

  get records(): LogRecord[] {
    if (isRefusal(this.#decision)) throw new Error(`It was refused: ${this.#decision.message}`)
    return this.#decision
  }

  get refusal(): Refusal {
    if (!isRefusal(this.#decision)) throw new Error(`It was accepted: ${this.#decision.map(({ kind }) => kind).join(', ')}`)
    return this.#decision
  }

  /** Exactly these, in this order. */
  thenEvents(...expected: Expected[]): this {
    expect(this.records.map((record) => record.kind)).toEqual(expected.map((one) => (typeof one === 'string' ? one : one.kind)))
    expected.forEach((one, i) => {
      if (typeof one !== 'string') expect(this.records[i]).toMatchObject(one)
    })
    return this
  }

  thenRefused(facts: { because: string } & Record<string, unknown>): this {
    expect(this.refusal).toMatchObject(facts)
    expect(this.refusal.message).toMatch(/^\S.*[.!]$/)
    return this
  }

  /** What the request looks like now. */
  andIt(expected: Record<string, unknown>, name = 'it'): this {
    expect(this.scene.request(name)).toMatchObject(expected)
    return this
  }

  andCrew(name: string, expected: Record<string, unknown>): this {
    expect(this.scene.crew(name)).toMatchObject(expected)
    return this
  }
}

export const given = (...steps: Steps) => {
  const scene = new Scene().play(steps)
  return {
    scene,
    /** All must be accepted but the last, whose outcome is judged. */
    when: (...acts: Steps): Outcome => {
      const all = acts.flat() as Step[]
      scene.play(all.slice(0, -1))
      const last = all.at(-1)!
      return new Outcome('command' in last ? scene.give(last) : 'settle' in last ? scene.settle(last) : [], scene)
    },
  }
}
