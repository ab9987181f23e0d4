import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Id, Instant, Seq } from '../../shared/protocol/values.ts'
import { clockBook, emptyBoard, type Board } from '../../shared/domain/board.ts'
import { take } from '../../shared/domain/evolve.ts'
import { draftOf } from '../../shared/domain/evolve/draft.ts'
import { isOpen, leadOf } from '../../shared/domain/requests.ts'
import { readClocks } from '../../shared/domain/sla/read-clocks.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { RequestRow } from '../ports/request-store.ts'

const PAGE = 1_000

/** A request as history keeps it. An ended one's readings are final and stand in its row. */
export function rowOf(request: ServiceRequest, seq: Seq, board: Board, now: Instant): RequestRow {
  const { id, number, status, serviceCode, receivedAt } = request
  const crewId = leadOf(request)
  return {
    id, number, status, serviceCode, receivedAt, seq, request,
    ...(crewId === undefined ? {} : { crewId }),
    ...(isOpen(request) ? {} : { readings: readClocks(request, clockBook(board), now) }),
  }
}

/** The requests a record changes. */
export function requestsIn(record: LogRecord): Id[] {
  if (record.kind === 'RequestsMerged') return [record.requestId, record.intoRequestId]
  if (record.kind === 'RequestUnmerged') return [record.requestId, ...record.survivorIds]
  if (record.kind === 'HelpCalled' || record.kind === 'HelpCleared') return []
  return 'requestId' in record && record.requestId !== undefined ? [record.requestId] : []
}

/** Every row anew from the log alone: what the projection should be. Holds all of history in memory. */
export async function projectionOf(log: EventLog, onProgress: (seq: Seq) => void = () => undefined): Promise<RequestRow[]> {
  const draft = draftOf(emptyBoard)
  const rows = new Map<Id, RequestRow>()
  for (;;) {
    const records = await log.read(draft.seq, PAGE)
    if (records.length === 0) break
    for (const record of records) {
      take(draft, record)
      for (const id of requestsIn(record)) {
        const request = draft.requests.get(id)
        // Read when it was touched: what an ended request was promised, no later calendar rewrites.
        if (request) rows.set(id, rowOf(request, record.seq, draft, record.at))
      }
    }
    onProgress(draft.seq)
  }
  return [...rows.values()]
}
