import { untrack } from 'svelte'
import type { Board } from '../../shared/domain/board.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import { MOST_TOGETHER, sendAll, type Draft, type Outcome } from '../net/commands.ts'
import { formerOf, kept, namedBy, type Former, type Kept } from '../undo/done.ts'
import { phraseOf } from '../undo/phrase.ts'
import { isUndoable } from '../undo/undoable.ts'
import type { NoticeText } from './notices.svelte.ts'
import { OwnActs } from './own-acts.ts'
import { changeIn, RefusalStore, type Refusal } from './refusals.svelte.ts'

/** An act under way. It is shown as under way; what it would do is not shown as done. */
export interface PendingAct {
  id: number
  kind: CommandKind
  requestId?: string | undefined
  crewId?: string | undefined
  /** The place in the run that it asks for. */
  index?: number | undefined
  /** `giving to Truck 3` */
  doing: string
  /** This machine's time when the hand moved. */
  since: number
  /** The seq of its last event, once accepted: it ends when the board has that. */
  seq?: number
}

export interface Act {
  command: Draft
  doing: string
  /** What to say when it is done; `Gave 24-04809 to Truck 1`. Else it is told in the words of its kind. */
  done?: string
  /** The form that gave it shows a refusal itself. */
  formShowsRefusal?: boolean
}

/** By hand, or the taking back of what a hand did, or that done again. */
export type Origin = 'hand' | 'undo' | 'redo'

/** What the city took of a group that went out together, and how things stood before. */
export interface Taken {
  commands: readonly Kept[]
  /** Where the city stood after it; of many sent in parts, after the first of them. */
  seq: number
  /** Where it stood after a later part, by what that part named: between parts others may have their say. */
  later: ReadonlyMap<string, number>
  before: Former
  origin: Origin
}

export type Sender = (drafts: readonly Draft[], since: number) => Promise<Outcome[]>
type About = { requestId: string | undefined; crewId: string | undefined }
type Given = Act & { id: number; about: About }
type Giving = Pick<Taken, 'before' | 'origin'> & { board: Board; since: number; logId: string | undefined }

/** Acts in flight, by request and by crew, and what became of them. */
export class PendingStore {
  #acts = $state.raw<readonly PendingAct[]>([])
  #next = 1
  #refused = new RefusalStore()
  #own = new OwnActs()
  #logId: string | undefined
  #flights = new Map<string, Promise<Outcome[]>>()
  #say: (notice: NoticeText) => void
  #send: Sender
  #board: () => Board
  #listeners: ((taken: Taken) => void)[] = []

  constructor(say: (notice: NoticeText) => void, board: () => Board, sender: Sender = sendAll) {
    this.#say = say
    this.#board = board
    this.#send = sender
  }

  get acts(): readonly PendingAct[] {
    return this.#acts
  }
  /** Those the server has not answered yet. */
  get unanswered(): readonly PendingAct[] {
    return this.#acts.filter(({ seq }) => seq === undefined)
  }
  get refusals(): readonly Refusal[] {
    return this.#refused.all
  }
  ofRequest(requestId: string): PendingAct | undefined {
    return this.#acts.find((act) => act.requestId === requestId)
  }
  refusalOf(requestId: string): Refusal | undefined {
    return this.#refused.ofRequest(requestId)
  }
  /** Hears of every group of which something was taken. */
  onTaken(listener: (taken: Taken) => void): void {
    this.#listeners.push(listener)
  }

  /** Gives one command, and answers what became of it. */
  async give(act: Act): Promise<Outcome> {
    return (await this.giveAll([act]))[0]!
  }

