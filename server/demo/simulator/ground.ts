import { METRES_A_DEGREE } from '../../../shared/domain/distance.ts'
import type { LngLat, Travel } from '../../../shared/roads/travel.ts'
import type { Dice } from '../dice.ts'

/** What a driver knows of the town. */
export interface Ground {
  travel: Travel
  /** Metres a second that are allowed there; where no road is, what one drives in a yard. */
  limitAt(at: LngLat): number
  /** Where a truck stops for a place: on the road in front of it. */
  curbAt(place: LngLat): LngLat
  /** Where the n-th crew's truck stands between shifts. */
  yardOf(n: number): LngLat
  /** Some place in town, for a round without a reason. */
  anywhere(dice: Dice): LngLat
}

/** The point so many metres east and north of another; exact enough for a town. */
export const shifted = (at: LngLat, east: number, north: number): LngLat => ({
  lng: at.lng + east / (METRES_A_DEGREE * Math.cos((at.lat * Math.PI) / 180)),
  lat: at.lat + north / METRES_A_DEGREE,
})
