import { METRES_A_DEGREE } from '../../../../shared/domain/distance.ts'
import type { LngLat } from '../../../pack/city-source.ts'
import type { Point } from '../plan.ts'

/** Open Atlantic: no real town can be taken for this one. */
export const TOWN_CENTER: LngLat = [-45, 40]

/** On the sphere on which ways are measured, so that metres here are metres there. */
const METRES_PER_LNG = METRES_A_DEGREE * Math.cos((TOWN_CENTER[1] * Math.PI) / 180)

/** Seven decimals are a centimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** Metres about the town's middle to degrees WGS 84, on a plane that touches there: 10 km out it is wrong by under a part in a thousand. */
export function onTheGlobe([x, y]: Point): LngLat {
  return [rounded(TOWN_CENTER[0] + x / METRES_PER_LNG), rounded(TOWN_CENTER[1] + y / METRES_A_DEGREE)]
}
