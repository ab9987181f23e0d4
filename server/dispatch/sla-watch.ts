import { uuidv7 } from 'uuidv7'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'
import { SYSTEM } from '../../shared/domain/actor.ts'
import { clockBook, type Board } from '../../shared/domain/board.ts'
import { later } from '../../shared/domain/later.ts'
import { nextDue } from '../../shared/domain/sla/next-due.ts'
import type { Time } from '../ports/time.ts'
import type { BoardKeeper } from './board-keeper.ts'
import type { Dispatcher } from './dispatcher.ts'

const CLOSES_AFTER_MS = 24 * 3_600_000
const SHIFT_GRACE_MS = 30 * 60_000
const RETRY_MS = 5_000
const LONG_AGO: Instant = '1970-01-01T00:00:00.000Z'

/** What the city does by itself, and when. */
type Errand = { at: Instant } & ({ kind: 'settle'; id: Id } | { kind: 'give'; command: Command })

/**
 * Wakes at the next moment that matters and lets the city act: records breaches, wakes holds,
 * closes what stayed resolved, ends shifts. One timer, whatever the number of requests.
 */
export class SlaWatch {
  readonly #keeper: BoardKeeper
  readonly #dispatcher: Dispatcher
  readonly #time: Time
  readonly #onFault: (fault: unknown) => void
  readonly #errands = new Map<string, Errand>()
  /** What failed, until it is tried again. */
  readonly #failed = new Map<string, Errand>()
  #cancel: () => void = () => undefined
  #cancelRetry: () => void = () => undefined
  #isRunning = false

  constructor(keeper: BoardKeeper, dispatcher: Dispatcher, time: Time, onFault: (fault: unknown) => void) {
    this.#keeper = keeper
    this.#dispatcher = dispatcher
    this.#time = time
    this.#onFault = onFault
    keeper.onChange((board, { requests, crews, rules }) => {
      // From the commit's own time on: a due that passed while it was being stored must not be missed.
      for (const id of rules ? board.requests.keys() : requests) this.#planRequest(board, id, board.at)
      if (crews) this.#planShifts(board)
      if (!this.#isRunning) return
      if (rules) void this.#settleAll(board)
      this.#arm()
    })
  }

  /** Looks at everything once: what came due while nobody was here is done now. */
  async start(): Promise<void> {
    const { board } = this.#keeper
    const now = this.#time.now()
    this.#isRunning = true
    for (const id of board.requests.keys()) this.#planRequest(board, id, now)
    this.#planShifts(board)
    await this.#settleAll(board)
    this.#arm()
  }

  stop(): void {
    this.#isRunning = false
    this.#cancel()
    this.#cancelRetry()
  }

  /** Looks at every clock: time passed while nobody was here, or another calendar moved a target into the past. */
  async #settleAll(board: Board): Promise<void> {
    const ids = [...board.requests.keys()]
    if (ids.length === 0) return
    try {
      await this.#dispatcher.settle(ids)
    } catch (fault) {
      this.#tryLater(ids.map((id) => [`due:${id}`, { at: LONG_AGO, kind: 'settle', id }]), fault)
    }
  }

  /** `after`: up to when the request's clocks have been looked at. */
  #planRequest(board: Board, id: Id, after: Instant): void {
    const request = board.requests.get(id)
    this.#plan(`due:${id}`, request && dueErrand(request, board, after))
    this.#plan(`act:${id}`, request && actErrand(request))
  }

  #planShifts(board: Board): void {
    for (const { id: crewId, shift } of board.crews.values()) {
      const at = shift && later(shift.endsAt, SHIFT_GRACE_MS)
      this.#plan(`shift:${crewId}`, at ? { at, kind: 'give', command: { kind: 'EndShift', crewId, commandId: uuidv7(), occurredAt: at } } : undefined)
    }
  }

  #plan(key: string, errand: Errand | undefined): void {
    this.#failed.delete(key)
    if (errand) this.#errands.set(key, errand)
    else this.#errands.delete(key)
  }

  #arm(): void {
    this.#cancel()
    let next: Instant | undefined
    for (const { at } of this.#errands.values()) if (next === undefined || at < next) next = at
    if (next !== undefined) this.#cancel = this.#time.wakeAt(next, () => void this.#run())
  }

  async #run(): Promise<void> {
    const now = this.#time.now()
    const ready = [...this.#errands].filter(([, errand]) => errand.at <= now)
    for (const [key] of ready) this.#errands.delete(key)
    const errands = ready.map(([, errand]) => errand)
    try {
      const given = errands.flatMap((errand) => (errand.kind === 'give' ? [errand.command] : []))
      const settled = errands.flatMap((errand) => (errand.kind === 'settle' ? [errand.id] : []))
      await Promise.all([
        ...given.map((command) => this.#dispatcher.give([command], SYSTEM)),
        ...(settled.length > 0 ? [this.#dispatcher.settle(settled)] : []),
      ])
      // What settling did not change has its next moment still to come.
      for (const id of settled) this.#planRequest(this.#keeper.board, id, now)
    } catch (fault) {
      this.#tryLater(ready.filter(([key]) => !this.#errands.has(key)), fault)
    }
    if (this.#isRunning) this.#arm()
  }

  /** After a length of time, not at one: a clock that is set back must not make it an hour. */
  #tryLater(errands: readonly (readonly [string, Errand])[], fault: unknown): void {
    this.#onFault(fault)
    for (const [key, errand] of errands) this.#failed.set(key, errand)
    this.#cancelRetry()
    if (!this.#isRunning) return
    this.#cancelRetry = this.#time.wakeIn(RETRY_MS, () => {
      for (const [key, errand] of this.#failed) this.#errands.set(key, errand)
      this.#failed.clear()
      this.#arm()
    })
  }
}

function dueErrand(request: ServiceRequest, board: Board, after: Instant): Errand | undefined {
  const at = nextDue(request, clockBook(board), after)
  return at === undefined ? undefined : { at, kind: 'settle', id: request.id }
}

function actErrand(request: ServiceRequest): Errand | undefined {
  if (request.status === 'on-hold') {
    const at = request.hold.wakeAt
    return { at, kind: 'give', command: { kind: 'ResumeRequest', requestId: request.id, commandId: uuidv7(), occurredAt: at } }
  }
  if (request.status === 'resolved') {
    const at = later(request.resolvedAt, CLOSES_AFTER_MS)
    return { at, kind: 'give', command: { kind: 'CloseRequest', requestId: request.id, commandId: uuidv7(), occurredAt: at } }
  }
  return undefined
}
