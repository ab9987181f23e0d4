import type { Crew, Position } from '../protocol/board.ts'
import { POSITION_STRIDE } from '../protocol/words.ts'
import type { Positions } from '../protocol/sockets.ts'
import type { Id, Instant } from '../protocol/values.ts'
import { integersIn, integerText, withoutSign, withSign } from './integer-text.ts'

/** Steps of 0.000002°, at most 22 cm: a receiver errs by twenty times that, and a truck drawn so glides. */
const STEPS_A_DEGREE = 500_000
/** Ages are told in tenths of a second. */
const AGE_MS = 100

const orUnknown = (value: number | undefined): number => (value === undefined ? 0 : Math.round(value) + 1)

/** A position on the way, with the number by which it goes there: `addedSeq` of its crew. */
export interface Numbered {
  addedSeq: number
  position: Position
}

/**
 * Positions as text, about 13 characters a crew; PROTOCOL.md, P3, says which seven integers.
 * Each is told by what it differs in from the one before, so they are put in order first.
 */
export function tickRows(positions: readonly Numbered[], now: Instant): string {
  const nowMs = Date.parse(now)
  let [text, number, east, north] = ['', 0, 0, 0]
  for (const { addedSeq, position } of positions.toSorted((a, b) => a.addedSeq - b.addedSeq)) {
    const [lng, lat] = [Math.round(position.lng * STEPS_A_DEGREE), Math.round(position.lat * STEPS_A_DEGREE)]
    text += integerText(addedSeq - number)
      + integerText(withoutSign(lng - east))
      + integerText(withoutSign(lat - north))
      + integerText(withoutSign(Math.round((nowMs - Date.parse(position.at)) / AGE_MS)))
      + integerText(orUnknown(position.accuracyM) * 2 + (position.imported ? 1 : 0))
      + integerText(orUnknown(position.speedMps === undefined ? undefined : position.speedMps * 10))
      + integerText(orUnknown(position.headingDeg))
    ;[number, east, north] = [addedSeq, lng, lat]
  }
  return text
}

export interface Tick {
  positions: Position[]
  gone: Id[]
  /** The message is damaged, and this says how; then nothing of it is taken. */
  problem?: string
}

const damaged = (problem: string): Tick => ({ positions: [], gone: [], problem })

/**
 * What a tick says, with crews found by their small number; of crews we do not know nothing is
 * said. Never throws: the lane is lossy, and the next tick makes a damaged one good.
 */
export function readTick({ now, rows, gone }: Positions, crews: Iterable<Crew>): Tick {
  const nowMs = typeof now === 'string' ? Date.parse(now) : NaN
  const numbers = typeof rows === 'string' ? integersIn(rows) : undefined
  if (!numbers) return damaged('The rows are not the text of integers.')
  if (numbers.length % POSITION_STRIDE !== 0) return damaged(`The rows hold ${numbers.length} integers, which is no multiple of ${POSITION_STRIDE}.`)
  if (!Array.isArray(gone)) return damaged('It does not say who is gone.')

  const byNumber = new Map([...crews].map((crew) => [crew.addedSeq, crew.id]))
  const positions: Position[] = []
  let [number, east, north] = [0, 0, 0]
  for (let i = 0; i < numbers.length; i += POSITION_STRIDE) {
    number += numbers[i]!
    east += withSign(numbers[i + 1]!)
    north += withSign(numbers[i + 2]!)
    const [lng, lat] = [east / STEPS_A_DEGREE, north / STEPS_A_DEGREE]
    const at = new Date(nowMs - withSign(numbers[i + 3]!) * AGE_MS)
    // The comparison is so put that it does not hold of NaN.
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90) || Number.isNaN(at.getTime())) return damaged(`Crew ${number} is nowhere on earth, or at no time.`)
    const crewId = byNumber.get(number)
    if (crewId === undefined) continue
    const [accuracy, speed, heading] = [numbers[i + 4]!, numbers[i + 5]!, numbers[i + 6]!]
    positions.push({
      crewId, lng, lat, at: at.toISOString(),
      ...(accuracy < 2 ? {} : { accuracyM: Math.floor(accuracy / 2) - 1 }),
      ...(speed === 0 ? {} : { speedMps: (speed - 1) / 10 }),
      ...(heading === 0 ? {} : { headingDeg: heading - 1 }),
      ...(accuracy % 2 === 1 ? { imported: true } : {}),
    })
  }
  return { positions, gone: gone.flatMap((number) => byNumber.get(number) ?? []) }
}
