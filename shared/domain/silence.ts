import type { Crew, Position } from '../protocol/board.ts'

/** So long nothing usable was heard of a crew on shift, and it counts as silent (docs/PROTOCOL.md, P5). */
export const SILENT_MS = 180_000

/** For how long nothing usable was heard of a crew on shift, milliseconds; undefined while it is not silent. `now`: epoch milliseconds. */
export function silentFor(crew: Pick<Crew, 'shift'>, position: Position | undefined, now: number): number | undefined {
  // What another system sent was never live, so its silence says nothing.
  if (!crew.shift || position?.imported) return undefined
  const heardAt = Math.max(position ? Date.parse(position.at) : 0, Date.parse(crew.shift.startedAt))
  return now - heardAt >= SILENT_MS ? now - heardAt : undefined
}
