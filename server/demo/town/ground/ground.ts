import type { Point } from '../plan.ts'
import { diceFor } from './chance.ts'
import { closedRing, tangentAt } from './plane.ts'
import { BANK, CREEK, MOTORWAY, RAIL, Raster, WATER } from './raster.ts'
import { makeCreeks, makeRiver, riverRing, type River } from './water.ts'
import { makeWarp, type Warp } from './warp.ts'
import { makeMotorway, makeRail } from './ways.ts'

/** What was there before the streets, and binds them. */
export interface Ground {
  seed: number
  /** The sketch of the town is used as in a mirror. */
  mirrored: boolean
  river: River
  riverRing: readonly Point[]
  creeks: Point[][]
  rail: Point[]
  motorway: Point[]
  mainHeading: number
  warp: Warp
  raster: Raster
}

const DEGREE = Math.PI / 180

/** Main Street meets the river squarely; but a town is turned neither too little to be seen nor too far to be believed. */
function headingToRiver(river: River): number {
  const [x, y] = tangentAt(river.line, river.nearest)
  const square = Math.atan2(y, x) + Math.PI / 2
  const turn = Math.atan2(Math.sin(2 * square), Math.cos(2 * square)) / 2
  return Math.sign(turn || 1) * Math.min(22 * DEGREE, Math.max(11 * DEGREE, Math.abs(turn)))
}

export function makeGround(seed: number): Ground {
  const mirrored = diceFor(seed, 'mirror').chance(0.5)
  const river = makeRiver(seed, mirrored)
  const mainHeading = headingToRiver(river)
  const creeks = makeCreeks(seed, river, mirrored)
  const rail = makeRail(seed, mainHeading)
  const motorway = makeMotorway(seed, mirrored)
  const raster = new Raster()
  raster.stampLine(river.line, BANK, 105)
  raster.stampLine(river.line, WATER, (i) => river.halfWidths[i]! + 6)
  for (const creek of creeks) raster.stampLine(creek, CREEK, 24)
  raster.stampLine(rail, RAIL, 20)
  raster.stampLine(motorway, MOTORWAY, 60)
  return { seed, mirrored, river, riverRing: closedRing(riverRing(river)), creeks, rail, motorway, mainHeading, warp: makeWarp(seed, mainHeading), raster }
}
