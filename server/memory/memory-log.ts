import { uuidv7 } from 'uuidv7'
import type { Id, Seq } from '../../shared/protocol/values.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Append, AppendResult, EventLog, KeptAnswer } from '../ports/event-log.ts'
import { checkNumbering, subjects } from '../ports/append-rules.ts'
import { blankCopies, blankField } from '../ports/blanking.ts'
import { Fault } from '../ports/fault.ts'
import type { MemoryRequests } from './memory-requests.ts'

/** The log in memory. It keeps JSON text, so nobody can change a stored fact by holding on to it. */
export class MemoryLog implements EventLog {
  readonly logId: string
  readonly #requests: MemoryRequests
  #records: string[] = []
  #answers = new Map<Id, string>()
  #snapshot: { seq: Seq; board: string } | undefined
  #blankedAt: Seq = 0

  constructor(requests: MemoryRequests, logId: string = uuidv7()) {
    this.#requests = requests
    this.logId = logId
  }

  async head(): Promise<Seq> {
    return this.#records.length
  }

  /** All that can fail comes first and changes nothing; the lines after it cannot fail. */
  async append(batch: Append): Promise<AppendResult> {
    const head = this.#records.length
    if (batch.expectedHead !== head) return { outcome: 'conflict', head }
    checkNumbering(batch, head > 0 ? parse(this.#records[head - 1]!).at : undefined)
    this.#checkAnswers(batch.answers)
    const added = batch.records.map((record) => JSON.stringify(record))
    const blanked = batch.blanks.length > 0 ? [...this.#records, ...added] : undefined
    for (const { seq, field } of batch.blanks) blankStored(blanked!, seq, field)
    this.#requests.put(batch.requests, batch.reporters)

    if (blanked === undefined) this.#records.push(...added)
    else {
      this.#records = blanked
      this.#snapshot = undefined
      this.#blankedAt = blanked.length
    }
    for (const kept of batch.answers) this.#answers.set(kept.commandId, JSON.stringify(kept))
    return { outcome: 'appended', head: this.#records.length }
  }

  async read(after: Seq, limit: number): Promise<LogRecord[]> {
    return this.#records.slice(after, after + limit).map(parse)
  }

  async history(requestId: Id): Promise<LogRecord[]> {
    return this.#records.map(parse).filter((record) => {
      const of = subjects(record)
      return of.requestId === requestId || of.others.includes(requestId)
    })
  }

  async answerTo(commandId: Id): Promise<KeptAnswer | undefined> {
    const kept = this.#answers.get(commandId)
    return kept === undefined ? undefined : (JSON.parse(kept) as KeptAnswer)
  }

  async latestSnapshot(): Promise<{ seq: Seq; board: string } | undefined> {
    return this.#snapshot && { ...this.#snapshot }
  }

  async keepSnapshot({ seq, board }: { seq: Seq; board: string }): Promise<void> {
    if (seq < this.#blankedAt || seq < (this.#snapshot?.seq ?? 0)) return
    this.#snapshot = { seq, board }
  }

  async probe(): Promise<void> {}

  #checkAnswers(answers: readonly KeptAnswer[]): void {
    const ids = new Set<Id>()
    for (const { commandId } of answers) {
      if (this.#answers.has(commandId) || ids.has(commandId)) throw new Fault(`Command ${commandId} has been answered before.`)
      ids.add(commandId)
    }
  }
}

const parse = (text: string): LogRecord => JSON.parse(text) as LogRecord

function blankStored(records: string[], seq: Seq, field: Append['blanks'][number]['field']): void {
  const stored = records[seq - 1]
  if (stored === undefined) throw new Fault(`There is no record ${seq} to remove text from.`)
  const { record, removed } = blankField(parse(stored), field)
  records[seq - 1] = JSON.stringify(record)
  const { requestId } = subjects(record)
  records.forEach((text, index) => {
    if (requestId === undefined || !text.includes(requestId)) return
    const later = parse(text)
    const copy = subjects(later).requestId === requestId ? blankCopies(later, field, removed) : undefined
    if (copy !== undefined) records[index] = JSON.stringify(copy)
  })
}
