import type { LogRecord } from '../../shared/protocol/records.ts'

/** Whether a record belongs in a request's timeline; a merge belongs in both. */
export const isAbout = (record: LogRecord, requestId: string): boolean =>
  ('requestId' in record && record.requestId === requestId) ||
  ('intoRequestId' in record && record.intoRequestId === requestId) ||
  ('fromRequestId' in record && record.fromRequestId === requestId)

/** What was read and what came live since, each record once (as it was read: text may have gone from it since), newest first by when it happened. */
export function mergeRecords(history: readonly LogRecord[], live: readonly LogRecord[]): LogRecord[] {
  const bySeq = new Map([...live, ...history].map((record) => [record.seq, record]))
  const at = (record: LogRecord) => record.occurredAt ?? record.at
  return [...bySeq.values()].sort((a, b) => (at(a) === at(b) ? b.seq - a.seq : at(a) < at(b) ? 1 : -1))
}
