import type { Position } from '../../shared/protocol/board.ts'
import { POSITION_STRIDE } from '../../shared/protocol/positions.ts'
import type { Positions } from '../../shared/protocol/sockets.ts'

/** Unpacks the positions lane: flat rows of `addedSeq, lng, lat, age, accuracy, speed, heading` (PROTOCOL.md). */
export function* readPositions(message: Positions, crewByNumber: ReadonlyMap<number, string>): Generator<Position> {
  const now = Date.parse(message.now)
  const { rows } = message
  for (let i = 0; i + POSITION_STRIDE <= rows.length; i += POSITION_STRIDE) {
    const [number, lng, lat, ageMs, accuracyM, speedMps, headingDeg] = rows.slice(i, i + POSITION_STRIDE) as [
      number, number, number, number, number, number, number,
    ]
    const crewId = crewByNumber.get(number)
    if (crewId === undefined) continue
    yield {
      crewId, lng, lat, at: new Date(now - ageMs).toISOString(),
      ...(accuracyM >= 0 ? { accuracyM } : {}), ...(speedMps >= 0 ? { speedMps } : {}), ...(headingDeg >= 0 ? { headingDeg } : {}),
    }
  }
}
