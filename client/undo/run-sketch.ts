import type { Board } from '../../shared/domain/board.ts'
import type { Id } from '../../shared/protocol/values.ts'

/**
 * Where a request goes that returns to a run: behind the nearest of those that stood before it,
 * else before the nearest of those that stood behind it. The run may have changed since.
 */
export function placeIn(run: readonly Id[], former: readonly Id[], requestId: Id): number {
  const at = former.indexOf(requestId)
  if (at < 0) return run.length
  for (const before of former.slice(0, at).toReversed()) {
    const found = run.indexOf(before)
    if (found >= 0) return found + 1
  }
  for (const behind of former.slice(at + 1)) {
    const found = run.indexOf(behind)
    if (found >= 0) return found
  }
  return Math.min(at, run.length)
}

/** The runs as they will stand while compensations are being put together, one after the other. */
export class RunSketch {
  #board: Board
  #runs = new Map<Id, readonly Id[]>()

  constructor(board: Board) {
    this.#board = board
  }

  run(crewId: Id): readonly Id[] {
    return this.#runs.get(crewId) ?? this.#board.crews.get(crewId)?.run ?? []
  }
  leave(crewId: Id, requestId: Id): void {
    this.#runs.set(crewId, this.run(crewId).filter((id) => id !== requestId))
  }
  /** Answers the index it came to. */
  enter(crewId: Id, requestId: Id, former: readonly Id[]): number {
    this.leave(crewId, requestId)
    const run = this.run(crewId)
    const index = placeIn(run, former, requestId)
    this.#runs.set(crewId, run.toSpliced(index, 0, requestId))
    return index
  }
}
