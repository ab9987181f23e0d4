import { distanceM } from '../domain/distance.ts'
import type { LngLat, Travel } from './travel.ts'

/** Ways are about this much longer than the straight line (circuity of American cities: Ballou et al. 2002 give 1.2 to 1.3). */
const DETOUR = 1.3
/** An ordinary speed of a town, 40 km/h. */
const TOWN_MPS = 11

/** Travel where nobody knows the roads; screens say that it is the straight line. */
export function straightTravel(): Travel {
  const metres = (from: LngLat, to: LngLat) => distanceM(from, to) * DETOUR
  return {
    by: 'straight-line',
    secondsTo: (to, froms) => froms.map((from) => metres(from, to) / TOWN_MPS),
    route: (from, to) => ({ seconds: metres(from, to) / TOWN_MPS, metres: metres(from, to), line: [[from.lng, from.lat], [to.lng, to.lat]] }),
  }
}
