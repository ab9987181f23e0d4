import type { SentRecord } from '../protocol/records.ts'
import type { Board } from './board.ts'
import { draftOf, type Draft } from './evolve/draft.ts'
import { evolveCity } from './evolve/city.ts'
import { evolveCrew } from './evolve/crews.ts'
import { evolveRequest } from './evolve/requests.ts'
import { letGo } from './evolve/leaving.ts'

/** The board after these records. Pure: the given board is untouched. */
export function fold(board: Board, records: readonly SentRecord[]): Board {
  const draft = draftOf(board)
  for (const record of records) evolve(draft, record)
  return draft
}

/**
 * Takes one record into a draft, and lets go what has left by then. Total: a record that says
 * nothing to this board (a bare envelope, a request long gone) moves only its seq, so every
 * reader stays in step.
 */
export function evolve(draft: Draft, record: SentRecord): void {
  take(draft, record)
  letGo(draft)
}

/** As `evolve`, but whatever the record ended still stands: for the writer, who must store it. */
export function take(draft: Draft, record: SentRecord): void {
  if ('upTo' in record) {
    draft.seq = record.upTo
    return
  }
  draft.seq = record.seq
  draft.at = record.at
  if (!('v' in record)) return
  evolveCity(draft, record)
  evolveCrew(draft, record)
  evolveRequest(draft, record)
}
