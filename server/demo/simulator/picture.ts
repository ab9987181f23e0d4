import type { Board } from '../../../shared/domain/board.ts'
import type { Position } from '../../../shared/protocol/board.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Positions, Records, Welcome } from '../../../shared/protocol/sockets.ts'
import type { Id } from '../../../shared/protocol/values.ts'
import { readTick } from '../../../shared/sync/positions.ts'
import { step, type Have, type Incoming } from '../../../shared/sync/step.ts'
import type { Time } from '../../ports/time.ts'
import type { Caller, LineEvents } from './doors.ts'

/** The city speaks every 5 s; after this much silence nobody should act on what they last saw. */
const SILENCE_MS = 7_000

export interface Watcher {
  records(records: readonly LogRecord[]): void
  positions(positions: readonly Position[]): void
}

/** The board as the simulated people see it: the dispatcher's line, folded as a screen folds it. */
export class Picture implements LineEvents {
  readonly #time: Time
  readonly #watcher: Watcher
  #have: Have | undefined
  #positions = new Map<Id, Position>()
  #head = 0
  #heardMs = -Infinity
  #line: ReturnType<Caller['listen']> | undefined

  constructor(time: Time, watcher: Watcher) {
    this.#time = time
    this.#watcher = watcher
  }

  open(caller: Caller): void {
    this.#line = caller.listen(this)
  }

  close(): void {
    this.#line?.close()
  }

  get board(): Board | undefined {
    return this.#have?.board
  }

  positionOf(crewId: Id): Position | undefined {
    return this.#positions.get(crewId)
  }

  /** Heard of lately, and up to the head. */
  get isLive(): boolean {
    return this.#have !== undefined && this.#have.board.seq >= this.#head && this.#time.elapsedMs() - this.#heardMs < SILENCE_MS
  }

  cursor = () => (this.#have ? { logId: this.#have.logId, seq: this.#have.board.seq } : undefined)

  welcome = ({ logId, head, mode, board }: Welcome): void => {
    this.#heard(head)
    if (mode === 'snapshot' && board) {
      this.#positions = new Map(board.positions.map((position) => [position.crewId, position]))
      // Another log, or one that went back, is another city: what was seen before does not count.
      if (this.#have?.logId !== logId || board.seq < this.#have.board.seq) this.#have = undefined
      this.#take({ kind: 'snapshot', logId, board })
    }
  }

  records = ({ records, head }: Records): void => {
    this.#heard(head)
    if (this.#have) this.#take({ kind: 'records', logId: this.#have.logId, records, head })
  }

  positions = (tick: Positions): void => {
    if (!this.#have) return
    const { positions, gone } = readTick(tick, this.#have.board.crews.values())
    for (const position of positions) this.#positions.set(position.crewId, position)
    for (const crewId of gone) this.#positions.delete(crewId)
    this.#watcher.positions(positions)
  }

  presence = (): void => undefined

  #heard(head: number): void {
    this.#heardMs = this.#time.elapsedMs()
    this.#head = head
  }

  #take(incoming: Incoming): void {
    const next = step(this.#have, incoming)
    if (next.kind === 'applied') {
      this.#have = next.have
      this.#watcher.records(next.records)
    } else if (next.kind !== 'nothing-new') {
      if (next.kind === 'other-log') this.#have = undefined
      this.#line?.askAgain()
    }
  }
}
