import type { Answer, Session } from '../../../shared/protocol/answers.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { PositionFix } from '../../../shared/protocol/positions.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Cursor, Positions, Presence, Records, Welcome } from '../../../shared/protocol/sockets.ts'
import type { Seq } from '../../../shared/protocol/values.ts'

/** What a line says, as it comes. */
export interface LineEvents {
  /** Where to go on from when the line comes back. */
  cursor(): Cursor | undefined
  welcome(message: Welcome): void
  records(message: Records): void
  positions(message: Positions): void
  presence(message: Presence): void
}

/** Somebody signed in at the city's public doors. Calls are tried again while the city cannot be reached, as long as `isWanted` says so. */
export interface Caller {
  readonly session: Session
  /** The answers, in order; undefined where it was not wanted any more, or the city could not be reached for long. */
  give(commands: readonly Command[], isWanted?: () => boolean): Promise<Answer[] | undefined>
  /** Lossy, as the lane is: what cannot be told now is not told later. */
  report(fixes: readonly PositionFix[]): Promise<void>
  /** The last facts of the log. */
  latest(most: number, head: Seq): Promise<readonly LogRecord[]>
  /** Opens a line that comes back by itself; returns how to close it. */
  listen(events: LineEvents): { close(): void; askAgain(): void }
}

/** The only way to the city: HTTP and a socket for a running demo, the city's own parts in tests. */
export interface Doors {
  signIn(email: string): Promise<Caller>
}
