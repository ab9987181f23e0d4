import { leadOf } from '../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Draft, Outcome } from '../net/commands.ts'
import type { BoardStore } from './board.svelte.ts'
import type { PendingStore } from './pending.svelte.ts'
import { actionsFor, type ActionId, type RequestAction } from './request-actions.ts'
import type { SelectionStore } from './selection.svelte.ts'
import type { SessionStore } from './session.svelte.ts'

/** A dialog that asks for the rest of an act. `seenSeq` is the board as it was when it opened. */
export interface Asking {
  id: ActionId
  requestId: string
  /** All that the act is about: this request, and those chosen with it. */
  requestIds: readonly string[]
  seenSeq: number
}

export interface GivingOptions {
  seenSeq?: number | undefined
  assist?: boolean
  index?: number | undefined
}

/** Everything a hand can do to a request, from wherever it starts: a button, a key, a drop. */
export class ActionsStore {
  #asking = $state.raw<Asking | undefined>(undefined)
  #session: SessionStore
  #board: BoardStore
  #pending: PendingStore
  #selection: SelectionStore

  constructor(session: SessionStore, board: BoardStore, pending: PendingStore, selection: SelectionStore) {
    this.#session = session
    this.#board = board
    this.#pending = pending
    this.#selection = selection
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
    const requestIds = action.several ? this.#able(id, requestId) : [requestId]
    const asksFromWhom = id === 'take-back' && requestIds.length === 1 && request.assignments.length > 1
    if (action.asks || asksFromWhom) this.#asking = { id, requestId, requestIds, seenSeq: this.seq }
    else if (requestIds.length > 1) void this.#atOnceEach(id, requestIds)
    else void this.#atOnce(id, request)
    return true
  }

  stop(): void {
    this.#asking = undefined
  }

  /** What an act that was begun on this request is about. */
  targets(requestId: string): readonly string[] {
    return this.#asking?.requestId === requestId ? this.#asking.requestIds : [requestId]
  }

  /** Ends the asking and gives the same command for each of its targets, together. */
  async giveEach(requestId: string, commandOf: (requestId: string) => Draft, doing: string): Promise<Outcome[]> {
    const requestIds = this.targets(requestId)
    const seenSeq = this.#asking?.seenSeq ?? this.seq
    // Asked of the dialog while it is still there: what it reads goes with the asking.
    const acts = requestIds.map((id) => ({ command: { ...commandOf(id), seenSeq }, doing }))
    this.#asking = undefined
    return this.#pending.giveAll(acts)
  }

  /** Ends the asking and gives the command that came of it. */
  give(command: Draft, doing: string): Promise<Outcome> {
    const asked = this.#asking
    this.#asking = undefined
    const seenSeq = command.seenSeq ?? asked?.seenSeq ?? this.seq
    return this.#pending.give({ command: { ...command, seenSeq }, doing })
  }

  /** Several to one crew, in their order; `index` is where in its run the first of them goes. */
  giveAllTo(requestIds: readonly string[], crewId: string, { seenSeq = this.seq, assist = false, index }: GivingOptions = {}): Promise<Outcome[]> {
    this.#asking = undefined
    const name = this.#board.crew(crewId)?.name ?? 'the crew'
    const acts = requestIds.map((requestId, i) => ({
      command: {
        kind: 'AssignCrew' as const, requestId, crewId, seenSeq,
        ...(assist ? { role: 'assist' as const } : {}),
        ...(index === undefined ? {} : { index: index + i }),
      },
      doing: `giving to ${name}`,
    }))
    return this.#pending.giveAll(acts)
  }

  /** Of those chosen together, the ones with which this may be done now. */
  #able(id: ActionId, requestId: string): string[] {
    return this.#selection.with(requestId).filter((each) => {
      const request = this.#board.request(each)
      return request !== undefined && this.available(request).some((action) => action.id === id)
    })
  }

  #atOnceEach(id: ActionId, requestIds: readonly string[]): Promise<Outcome[]> {
    const { kind, doing } = EACH[id]!
    const acts = requestIds.map((requestId) => ({ command: { kind, requestId, seenSeq: this.seq } as Draft, doing }))
    return this.#pending.giveAll(acts)
  }

  #atOnce(id: ActionId, request: ServiceRequest): Promise<Outcome> | undefined {
    const requestId = request.id
    const crewId = leadOf(request)
    switch (id) {
      case 'acknowledge':
        return this.give({ kind: 'AcknowledgeRequest', requestId }, 'acknowledging')
      case 'resume':
        return this.give({ kind: 'ResumeRequest', requestId }, 'resuming')
      case 'unmerge':
        return this.give({ kind: 'UnmergeRequest', requestId }, 'taking the merge back')
      case 'take-back':
        return this.give({ kind: 'UnassignCrew', requestId }, 'taking back')
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

/** Acts that need no question, on several at once. */
const EACH: Partial<Record<ActionId, { kind: Draft['kind']; doing: string }>> = {
  acknowledge: { kind: 'AcknowledgeRequest', doing: 'acknowledging' },
  resume: { kind: 'ResumeRequest', doing: 'resuming' },
  'take-back': { kind: 'UnassignCrew', doing: 'taking back' },
}
