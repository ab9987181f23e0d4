import type { Crew, Position } from '../protocol/board.ts'
import { POSITION_STRIDE } from '../protocol/words.ts'
import type { Positions } from '../protocol/sockets.ts'
import type { Id, Instant } from '../protocol/values.ts'

const DEGREE = 1e6
const UNKNOWN = -1
const IMPORTED = 1

/**
 * A crew's position as eight integers: addedSeq of the crew, lng and lat in millionths of a
 * degree, age in ms before the tick (negative: ahead of it), accuracy in metres, speed in
 * dm/s, heading in degrees (-1 each: unknown), flags (1: imported). About 30 bytes of JSON.
 */
export const toRow = (position: Position, addedSeq: number, now: Instant): number[] => [
  addedSeq,
  Math.round(position.lng * DEGREE),
  Math.round(position.lat * DEGREE),
  Date.parse(now) - Date.parse(position.at),
  position.accuracyM === undefined ? UNKNOWN : Math.round(position.accuracyM),
  position.speedMps === undefined ? UNKNOWN : Math.round(position.speedMps * 10),
  position.headingDeg === undefined ? UNKNOWN : Math.round(position.headingDeg),
  position.imported ? IMPORTED : 0,
]

/** What a tick says, with crews found by their small number; rows of crews we do not know are passed over. */
export function readTick(tick: Positions, crews: Iterable<Crew>): { positions: Position[]; gone: Id[] } {
  const byNumber = new Map([...crews].map((crew) => [crew.addedSeq, crew.id]))
  const positions: Position[] = []
  for (let i = 0; i + POSITION_STRIDE <= tick.rows.length; i += POSITION_STRIDE) {
    const [addedSeq, lng, lat, age, accuracy, speed, heading, flags] = tick.rows.slice(i, i + POSITION_STRIDE) as [
      number, number, number, number, number, number, number, number,
    ]
    const crewId = byNumber.get(addedSeq)
    if (crewId === undefined) continue
    positions.push({
      crewId, lng: lng / DEGREE, lat: lat / DEGREE, at: new Date(Date.parse(tick.now) - age).toISOString(),
      ...(accuracy === UNKNOWN ? {} : { accuracyM: accuracy }),
      ...(speed === UNKNOWN ? {} : { speedMps: speed / 10 }),
      ...(heading === UNKNOWN ? {} : { headingDeg: heading }),
      ...(flags & IMPORTED ? { imported: true } : {}),
    })
  }
  return { positions, gone: tick.gone.flatMap((number) => byNumber.get(number) ?? []) }
}
