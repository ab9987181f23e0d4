import type { Point } from '../plan.ts'
import { noiseFor } from './chance.ts'
import { eased, turned } from './plane.ts'

/** Where a point of the surveyors' square plan came to lie on the ground. */
export type Warp = (u: number, v: number) => Point

/**
 * Section lines are never quite straight (25 m off downtown, 100 m in the country), and about the middle the plan is turned
 * to the river: wholly within 750 m, less and less out to 2,100 m. The section road thus bends into Main Street.
 */
export function makeWarp(seed: number, mainHeading: number): Warp {
  const [east, north] = [noiseFor(seed, 'warp east', 2600), noiseFor(seed, 'warp north', 2600)]
  const [east0, north0] = [east(0, 0), north(0, 0)]
  return (u, v) => {
    const far = Math.hypot(u, v)
    const amplitude = 25 + 75 * eased(far, 700, 3500)
    const turn = mainHeading * (1 - eased(far, 750, 2100))
    return turned([u + (east(u, v) - east0) * amplitude, v + (north(u, v) - north0) * amplitude], turn)
  }
}
