import type { LogRecord } from '../../../shared/protocol/records.ts'

/** Whether a record belongs in a request's timeline; a merge belongs in both. */
export const isAbout = (record: LogRecord, requestId: string): boolean =>
  ('requestId' in record && record.requestId === requestId) ||
  ('intoRequestId' in record && record.intoRequestId === requestId) ||
  ('fromRequestId' in record && record.fromRequestId === requestId)

/** What came live about a request so far and with this tail, which in a storm is short. The same value where nothing came. */
export function withLive(before: readonly LogRecord[], tail: readonly LogRecord[], requestId: string): readonly LogRecord[] {
  const known = new Set(before.map(({ seq }) => seq))
  const fresh = tail.filter((record) => isAbout(record, requestId) && !known.has(record.seq))
  return fresh.length === 0 ? before : [...before, ...fresh]
}

/** What was read and what came live since, each record once (as it was read: text may have gone from it since), newest first by when it happened. */
export function mergeRecords(history: readonly LogRecord[], live: readonly LogRecord[]): LogRecord[] {
  const bySeq = new Map([...live, ...history].map((record) => [record.seq, record]))
  const at = (record: LogRecord) => record.occurredAt ?? record.at
  return [...bySeq.values()].sort((a, b) => (at(a) === at(b) ? b.seq - a.seq : at(a) < at(b) ? 1 : -1))
}

/** Records as they stand, in runs of the same `keyOf`: a day's under one heading. */
export function inRuns(records: readonly LogRecord[], keyOf: (record: LogRecord) => string): { key: string; records: LogRecord[] }[] {
  const runs: { key: string; records: LogRecord[] }[] = []
  for (const record of records) {
    const key = keyOf(record)
    const last = runs.at(-1)
    if (last?.key === key) last.records.push(record)
    else runs.push({ key, records: [record] })
  }
  return runs
}
