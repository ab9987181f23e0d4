import type { LogRecord } from '../../../../shared/protocol/records.ts'

/** So long after the last command of a person at a desk, the simulated dispatcher takes the desk back. */
export const LEAVES_ALONE_MS = 15 * 60_000

/** Whether a record is the act of a person who dispatches: the simulated one then keeps its hands off. */
export const isByHand = ({ by, via }: LogRecord, isOurs: (userId: string) => boolean): boolean =>
  by.actor === 'person' && (by.role === 'dispatcher' || by.role === 'supervisor') && via !== 'import' && by.userId !== undefined && !isOurs(by.userId)

/** Who has the desk. Times are epoch milliseconds. */
export class TakeOver {
  #lastMs = -Infinity

  /** Says whether somebody took the desk with it. */
  record(record: LogRecord, isOurs: (userId: string) => boolean): boolean {
    if (!isByHand(record, isOurs)) return false
    this.#lastMs = Math.max(this.#lastMs, Date.parse(record.at))
    return true
  }

  isTaken(nowMs: number): boolean {
    return nowMs - this.#lastMs < LEAVES_ALONE_MS
  }
}
