import type { Crew } from '../../shared/protocol/board.ts'
import type { CrewState } from '../stores/crew-state.ts'

/** Who calls for help first, then who is on shift, then the rest; within each by badge, as numbers where they are. */
export function byDuty(a: { crew: Crew; state: CrewState }, b: { crew: Crew; state: CrewState }): number {
  return (
    Number(b.crew.help !== undefined) - Number(a.crew.help !== undefined) ||
    Number(b.crew.shift !== undefined) - Number(a.crew.shift !== undefined) ||
    a.crew.badge.localeCompare(b.crew.badge, 'en', { numeric: true })
  )
}
