import type { Position } from '../../shared/protocol/board.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'

/** A fix as it came, and whether the board showed it. */
export interface Fix extends Position {
  receivedAt: Instant
  /** Why it was not shown: `null-island`, `ahead`, `teleport`, `older`; absent when it was. */
  hidden?: string
}

/** Where crews were, kept raw for the time machine. On-shift fixes only; `trailDays` bounds it. */
export interface TrailStore {
  keep(fixes: readonly Fix[]): Promise<void>
  trail(crewId: Id, from: Instant, to: Instant): Promise<Fix[]>
  /** The newest shown fix of every crew, to start from. */
  latestShown(): Promise<Position[]>
  forgetBefore(instant: Instant): Promise<void>
  count(): Promise<number>
}
