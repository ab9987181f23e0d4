import { uuidv7 } from 'uuidv7'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { Id, Seq } from '../../shared/protocol/values.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Append, AppendResult, EventLog, KeptAnswer } from '../ports/event-log.ts'
import { checkNumbering } from '../ports/append-rules.ts'
import type { Sqlite } from './connection.ts'
import { faultingSync } from './faults.ts'
import { prepareLog, type LogStatements } from './log-statements.ts'
import { ownFileCheck } from './own-file-check.ts'
import { patiently } from './patiently.ts'
import { blankStored } from './blank-stored.ts'

/**
 * The log in SQLite. An append is one synchronous transaction on one connection, begun with the
 * write lock taken: the head that is checked is the head that is written, whoever else has the file.
 */
export class SqliteLog implements EventLog {
  readonly logId: string
  readonly #sqlite: Sqlite
  readonly #run: LogStatements
  readonly #commit: (batch: Append) => AppendResult

  constructor(sqlite: Sqlite, cityId: string) {
    this.#sqlite = sqlite
    this.#run = prepareLog(sqlite, cityId)
    const commit = sqlite.transaction((batch: Append) => this.#append(batch))
    this.#commit = (batch) => commit.immediate(batch)
    this.logId = faultingSync(() => {
      this.#run.begin(uuidv7())
      return this.#run.logHead().logId
    })
    // Now the write-ahead file is there.
    ownFileCheck(sqlite)
  }

  async head(): Promise<Seq> {
    return faultingSync(() => this.#run.logHead().head)
  }

  async append(batch: Append): Promise<AppendResult> {
    const result = patiently(this.#sqlite, () => this.#commit(batch))
    if (result.outcome === 'appended' && batch.blanks.length > 0) this.#emptyWriteAheadFile()
    return result
  }

  async read(after: Seq, limit: number): Promise<LogRecord[]> {
    return faultingSync(() => this.#run.read(after, limit)).map(parse)
  }

  async history(requestId: Id): Promise<LogRecord[]> {
    return faultingSync(() => this.#run.history(requestId)).map(parse)
  }

  async answerTo(commandId: Id): Promise<KeptAnswer | undefined> {
    const row = faultingSync(() => this.#run.answerTo(commandId))
    return row && { ...row, answer: JSON.parse(row.answer) as Answer }
  }

  async latestSnapshot(): Promise<{ seq: Seq; board: string } | undefined> {
    return faultingSync(() => this.#run.snapshot())
  }

  async keepSnapshot(snapshot: { seq: Seq; board: string }): Promise<void> {
    patiently(this.#sqlite, () => this.#run.keepSnapshot(snapshot))
  }

  async probe(): Promise<void> {
    patiently(this.#sqlite, () => this.#run.touch())
  }

  /** Removed text still stands there. If it cannot be done now it happens later; the append is done already. */
  #emptyWriteAheadFile(): void {
    try {
      this.#sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } catch {
      // Another program reads the file; SQLite's own checkpoint follows.
    }
  }

  #append(batch: Append): AppendResult {
    const run = this.#run
    const { head } = run.logHead()
    if (batch.expectedHead !== head) return { outcome: 'conflict', head }
    checkNumbering(batch, run.atOf(head))

    for (const record of batch.records) run.addRecord(record)
    for (const kept of batch.answers) run.addAnswer(kept)
    for (const row of batch.requests) run.putRequest(row)
    for (const { requestId, reporter } of batch.reporters) run.putReporter(requestId, reporter)
    for (const { seq, field } of batch.blanks) blankStored(run, seq, field)
    const newHead = head + batch.records.length
    run.moveHead(newHead)
    if (batch.blanks.length > 0) run.dropSnapshots(newHead)
    return { outcome: 'appended', head: newHead }
  }
}

const parse = (body: string): LogRecord => JSON.parse(body) as LogRecord
