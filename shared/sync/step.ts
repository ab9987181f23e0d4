import { boardFrom, type Board } from '../domain/board.ts'
import { fold } from '../domain/evolve.ts'
import type { BoardSnapshot } from '../protocol/board.ts'
import type { LogRecord, SentRecord } from '../protocol/records.ts'
import type { Seq } from '../protocol/values.ts'

/** What a client has: a board, and the log it is of. */
export interface Have {
  logId: string
  board: Board
}

/** What came: a whole board, or the next records of a log. */
export type Incoming =
  | { kind: 'snapshot'; logId: string; board: BoardSnapshot }
  | { kind: 'records'; logId: string; records: readonly SentRecord[]; head: Seq }

export type Step =
  | { kind: 'applied'; have: Have; records: readonly LogRecord[] }
  | { kind: 'nothing-new' }
  /** Something between is missing: ask again from what we have, never guess. */
  | { kind: 'gap'; after: Seq }
  | { kind: 'other-log' }

/**
 * One step of a client towards the city's truth.
 *
 * Invariants: the board's seq only grows within a log; after `applied` it equals the last
 * record's (or the snapshot's) seq; a record at or below it changes nothing.
 */
export function step(have: Have | undefined, incoming: Incoming): Step {
  if (incoming.kind === 'snapshot') {
    if (have && have.logId === incoming.logId && have.board.seq > incoming.board.seq) return { kind: 'nothing-new' }
    return {
      kind: 'applied',
      have: { logId: incoming.logId, board: boardFrom(incoming.board, incoming.board.now) },
      records: [],
    }
  }
  if (!have || have.logId !== incoming.logId) return { kind: 'other-log' }

  const fresh: SentRecord[] = []
  let seq = have.board.seq
  for (const sent of incoming.records) {
    const last = 'upTo' in sent ? sent.upTo : sent.seq
    if (last <= seq) continue
    if (sent.seq > seq + 1) return { kind: 'gap', after: seq }
    fresh.push(sent)
    seq = last
  }
  // A heartbeat brings nothing; a head beyond us then means that something never came.
  if (incoming.records.length === 0 && incoming.head > seq) return { kind: 'gap', after: seq }
  if (fresh.length === 0) return { kind: 'nothing-new' }
  const board = fold(have.board, fresh)
  return { kind: 'applied', have: { logId: have.logId, board }, records: fresh.filter(isWhole) }
}

/** A record with something in it, as opposed to a bare envelope or a run of them. */
export const isWhole = (sent: SentRecord): sent is LogRecord => 'v' in sent
