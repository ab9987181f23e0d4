import { untrack } from 'svelte'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import { send, type Draft, type Outcome } from '../net/commands.ts'

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

/** Acts in flight and refusals, by request and by crew. */
export class PendingStore {
  #acts = $state.raw<readonly PendingAct[]>([])
  #refusals = $state.raw<readonly Refusal[]>([])
  #next = 1
  #say: (text: string) => void
  #send: (draft: Draft) => Promise<Outcome>
  #seenSeq: () => number

  constructor(say: (text: string) => void, seenSeq: () => number, sender: (draft: Draft) => Promise<Outcome> = send) {
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

  /**
   * Gives a command. `seenSeq` is what the person was looking at when the hand moved: pass it
   * where a gesture takes time (a drag, a dialog), else the board as it is now is meant.
   * Answers true once the server accepted.
   */
  async give({ command, doing, done, formShowsRefusal }: Act): Promise<Outcome> {
    const id = this.#next++
    const about = {
      requestId: 'requestId' in command ? command.requestId : undefined,
      crewId: 'crewId' in command ? command.crewId : undefined,
    }
    this.#acts = [...this.#acts, { id, kind: command.kind, doing, ...about }]
    this.#refusals = this.#refusals.filter((refusal) => !about.requestId || refusal.requestId !== about.requestId)
    const outcome = await this.#send({ ...command, seenSeq: command.seenSeq ?? untrack(this.#seenSeq) })
    if (outcome.outcome === 'accepted') {
      const { seq } = outcome
      this.#acts = this.#acts.map((act) => (act.id === id ? { ...act, seq } : act))
      this.settle(this.#seenSeq())
      if (done) this.#say(done)
    } else {
      this.#acts = this.#acts.filter((act) => act.id !== id)
      if (!formShowsRefusal) this.#refuse({ id, ...about, text: outcome.message, because: 'because' in outcome ? outcome.because : 'unsent' })
    }
    return outcome
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

  #refuse(refusal: Refusal): void {
    this.#refusals = [...this.#refusals, refusal]
    setTimeout(() => this.dismiss(refusal.id), REFUSAL_MS)
  }
}
