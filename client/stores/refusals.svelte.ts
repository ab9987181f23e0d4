import type { Change } from '../../shared/protocol/board.ts'
import type { Outcome } from '../net/commands.ts'

/** More than anybody reads: the oldest make room. */
const MOST = 20

/** The rules said no, or nobody could be asked. */
export interface Refusal {
  id: number
  requestId?: string | undefined
  crewId?: string | undefined
  /** The server's sentence: who did what, and when. */
  text: string
  because: string
  /** What had changed, so that its age is told as of now and not as of the answer. */
  change?: Change | undefined
}

/** The facts of an answer `changed-since-you-looked`. */
export function changeIn(outcome: Outcome): Change | undefined {
  if (outcome.outcome !== 'refused' || outcome.because !== 'changed-since-you-looked') return undefined
  const { what, at, by, crewId } = outcome as Record<string, unknown>
  if (typeof what !== 'string' || typeof at !== 'string') return undefined
  return { kind: what, at, ...(typeof by === 'string' && by !== 'the city' ? { by } : {}), ...(typeof crewId === 'string' ? { crewId } : {}) }
}

const isSameThing = (a: Pick<Refusal, 'requestId' | 'crewId'>, b: Pick<Refusal, 'requestId' | 'crewId'>) =>
  a.requestId === undefined && b.requestId === undefined ? a.crewId !== undefined && a.crewId === b.crewId : a.requestId === b.requestId

/** What was refused, until it is seen: shown, dismissed, or overtaken by an act on the same thing. */
export class RefusalStore {
  #all = $state.raw<readonly Refusal[]>([])

  get all(): readonly Refusal[] {
    return this.#all
  }
  ofRequest(requestId: string): Refusal | undefined {
    return this.#all.findLast((refusal) => refusal.requestId === requestId)
  }

  /** The last word about a thing is the one that counts. */
  add(refusal: Refusal): void {
    this.#all = [...this.#all.filter((other) => !isSameThing(other, refusal)), refusal].slice(-MOST)
  }
  /** An act on this thing was taken. */
  settle(about: Pick<Refusal, 'requestId' | 'crewId'>): void {
    if (this.#all.some((refusal) => isSameThing(refusal, about))) this.#all = this.#all.filter((refusal) => !isSameThing(refusal, about))
  }
  dismiss(id: number): void {
    this.#all = this.#all.filter((refusal) => refusal.id !== id)
  }
}
