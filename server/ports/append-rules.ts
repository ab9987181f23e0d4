import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'
import type { Append } from './event-log.ts'
import { Fault } from './fault.ts'

/**
 * What must hold of a batch that is not in conflict: numbered without a gap, and `at` never
 * backwards. Both stores ask here, so that neither can be laxer. Throws a Fault.
 */
export function checkNumbering(batch: Append, lastAt: Instant | undefined): void {
  let seq = batch.expectedHead
  let at = lastAt ?? ''
  for (const record of batch.records) {
    if (record.seq !== ++seq) throw new Fault(`The next record must be number ${seq}, not ${record.seq}.`)
    if (record.at < at) throw new Fault(`Record ${seq} is dated ${record.at}, before ${at} of the one before it.`)
    at = record.at
  }
}

/** The ids a record is found by. A merge is also about those it changes on the other side. */
export interface Subjects { requestId?: Id; crewId?: Id; others: Id[] }

export function subjects(record: LogRecord): Subjects {
  const of: Subjects = { others: [] }
  if ('requestId' in record && record.requestId !== undefined) of.requestId = record.requestId
  if ('crewId' in record && record.crewId !== undefined) of.crewId = record.crewId
  if (record.kind === 'RequestsMerged') of.others = [record.intoRequestId]
  if (record.kind === 'RequestUnmerged') of.others = [...new Set([record.fromRequestId, ...record.survivorIds])]
  return of
}
