import type { PositionFix } from '../../../../shared/protocol/positions.ts'
import type { Dice } from '../../dice.ts'
import { shifted } from '../ground.ts'
import type { Moment } from './trip.ts'

/** How far a receiver is off, in metres. It drifts: one fix is about as wrong as the one before. */
export interface Drift {
  east: number
  north: number
}
export const NO_DRIFT: Drift = { east: 0, north: 0 }

const KEEPS = 0.8

/** A fix as a phone on a dashboard gives it: a few metres off, and honest about it. */
export function fixOf(moment: Moment, drift: Drift, at: string, dice: Dice): { fix: PositionFix; drift: Drift } {
  const accuracyM = Math.round(dice.isUnder(0.04) ? dice.between(15, 30) : dice.between(3, 9))
  const next = () => dice.normal() * Math.min(accuracyM, 9) * 0.25
  const moved = { east: drift.east * KEEPS + next(), north: drift.north * KEEPS + next() }
  const { lng, lat } = shifted(moment, moved.east, moved.north)
  const isMoving = moment.speedMps > 0.5
  const speedMps = isMoving ? Math.max(0.6, moment.speedMps * dice.between(0.96, 1)) : 0
  return {
    drift: moved,
    fix: {
      lng: rounded(lng, 6), lat: rounded(lat, 6), at, accuracyM, speedMps: rounded(speedMps, 1),
      ...(isMoving ? { headingDeg: Math.round(moment.headingDeg + dice.normal() * 2 + 360) % 360 } : {}),
    },
  }
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits
