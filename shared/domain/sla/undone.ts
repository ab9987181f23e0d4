import type { ClockAct } from '../../protocol/board.ts'

const UNDOES: Partial<Record<ClockAct['act'], ClockAct['act'][]>> = {
  continued: ['resolved', 'cancelled'],
  unmerged: ['merged'],
}

/**
 * The endings that count as if they had not happened. They are matched by seq, not by time:
 * what somebody undid is what the board showed.
 */
export function undoneActs(bySeq: readonly ClockAct[]): ReadonlySet<ClockAct> {
  const undone = new Set<ClockAct>()
  bySeq.forEach((act, i) => {
    const kinds = UNDOES[act.act]
    if (!kinds) return
    const ending = bySeq.slice(0, i).findLast((earlier) => kinds.includes(earlier.act))
    if (ending) undone.add(ending)
  })
  return undone
}
