import type { Board } from '../../shared/domain/board.ts'
import type { Position } from '../../shared/protocol/board.ts'
import type { Positions } from '../../shared/protocol/sockets.ts'
import { readPositions } from '../net/positions.ts'

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
    const crewByNumber = new Map([...board.crews.values()].map((crew) => [crew.addedSeq, crew.id]))
    const next = new Map(this.#byCrew)
    for (const position of readPositions(message, crewByNumber)) next.set(position.crewId, position)
    for (const number of message.gone) next.delete(crewByNumber.get(number) ?? '')
    this.#byCrew = next
  }
}
