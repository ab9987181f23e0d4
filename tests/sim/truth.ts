import { emptyBoard, type Board } from '../../shared/domain/board.ts'
import { fold, take } from '../../shared/domain/evolve.ts'
import { draftOf } from '../../shared/domain/evolve/draft.ts'
import { redact } from '../../shared/domain/redaction.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { LogRecord, SentRecord } from '../../shared/protocol/records.ts'
import type { Role } from '../../shared/protocol/words.ts'
import { NOTHING_GONE, type Goners } from './canon.ts'

interface Kept {
  /** Which of the appends brought it. */
  batch: number
  record: LogRecord
}

/** One log as it was appended, and what it means: the boards that everybody is measured by. */
export class Truth {
  readonly logId: string
  readonly kept: Kept[] = []
  /** Every request that ever was; none leaves. */
  readonly whole = draftOf(emptyBoard)
  /** Seqs of records by the command that made them. */
  readonly ofCommand = new Map<string, number[]>()
  readonly #blanked: { at: number; requestId: string; field: string }[] = []
  readonly #before: (ServiceRequest | undefined)[] = []
  readonly #boards: Board[] = [emptyBoard]
  /** Of roles that do not see all: from the first record on which they differ. */
  readonly #redacted = new Map<Role, Board[]>()
  readonly #sent = new Map<Role, SentRecord[]>()

  constructor(logId: string) {
    this.logId = logId
  }

  get head(): number {
    return this.kept.length
  }
  record(seq: number): LogRecord | undefined {
    return this.kept[seq - 1]?.record
  }

  take(records: readonly LogRecord[], batch: number): void {
    for (const given of records) {
      const record = JSON.parse(JSON.stringify(given)) as LogRecord
      this.kept.push({ batch, record })
      this.#boards.push(fold(this.#boards.at(-1)!, [record]))
      this.#before.push('requestId' in record && record.requestId !== undefined ? this.whole.requests.get(record.requestId) : undefined)
      take(this.whole, record)
      if (record.commandId !== undefined) this.ofCommand.set(record.commandId, [...(this.ofCommand.get(record.commandId) ?? []), record.seq])
      if (record.kind === 'TextBlanked') this.#blanked.push({ at: record.seq, requestId: record.requestId, field: record.field })
    }
  }

  /** The writer's board as of a seq. */
  board(seq: number): Board {
    return this.#boards[seq]!
  }

  /** The request a record is about, as it was before that, also if it had left the board. */
  requestBefore(seq: number): ServiceRequest | undefined {
    return this.#before[seq - 1]
  }

  /** What a role is to be sent of a record. */
  sent(role: Role, seq: number): SentRecord {
    const sent = this.#sent.get(role) ?? []
    this.#sent.set(role, sent)
    while (sent.length < seq) sent.push(redact(this.kept[sent.length]!.record, role))
    return sent[seq - 1]!
  }

  /** The board of a role as of a seq: the fold of what that role is sent. */
  boardFor(role: Role, seq: number): Board {
    this.sent(role, seq)
    const sent = this.#sent.get(role)!
    let boards = this.#redacted.get(role)
    if (!boards) {
      const firstCut = sent.findIndex((record, i) => record !== this.kept[i]!.record)
      if (firstCut < 0 || seq <= firstCut) return this.#boards[seq]!
      this.#redacted.set(role, (boards = this.#boards.slice(0, firstCut + 1)))
    }
    while (boards.length <= seq) boards.push(fold(boards.at(-1)!, [sent[boards.length - 1]!]))
    return boards[seq]!
  }

  /** Which free text was removed after a seq: at that seq one may have it, or not any more. */
  gonersAfter(seq: number): Goners {
    const later = this.#blanked.filter(({ at }) => at > seq)
    if (later.length === 0) return NOTHING_GONE
    return (requestId) => {
      const fields = later.filter((one) => one.requestId === requestId).map(({ field }) => field)
      return fields.length === 0 ? undefined : new Set(fields)
    }
  }
}
