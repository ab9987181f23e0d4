import type { Board } from '../../shared/domain/board.ts'
import type { Position } from '../../shared/protocol/board.ts'
import type { Positions } from '../../shared/protocol/sockets.ts'
import { readTick } from '../../shared/sync/positions.ts'

/** Where crews were last seen: latest wins. A copy is made a tick, never changed in place. */
export class PositionsStore {
  #byCrew = $state.raw<ReadonlyMap<string, Position>>(new Map())

  get byCrew(): ReadonlyMap<string, Position> {
    return this.#byCrew
  }
  of(crewId: string): Position | undefined {
    return this.#byCrew.get(crewId)
  }

  replace(positions: readonly Position[]): void {
    this.#byCrew = new Map(positions.map((position) => [position.crewId, position]))
  }

  apply(message: Positions, board: Board): void {
    const { positions, gone } = readTick(message, board.crews.values())
    if (positions.length === 0 && gone.length === 0) return
    const next = new Map(this.#byCrew)
    for (const position of positions) next.set(position.crewId, position)
    for (const crewId of gone) next.delete(crewId)
    this.#byCrew = next
  }
}
