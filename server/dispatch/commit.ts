import type { Answer } from '../../shared/protocol/answers.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Id, Instant, Seq } from '../../shared/protocol/values.ts'
import { signature, SYSTEM, type Actor } from '../../shared/domain/actor.ts'
import type { Board } from '../../shared/domain/board.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { Event } from '../../shared/domain/events.ts'
import { take } from '../../shared/domain/evolve.ts'
import { draftOf, type Draft } from '../../shared/domain/evolve/draft.ts'
import { leavesAt, letGo } from '../../shared/domain/evolve/leaving.ts'
import { isRefusal, refuse, type Refusal } from '../../shared/domain/refusals.ts'
import { requestIdOf } from '../../shared/domain/rules/admission.ts'
import { wakingBefore } from '../../shared/domain/rules/holding.ts'
import { settleClocks } from '../../shared/domain/rules/clocks.ts'
import { blankField } from '../ports/blanking.ts'
import type { Append, KeptAnswer } from '../ports/event-log.ts'
import type { RequestRow } from '../ports/request-store.ts'
import type { Changes } from './board-keeper.ts'
import { requestsIn, rowOf } from './projection.ts'
import type { Fetched } from './recall.ts'
import { digestOf, giverOf, type Submission } from './submission.ts'

const RULE_KINDS = new Set<LogRecord['kind']>(['PolicyPublished', 'CalendarSet', 'CityFounded', 'ServiceDefined'])

/**
 * One group commit in the making: decides submission after submission on a draft of the
 * board, collecting what must be stored. Nothing here waits, so nothing can come between.
 */
export class Commit {
  readonly draft: Draft
  readonly #board: Board
  readonly #fetched: Fetched
  readonly #now: Instant
  readonly #records: LogRecord[] = []
  readonly #answers = new Map<Id, KeptAnswer>()
  /** As they stood when they were last touched: what an ended request was promised, no later calendar of the same group rewrites. */
  readonly #touched = new Map<Id, RequestRow>()
  readonly #reporters: Append['reporters'][number][] = []
  readonly #blanks: Append['blanks'][number][] = []

  constructor(board: Board, fetched: Fetched, now: Instant) {
    this.#board = board
    this.#fetched = fetched
    // The append's time never goes backwards within a log, whatever the machine's clock does.
    this.#now = now > board.at ? now : board.at
    this.draft = draftOf(board)
  }

