import { emptyBoard, type Board } from '../../shared/domain/board.ts'
import type { Crew, Service, ServiceRequest } from '../../shared/protocol/board.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Cursor, Records, Welcome } from '../../shared/protocol/sockets.ts'
import { step, type Have, type Incoming, type Step } from '../../shared/sync/step.ts'

const TAIL = 1_000

/** The board as this page has it: the fold of what came, and nothing else. */
export class BoardStore {
  #have = $state.raw<Have | undefined>(undefined)
  #tail = $state.raw<readonly LogRecord[]>([])
  /** Counts snapshots: after one, what was read from the log's history is to be read again. */
  #snapshots = $state.raw(0)

  get board(): Board {
    return this.#have?.board ?? emptyBoard
  }
  get ready(): boolean {
    return this.#have !== undefined
  }
  get snapshots(): number {
    return this.#snapshots
  }
  /** The last records that came in live, oldest first. */
  get tail(): readonly LogRecord[] {
    return this.#tail
  }
  get cursor(): Cursor | undefined {
    return this.#have && { logId: this.#have.logId, seq: this.#have.board.seq }
  }
  get timeZone(): string {
    return this.board.city?.timeZone ?? 'UTC'
  }

  request(id: string | undefined): ServiceRequest | undefined {
    return id === undefined ? undefined : this.board.requests.get(id)
  }
  crew(id: string | undefined): Crew | undefined {
    return id === undefined ? undefined : this.board.crews.get(id)
  }
  service(code: string): Service | undefined {
    return this.board.services.get(code)
  }
  serviceName(code: string): string {
    return this.service(code)?.name ?? code
  }

  welcome(message: Welcome): void {
    if (message.mode === 'snapshot' && message.board) {
      this.#take({ kind: 'snapshot', logId: message.logId, board: message.board })
    }
  }

  records(message: Records): Step['kind'] {
    if (!this.#have) return 'other-log'
    return this.#take({ kind: 'records', logId: this.#have.logId, records: message.records, head: message.head })
  }

  /** Forgets everything, so that the next connection asks for a whole board. */
  forget(): void {
    this.#have = undefined
    this.#tail = []
  }

  #take(incoming: Incoming): Step['kind'] {
    const taken = step(this.#have, incoming)
    if (taken.kind === 'other-log') {
      if (incoming.kind !== 'snapshot') return taken.kind
      this.#have = undefined
      return this.#take(incoming)
    }
    if (taken.kind !== 'applied') return taken.kind
    this.#have = taken.have
    if (incoming.kind === 'snapshot') {
      this.#tail = []
      this.#snapshots++
    } else if (taken.records.length > 0) {
      this.#tail = [...this.#tail, ...taken.records].slice(-TAIL)
    }
    return taken.kind
  }
}
