import { untrack } from 'svelte'
import type { Board } from '../../shared/domain/board.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import { sendAll, type Draft, type Outcome } from '../net/commands.ts'
import { formerOf, type Former } from '../undo/done.ts'
import { phraseOf } from '../undo/phrase.ts'
import { isUndoable } from '../undo/undoable.ts'
import type { NoticeText } from './notices.svelte.ts'
import { OwnActs } from './own-acts.ts'
import { RefusalStore, type Refusal } from './refusals.svelte.ts'

/** An act under way. It is shown as under way; what it would do is not shown as done. */
export interface PendingAct {
  id: number
  kind: CommandKind
  requestId?: string | undefined
  crewId?: string | undefined
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
  commands: readonly Draft[]
  seq: number
  before: Former
  origin: Origin
}

export type Sender = (drafts: readonly Draft[]) => Promise<Outcome[]>
type About = { requestId: string | undefined; crewId: string | undefined }
type Given = Act & { id: number; about: About }

/** Acts in flight, by request and by crew, and what became of them. */
export class PendingStore {
  #acts = $state.raw<readonly PendingAct[]>([])
  #next = 1
  #refused = new RefusalStore()
  #own = new OwnActs()
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
    this.#acts = [...this.#acts, ...given.map(({ id, command, doing, about }) => ({ id, kind: command.kind, doing, since, ...about }))]
    const looked = given.map(({ command }) => command.seenSeq ?? board.seq)
    const outcomes = await this.#inTurn(given, async () => {
      const answers = await this.#send(given.map(({ command }, i) => ({ ...command, seenSeq: this.#own.seen(command, looked[i]!) })))
      given.forEach((act, i) => this.#conclude(act, looked[i]!, answers[i]!))
      return answers
    })
    this.settle(this.#board().seq)
    this.#tell(given, outcomes, { before, origin, board }, done)
    return outcomes
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

  #conclude({ id, command, about, formShowsRefusal }: Given, seenSeq: number, outcome: Outcome): void {
    if (outcome.outcome === 'accepted') {
      const { seq } = outcome
      this.#own.take(command, seenSeq, seq)
      this.#acts = this.#acts.map((act) => (act.id === id ? { ...act, seq } : act))
      this.#refused.settle(about)
      return
    }
    this.#acts = this.#acts.filter((act) => act.id !== id)
    if (!formShowsRefusal) this.#refused.add({ id, ...about, text: outcome.message, because: 'because' in outcome ? outcome.because : 'unsent' })
  }

  #tell(given: readonly Given[], outcomes: readonly Outcome[], { before, origin, board }: Pick<Taken, 'before' | 'origin'> & { board: Board }, done?: (taken: number) => string): void {
    const taken = given.filter((_, i) => outcomes[i]!.outcome === 'accepted')
    if (taken.length === 0) return
    const commands = taken.map(({ command }) => command)
    const seq = Math.max(...outcomes.map((outcome) => (outcome.outcome === 'accepted' ? outcome.seq : 0)))
    for (const listener of this.#listeners) listener({ commands, seq, before, origin })
    const phrase = phraseOf(commands, board, origin === 'undo')
    const text = done?.(taken.length) ?? (taken.length === 1 ? taken[0]!.done : undefined) ?? phrase?.done
    if (text === undefined) return
    const offers = origin === 'undo' ? 'redo' : commands.some(({ kind }) => isUndoable(kind)) ? 'undo' : undefined
    const { key, many, count = 1 } = phrase ?? {}
    this.#say({ text, key: key && `${origin} ${key}`, count, offers, ...(many ? { many } : {}) })
  }
}

const aboutOf = (command: Draft): About => ({
  requestId: 'requestId' in command ? command.requestId : undefined,
  crewId: 'crewId' in command ? command.crewId : undefined,
})
