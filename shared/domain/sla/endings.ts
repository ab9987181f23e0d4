import type { ClockAct } from '../../protocol/board.ts'
import type { Instant } from '../../protocol/values.ts'
import type { ClockName } from '../../protocol/words.ts'
import type { Round } from './rounds.ts'

/** How a clock ended: by its act, by a resolving that came without it, or void. */
export interface ClockEnd {
  at: Instant
  how: 'act' | 'resolved-without' | 'void'
}

const ENDING_ACT: Record<ClockName, ClockAct['act'] | undefined> = {
  acknowledge: 'acknowledged', dispatch: 'assigned', arrive: 'arrived', makeSafe: 'made-safe', resolve: undefined,
}

/** Dispatch and arrive are not fulfilled by resolving; the others are (it acknowledges where nobody had). */
const NOT_BY_RESOLVING: ReadonlySet<ClockName> = new Set(['dispatch', 'arrive'])

/** A clock ends at the first such act of its round; declining or taking back does not reopen it. Nothing while it is open. */
export function endOf(clock: ClockName, { first, ending }: Round): ClockEnd | undefined {
  const kind = ENDING_ACT[clock]
  const act = kind && first.get(kind)
  if (act) return { at: act.at, how: 'act' }
  if (!ending) return undefined
  if (!ending.resolved) return { at: ending.at, how: 'void' }
  return { at: ending.at, how: NOT_BY_RESOLVING.has(clock) ? 'resolved-without' : 'act' }
}
