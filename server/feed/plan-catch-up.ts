import type { Cursor } from '../../shared/protocol/sockets.ts'
import type { Seq } from '../../shared/protocol/values.ts'

/** Farther behind than this, a whole board is cheaper than the tail. */
export const LONGEST_TAIL = 2_000

export type CatchUp = { mode: 'tail'; after: Seq } | { mode: 'snapshot' }

/**
 * How a client gets from where it stands to now. A client that slept a week takes the same
 * path as a new one; one of another log, or ahead of us, starts over.
 */
export function planCatchUp(cursor: Cursor | undefined, log: { logId: string; head: Seq }): CatchUp {
  if (!cursor || cursor.logId !== log.logId || cursor.seq > log.head) return { mode: 'snapshot' }
  return log.head - cursor.seq > LONGEST_TAIL ? { mode: 'snapshot' } : { mode: 'tail', after: cursor.seq }
}