  /**
   * Gives commands that belong together, in their order. `seenSeq` is what the person was looking
   * at when the hand moved: pass it where a gesture takes time (a drag, a dialog), else the board
   * as it is now is meant. `done` is said once, for all, when at least one was taken.
   */
  async giveAll(acts: readonly Act[], done?: (taken: number) => string, origin: Origin = 'hand'): Promise<Outcome[]> {
    const board = untrack(this.#board)
    const before = formerOf(acts.map(({ command }) => command), board)
    const given = acts.map((act): Given => ({ ...act, id: this.#next++, about: aboutOf(act.command) }))
    const since = Date.now()
    this.#acts = [...this.#acts, ...given.map(({ id, command, doing, about }) => ({ id, kind: command.kind, doing, since, ...about, index: command.kind === 'AssignCrew' ? command.index : undefined }))]
    const looked = given.map(({ command }) => command.seenSeq ?? board.seq)
    const giving: Giving = { before, origin, board, since, logId: this.#logId }
    const outcomes = await this.#inTurn(given, async () => {
      const answers: Outcome[] = []
      for (let at = 0; at < given.length; at += MOST_TOGETHER) {
        const part = given.slice(at, at + MOST_TOGETHER)
        answers.push(...(await this.#sendPart(part, looked.slice(at), giving)))
      }
      return answers
    })
    this.settle(this.#board().seq)
    this.#tell(given, outcomes, giving, done)
    return outcomes
  }

  /** The board is of this log. Acts that another one took never show on it, and its seqs mean nothing here. */
  follow(logId: string): void {
    if (this.#logId !== undefined && this.#logId !== logId) {
      this.#acts = this.unanswered
      this.#own = new OwnActs()
    }
    this.#logId = logId
  }

  /** The board has come this far: what it now shows is no longer pending. */
  settle(seq: number): void {
    if (this.#acts.some((act) => act.seq !== undefined && act.seq <= seq)) {
      this.#acts = this.#acts.filter((act) => act.seq === undefined || act.seq > seq)
    }
  }

  dismiss(id: number): void {
    this.#refused.dismiss(id)
  }

  /** Acts of this desk on one request go out one after the other: the second knows what became of the first. */
  async #inTurn(given: readonly Given[], send: () => Promise<Outcome[]>): Promise<Outcome[]> {
    const ids = given.flatMap(({ about }) => [about.requestId, about.crewId]).filter((id) => id !== undefined)
    const earlier = ids.flatMap((id) => this.#flights.get(id) ?? [])
    const flight = earlier.length > 0 ? Promise.allSettled(earlier).then(send) : send()
    for (const id of ids) this.#flights.set(id, flight)
    try {
      return await flight
    } finally {
      for (const id of ids) if (this.#flights.get(id) === flight) this.#flights.delete(id)
    }
  }

  /** Every act comes to an end here, also where the sender fails or leaves some out. */
  async #sendPart(part: readonly Given[], looked: readonly number[], { since, logId }: Giving): Promise<Outcome[]> {
    const drafts = part.map(({ command }, i) => ({ ...command, seenSeq: this.#own.seen(command, looked[i]!) }))
    const outcomes = await this.#answers(drafts, since)
    part.forEach((act, i) => this.#conclude(act, looked[i]!, outcomes[i]!, logId))
    return outcomes
  }

  async #answers(drafts: readonly Draft[], since: number): Promise<Outcome[]> {
    try {
      const answers: readonly (Partial<Outcome> | undefined)[] = await this.#send(drafts, since)
      return drafts.map((_, i) => (answers[i]?.outcome === undefined ? UNANSWERED : (answers[i] as Outcome)))
    } catch {
      return drafts.map(() => UNANSWERED)
    }
  }

  #conclude({ id, command, about, formShowsRefusal }: Given, seenSeq: number, outcome: Outcome, logId: string | undefined): void {
    const isOfThisLog = logId === this.#logId
    if (outcome.outcome === 'accepted') {
      const { seq } = outcome
      if (isOfThisLog) this.#own.take(command, seenSeq, seq)
      this.#acts = isOfThisLog ? this.#acts.map((act) => (act.id === id ? { ...act, seq } : act)) : this.#acts.filter((act) => act.id !== id)
      this.#refused.settle(about)
      return
    }
    this.#acts = this.#acts.filter((act) => act.id !== id)
    if (!formShowsRefusal) this.#refused.add({ id, ...about, text: outcome.message, because: 'because' in outcome ? outcome.because : 'unsent', change: changeIn(outcome) })
  }

  #tell(given: readonly Given[], outcomes: readonly Outcome[], { before, origin, board, logId }: Giving, done?: (taken: number) => string): void {
    const taken = given.filter((_, i) => outcomes[i]!.outcome === 'accepted')
    if (taken.length === 0) return
    const commands = taken.map(({ command }) => kept(command))
    if (logId === this.#logId) for (const listener of this.#listeners) listener({ commands, ...seqsOf(given, outcomes), before, origin })
    const phrase = phraseOf(commands, board, origin === 'undo')
    const text = done?.(taken.length) ?? (taken.length === 1 ? taken[0]!.done : undefined) ?? phrase?.done
    if (text === undefined) return
    const offers = origin === 'undo' ? 'redo' : commands.some(({ kind }) => isUndoable(kind)) ? 'undo' : undefined
    const { key, many, count = 1 } = phrase ?? {}
    this.#say({ text, key: key && `${origin} ${key}`, count, offers, ...(many ? { many } : {}) })
  }
}

const UNANSWERED: Outcome = { outcome: 'unsent', message: 'No answer came: look whether it is done before you do it again.' }

/** Nobody comes between the commands of one part; between two parts somebody may. */
function seqsOf(given: readonly Given[], outcomes: readonly Outcome[]): Pick<Taken, 'seq' | 'later'> {
  const later = new Map<string, number>()
  let first: number | undefined
  for (let at = 0; at < given.length; at += MOST_TOGETHER) {
    const seqs = outcomes.slice(at, at + MOST_TOGETHER).flatMap((outcome) => (outcome.outcome === 'accepted' ? outcome.seq : []))
    if (seqs.length === 0) continue
    const seq = Math.max(...seqs)
    if (first === undefined) first = seq
    else for (const { command } of given.slice(at, at + MOST_TOGETHER)) for (const id of namedBy(command)) later.set(id, seq)
  }
  return { seq: first ?? 0, later }
}

const aboutOf = (command: Draft): About => ({
  requestId: 'requestId' in command ? command.requestId : undefined,
  crewId: 'crewId' in command ? command.crewId : undefined,
})
