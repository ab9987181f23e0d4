import type { Crew } from '../../../shared/protocol/board.ts'
import { byBadge } from '../../format/crew-words.ts'

/** Who calls for help first, then who is on shift, then the rest; within each by badge, as numbers where they are. */
export function byDuty(a: Crew, b: Crew): number {
  return (
    Number(b.help !== undefined) - Number(a.help !== undefined) ||
    Number(b.shift !== undefined) - Number(a.shift !== undefined) ||
    byBadge(a, b)
  )
}
