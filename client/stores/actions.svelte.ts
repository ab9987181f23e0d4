import { leadOf } from '../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { shortNumber } from '../format/words.ts'
import type { Draft, Outcome } from '../net/commands.ts'
import type { BoardStore } from './board.svelte.ts'
import type { PendingStore } from './pending.svelte.ts'
import { actionsFor, type ActionId, type RequestAction } from './request-actions.ts'
import type { SessionStore } from './session.svelte.ts'

/** A dialog that asks for the rest of an act. `seenSeq` is the board as it was when it opened. */
export interface Asking {
  id: ActionId
  requestId: string
  seenSeq: number
}

/** Everything a hand can do to a request, from wherever it starts: a button, a key, a drop. */
export class ActionsStore {
  #asking = $state.raw<Asking | undefined>(undefined)
  #session: SessionStore
  #board: BoardStore
  #pending: PendingStore

  constructor(session: SessionStore, board: BoardStore, pending: PendingStore) {
    this.#session = session
    this.#board = board
    this.#pending = pending
  }

  get asking(): Asking | undefined {
    return this.#asking
  }
  get seq(): number {
    return this.#board.board.seq
  }

  available(request: ServiceRequest): RequestAction[] {
    return actionsFor(request, (kind) => this.#session.may(kind))
  }

  /** Begins an act: asks for what it needs, or does it. False when it may not be done now. */
  start(id: ActionId, requestId: string): boolean {
    const request = this.#board.request(requestId)
    const action = request && this.available(request).find((each) => each.id === id)
    if (!request || !action) return false
    if (action.asks || (id === 'take-back' && request.assignments.length > 1)) {
      this.#asking = { id, requestId, seenSeq: this.seq }
    } else void this.#atOnce(id, request)
    return true
  }

  stop(): void {
    this.#asking = undefined
  }

  /** Ends the asking and gives the command that came of it. */
  give(command: Draft, doing: string, done?: string): Promise<Outcome> {
    const asked = this.#asking
    this.#asking = undefined
    const seenSeq = command.seenSeq ?? asked?.seenSeq ?? this.seq
    return this.#pending.give({ command: { ...command, seenSeq }, doing, ...(done ? { done } : {}) })
  }

  /** The drop, the menu and the key all end here. */
  giveTo(requestId: string, crewId: string, seenSeq = this.seq, assist = false): Promise<Outcome> {
    const request = this.#board.request(requestId)
    const crew = this.#board.crew(crewId)
    const name = crew?.name ?? 'the crew'
    return this.give(
      { kind: 'AssignCrew', requestId, crewId, seenSeq, ...(assist ? { role: 'assist' } : {}) },
      `giving to ${name}`,
      request && `Gave ${request.number} to ${name}`,
    )
  }

  #atOnce(id: ActionId, request: ServiceRequest): Promise<Outcome> | undefined {
    const requestId = request.id
    const crewId = leadOf(request)
    const number = shortNumber(request.number)
    switch (id) {
      case 'acknowledge':
        return this.give({ kind: 'AcknowledgeRequest', requestId }, 'acknowledging')
      case 'resume':
        return this.give({ kind: 'ResumeRequest', requestId }, 'resuming')
      case 'unmerge':
        return this.give({ kind: 'UnmergeRequest', requestId }, 'taking the merge back', `${number} stands alone again`)
      case 'take-back':
        return this.give({ kind: 'UnassignCrew', requestId }, 'taking back', `Took ${number} back`)
      case 'make-safe':
        return this.give({ kind: 'MakeSafe', requestId, ...(crewId ? { crewId } : {}) }, 'making safe')
      case 'accept':
        return crewId === undefined ? undefined : this.give({ kind: 'AcceptAssignment', requestId, crewId }, 'accepting')
      case 'travel':
        return crewId === undefined ? undefined : this.give({ kind: 'StartTravel', requestId, crewId }, 'setting off')
      case 'arrive':
        return crewId === undefined ? undefined : this.give({ kind: 'Arrive', requestId, crewId }, 'arriving')
      default:
        return undefined
    }
  }
}
