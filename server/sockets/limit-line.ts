import type { Farewell } from '../../shared/protocol/sockets.ts'

/** More than anybody says in a second who means it: coming in, answering, and what the limit on messages counts besides. */
const PIECES_A_SECOND = 100
const FAREWELL: Farewell = { because: 'too-many', message: 'Too many messages at once.', retryAfterMs: 5_000 }

/** A line as Engine.IO has it, beneath whatever is said on it. */
interface Line {
  readonly readyState: string
  on(name: 'data', hear: () => void): void
  write(packet: string): void
  close(): void
}

/**
 * Ends a line at the first piece too many, before the rest of the same breath is gone through: one post carries twenty
 * thousand, each of which would be a coming-in that is looked up, and the board would stand still meanwhile.
 */
export function limitLine(line: Line): void {
  let sinceMs = performance.now()
  let heard = 0
  line.on('data', () => {
    const nowMs = performance.now()
    if (nowMs - sinceMs >= 1_000) [sinceMs, heard] = [nowMs, 0]
    if (++heard <= PIECES_A_SECOND || line.readyState !== 'open') return
    // An event of Socket.IO, written by hand: here there is no telling who of the line was let in.
    line.write(`2${JSON.stringify(['farewell', FAREWELL])}`)
    line.close()
  })
}
