import type { Position } from '../../../shared/protocol/board.ts'
import { tickRows } from '../../../shared/sync/positions.ts'
import type { Stores } from '../../stores/stores.ts'

const SPEED_MPS = 9
const METRES_A_DEGREE = 111_320

/** Every crew drives around a block, and tells so once a second, as the wire would. */
export function driveAbout({ board, clock, positions }: Stores): void {
  let tick = 0
  setInterval(() => {
    tick++
    const now = new Date(clock.now).toISOString()
    const numbered = [...positions.byCrew.values()].flatMap((position) => {
      const crew = board.crew(position.crewId)
      return crew ? [{ addedSeq: crew.addedSeq, position: driven(position, tick, now) }] : []
    })
    positions.apply({ now, rows: tickRows(numbered, now), gone: [] }, board.board)
  }, 1_000)
}

function driven(position: Position, tick: number, now: string): Position {
  const headingDeg = (Math.floor(tick / 10) * 90 + position.crewId.charCodeAt(35)) % 360
  const turn = (headingDeg * Math.PI) / 180
  return {
    ...position, at: now, speedMps: SPEED_MPS, headingDeg,
    lng: position.lng + (Math.sin(turn) * SPEED_MPS) / (METRES_A_DEGREE * Math.cos((position.lat * Math.PI) / 180)),
    lat: position.lat + (Math.cos(turn) * SPEED_MPS) / METRES_A_DEGREE,
  }
}
