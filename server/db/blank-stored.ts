import type { BlankableField } from '../../shared/protocol/words.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Seq } from '../../shared/protocol/values.ts'
import { subjects } from '../ports/append-rules.ts'
import { blankCopies, blankField } from '../ports/blanking.ts'
import { Fault } from '../ports/fault.ts'
import type { LogStatements } from './log-statements.ts'

/** The one change a stored fact can suffer. Runs inside the append's transaction. */
export function blankStored(run: LogStatements, seq: Seq, field: BlankableField): void {
  const body = run.bodyOf(seq)
  if (body === undefined) throw new Fault(`There is no record ${seq} to remove text from.`)
  const { record, removed } = blankField(JSON.parse(body) as LogRecord, field)
  run.rewrite(seq, record)
  const { requestId } = subjects(record)
  if (requestId === undefined || removed.length === 0) return
  for (const text of run.history(requestId)) {
    const other = JSON.parse(text) as LogRecord
    const copy = subjects(other).requestId === requestId ? blankCopies(other, field, removed) : undefined
    if (copy !== undefined) run.rewrite(copy.seq, copy)
  }
}
