import { untrack } from 'svelte'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import { sendAll, type Draft, type Outcome } from '../net/commands.ts'

const REFUSAL_MS = 20_000

/** An act under way. It is shown as under way; what it would do is not shown as done. */
export interface PendingAct {
  id: number
  kind: CommandKind
  requestId?: string | undefined
  crewId?: string | undefined
  /** `giving to Truck 3` */
  doing: string
  /** The seq of its last event, once accepted: it ends when the board has that. */
  seq?: number
}

/** The rules said no, or nobody could be asked. */
export interface Refusal {
  id: number
  requestId?: string | undefined
  crewId?: string | undefined
  /** The server's sentence: who did what, and when. */
  text: string
  because: string
}

export interface Act {
  command: Draft
  doing: string
  /** What to say when it is done; `Gave 24-04809 to Truck 1`. */
  done?: string
  /** The form that gave it shows a refusal itself. */
  formShowsRefusal?: boolean
}

export type Sender = (drafts: readonly Draft[]) => Promise<Outcome[]>

/** Acts in flight and refusals, by request and by crew. */
export class PendingStore {
  #acts = $state.raw<readonly PendingAct[]>([])
  #refusals = $state.raw<readonly Refusal[]>([])
  #next = 1
  #say: (text: string) => void
  #send: Sender
  #seenSeq: () => number

  constructor(say: (text: string) => void, seenSeq: () => number, sender: Sender = sendAll) {
    this.#say = say
    this.#seenSeq = seenSeq
    this.#send = sender
  }

  get acts(): readonly PendingAct[] {
    return this.#acts
  }
  get refusals(): readonly Refusal[] {
    return this.#refusals
  }
  ofRequest(requestId: string): PendingAct | undefined {
    return this.#acts.find((act) => act.requestId === requestId)
  }
  refusalOf(requestId: string): Refusal | undefined {
    return this.#refusals.findLast((refusal) => refusal.requestId === requestId)
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
  async giveAll(acts: readonly Act[], done?: (taken: number) => string): Promise<Outcome[]> {
    const seenSeq = untrack(this.#seenSeq)
    const given = acts.map((act) => ({ ...act, id: this.#next++, about: aboutOf(act.command) }))
    this.#acts = [...this.#acts, ...given.map(({ id, command, doing, about }) => ({ id, kind: command.kind, doing, ...about }))]
    const touched = new Set(given.flatMap(({ about }) => about.requestId ?? []))
    this.#refusals = this.#refusals.filter(({ requestId }) => requestId === undefined || !touched.has(requestId))
    const drafts = given.map(({ command }) => ({ ...command, seenSeq: command.seenSeq ?? seenSeq }))
    const outcomes = await this.#send(drafts)
    given.forEach((act, i) => this.#conclude(act, outcomes[i]!))
    this.settle(this.#seenSeq())
    const taken = outcomes.filter(({ outcome }) => outcome === 'accepted').length
    if (done && taken > 0) this.#say(done(taken))
    return outcomes
  }

  /** The board has come this far: what it now shows is no longer pending. */
  settle(seq: number): void {
    if (this.#acts.some((act) => act.seq !== undefined && act.seq <= seq)) {
      this.#acts = this.#acts.filter((act) => act.seq === undefined || act.seq > seq)
    }
  }

  dismiss(id: number): void {
    this.#refusals = this.#refusals.filter((refusal) => refusal.id !== id)
  }

  #conclude({ id, about, done, formShowsRefusal }: Act & { id: number; about: About }, outcome: Outcome): void {
    if (outcome.outcome === 'accepted') {
      const { seq } = outcome
      this.#acts = this.#acts.map((act) => (act.id === id ? { ...act, seq } : act))
      if (done) this.#say(done)
      return
    }
    this.#acts = this.#acts.filter((act) => act.id !== id)
    if (!formShowsRefusal) this.#refuse({ id, ...about, text: outcome.message, because: 'because' in outcome ? outcome.because : 'unsent' })
  }

  #refuse(refusal: Refusal): void {
    this.#refusals = [...this.#refusals, refusal]
    setTimeout(() => this.dismiss(refusal.id), REFUSAL_MS)
  }
}

type About = { requestId: string | undefined; crewId: string | undefined }
const aboutOf = (command: Draft): About => ({
  requestId: 'requestId' in command ? command.requestId : undefined,
  crewId: 'crewId' in command ? command.crewId : undefined,
})
