import type { ClockReading } from '../../shared/protocol/answers.ts'
import type { Reporter } from '../../shared/protocol/commands.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Status } from '../../shared/protocol/words.ts'
import type { Id, Instant, Seq } from '../../shared/protocol/values.ts'

/**
 * A request as the projection keeps it: whole, with what search needs beside it.
 * Disposable: `npm run rebuild` makes it anew from the log.
 */
export interface RequestRow {
  id: Id
  number: string
  status: Status
  serviceCode: string
  crewId?: Id
  receivedAt: Instant
  /** The seq of the last record that touched it. */
  seq: Seq
  request: ServiceRequest
  /** Final readings of an ended request; an open one is computed on reading. */
  readings?: ClockReading[]
}

export interface RequestQuery {
  /** Matches number, address and description, any case. */
  q?: string
  status?: readonly Status[]
  serviceCode?: readonly string[]
  crewId?: Id
  /** Bounds of receivedAt, from inclusive, to exclusive. */
  from?: Instant
  to?: Instant
  limit: number
  /** Newest received first; the cursor is that of the last row of the page before. */
  cursor?: string
}

/** What history, search and exports read. Written only by the log's append. */
export interface RequestStore {
  byId(id: Id): Promise<RequestRow | undefined>
  byNumber(number: string): Promise<RequestRow | undefined>
  search(query: RequestQuery): Promise<{ rows: RequestRow[]; next?: string }>
  /** Every row, oldest first, in pages, for rebuilding and comparing. */
  all(): AsyncIterable<RequestRow>
  /** Throws away every row and writes these; one transaction. */
  replaceAll(rows: Iterable<RequestRow>): Promise<void>
  reporterOf(requestId: Id): Promise<Reporter | undefined>
}