  /** Decides a whole submission and returns its answers; the clocks are looked at after all of it. */
  decideAll({ commands, actor, settle }: Submission): Answer[] {
    const before = new Map<Id, Seq | undefined>()
    const touched = new Set<Id>(settle)
    const answers = commands.map((command) => this.#answer(command, actor, before, touched))
    const cause = causeOf(commands)
    for (const id of touched) this.#settle(id, cause)
    return answers
  }

  /** Everything this commit stores. */
  toAppend(): Append {
    return {
      expectedHead: this.#board.seq,
      records: this.#records,
      answers: [...this.#answers.values()],
      requests: [...this.#touched.values()],
      reporters: this.#reporters,
      blanks: this.#blanks,
    }
  }

  get changes(): Changes {
    return {
      requests: new Set(this.#touched.keys()),
      crews: this.#records.some((record) => 'crewId' in record),
      rules: this.#records.some((record) => RULE_KINDS.has(record.kind)),
    }
  }

  #answer(command: Command, actor: Actor, before: Map<Id, Seq | undefined>, touched: Set<Id>): Answer {
    const { commandId } = command
    const giver = giverOf(actor)
    const digest = digestOf(command)
    const kept = this.#answers.get(commandId) ?? this.#fetched.answers.get(commandId)
    if (kept) return kept.giver === giver && kept.digest === digest ? kept.answer : { commandId, ...refuse.commandIdReused(commandId) }

    const outcome = this.#carryOut(command, actor, before, touched)
    const answer: Answer = isRefusal(outcome) ? { ...outcome, commandId } : { commandId, outcome: 'accepted', seq: outcome }
    this.#answers.set(commandId, { commandId, giver, digest, answer })
    return answer
  }

  /** As it is stored by then: also without what a command before this one, in the same commit, removes. */
  #recordFor(command: Command): LogRecord | undefined {
    const stored = this.#fetched.records.get(command)
    return stored && this.#blanks.filter(({ seq }) => seq === stored.seq).reduce((record, { field }) => blankField(record, field).record, stored)
  }

  #carryOut(command: Command, actor: Actor, before: Map<Id, Seq | undefined>, touched: Set<Id>): Seq | Refusal {
    const recalled = this.#place(command)
    const waking = wakingBefore(this.draft, command, { now: this.#now, actor })
    if (waking) for (const id of this.#append(waking, SYSTEM, undefined, before)) touched.add(id)
    const decision = decide(this.draft, command, {
      now: this.#now, actor, recalled, record: this.#recordFor(command),
      changedSeqBefore: (id) => before.get(id),
    })
    if (!isRefusal(decision)) {
      for (const event of decision) {
        for (const id of this.#append(event, actor, command, before)) touched.add(id)
      }
      if (command.kind === 'ReceiveRequest' && command.reporter) {
        this.#reporters.push({ requestId: command.requestId, reporter: command.reporter })
      }
      if (command.kind === 'BlankText') this.#blanks.push({ seq: command.seq, field: command.field })
    }
    this.#unplace(recalled)
    return isRefusal(decision) ? decision : this.draft.seq
  }

  /** Numbers, dates and signs an event, and takes it into the draft. Returns the requests it touched. */
  #append(event: Event, actor: Actor, command: Command | undefined, before: Map<Id, Seq | undefined>): Id[] {
    const record = {
      seq: this.draft.seq + 1, at: this.#now, v: 1,
      by: signature(actor),
      ...(command ? { commandId: command.commandId, ...(command.via ? { via: command.via } : {}) } : {}),
      ...event,
    } as LogRecord
    const ids = requestsIn(record)
    for (const id of ids) if (!before.has(id)) before.set(id, this.draft.requests.get(id)?.changedSeq ?? 0)
    for (const id of crewsIn(record, ids, this.draft)) if (!before.has(id)) before.set(id, this.draft.crews.get(id)?.changedSeq ?? 0)
    take(this.draft, record)
    for (const id of ids) {
      const request = this.draft.requests.get(id)
      if (request) this.#touched.set(id, rowOf(request, record.seq, this.draft, this.#now))
    }
    letGo(this.draft)
    this.#records.push(record)
    return ids
  }

  /** Records what time has done to a request's clocks, also when it has left the board already. */
  #settle(id: Id, cause: 'time' | 'merged' | 'corrected'): void {
    const request = this.draft.requests.get(id) ?? this.#away(id)
    if (!request) return
    const isAway = !this.draft.requests.has(id)
    for (const event of settleClocks(this.draft, request, this.#now, cause)) {
      if (isAway) this.draft.requests.set(id, this.#touched.get(id)?.request ?? request)
      this.#append(event, SYSTEM, undefined, new Map())
      if (isAway) this.draft.requests.delete(id)
    }
  }

  /** Puts what a command names on the board for it alone, if it has left, before this group or in it; returns which. */
  #place(command: Command): Set<Id> {
    const placed = new Set<Id>()
    const place = (id: Id | undefined): void => {
      const request = id === undefined ? undefined : (this.draft.requests.get(id) ?? this.#away(id))
      if (!request) return
      if (!this.draft.requests.has(request.id)) {
        this.draft.requests.set(request.id, request)
        placed.add(request.id)
      }
      if (request.status === 'merged') place(request.mergedInto)
    }
    place(requestIdOf(command))
    if (command.kind === 'MergeRequests') place(command.intoRequestId)
    return placed
  }

  /** A request that is not on the draft, as it last was. */
  #away(id: Id): ServiceRequest | undefined {
    return this.#touched.get(id)?.request ?? this.#fetched.requests.get(id) ?? this.#board.requests.get(id)
  }

  /** Takes them off again, unless the command brought them back to life. */
  #unplace(placed: ReadonlySet<Id>): void {
    for (const id of placed) {
      const request = this.draft.requests.get(id)
      if (!request) continue
      const leaves = leavesAt(request)
      if (leaves === undefined || leaves > this.#now) continue
      this.draft.requests.delete(id)
      this.draft.leaving.delete(id)
    }
  }
}

/** The crews whose runs a record may change. */
function crewsIn(record: LogRecord, requestIds: readonly Id[], board: Board): Id[] {
  const named = 'crewId' in record && record.crewId !== undefined ? [record.crewId] : []
  return [...named, ...requestIds.flatMap((id) => board.requests.get(id)?.assignments.map((a) => a.crewId) ?? [])]
}

/** A target that an act moved into the past is broken by the act, now; an import's at its own time. */
function causeOf(commands: readonly Command[]): 'time' | 'merged' | 'corrected' {
  if (commands.some((command) => command.via === 'import')) return 'time'
  if (commands.some((command) => command.kind === 'CorrectRequest' && command.serviceCode !== undefined)) return 'corrected'
  return commands.some((command) => command.kind === 'MergeRequests' || command.kind === 'UnmergeRequest') ? 'merged' : 'time'
}
