import type { ClockAct } from '../../protocol/board.ts'
import type { Seq } from '../../protocol/values.ts'

/**
 * The policy version that judges each round, first round first. A correction judges the
 * whole round in which it was recorded, hence by seq; rounds that had ended stay final, and
 * later ones go on with the last pinned. The last round's is the request's own `policySeq`
 * where no act names one.
 */
export function pinnedByRound(bySeq: readonly ClockAct[], current: Seq | undefined): (Seq | undefined)[] {
  const pinned: (Seq | undefined)[] = [undefined]
  for (const act of bySeq) {
    if (act.act === 'reopened') pinned.push(pinned.at(-1))
    else if (act.act === 'received' || act.act === 'corrected') pinned[pinned.length - 1] = act.policySeq
  }
  pinned[pinned.length - 1] ??= current
  return pinned
}
