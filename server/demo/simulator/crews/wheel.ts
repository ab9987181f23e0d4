import type { LngLat } from '../../../../shared/roads/travel.ts'
import type { Dice } from '../../dice.ts'
import type { Ground } from '../ground.ts'
import { momentOf, planTrip, type Moment, type Trip } from './trip.ts'

/** Where a truck is: on a drive, or where the last one ended. */
export class Wheel {
  readonly #ground: Ground
  readonly #dice: Dice
  #stands: Moment
  #drive: { trip: Trip; sinceMs: number } | undefined
  #goal: string | undefined

  constructor(ground: Ground, dice: Dice, at: LngLat) {
    this.#ground = ground
    this.#dice = dice
    this.#stands = { lng: at.lng, lat: at.lat, speedMps: 0, headingDeg: 0, isThere: true }
  }

  get goal(): string | undefined {
    return this.#goal
  }

  get isDriving(): boolean {
    return this.#drive !== undefined
  }

  at(nowMs: number): Moment {
    if (!this.#drive) return this.#stands
    const moment = momentOf(this.#drive.trip, (nowMs - this.#drive.sinceMs) / 1000)
    if (moment.isThere) this.#rest(moment)
    return moment
  }

  /** Sets off from wherever it is, to the curb in front of the place; where no road leads, as the crow flies. */
  setOff(goal: string, to: LngLat, nowMs: number): void {
    const from = this.at(nowMs)
    const { travel, limitAt, curbAt } = this.#ground
    const end = curbAt(to)
    const line = travel.route(from, end)?.line ?? [[from.lng, from.lat], [end.lng, end.lat]]
    const points = line.map(([lng, lat]) => ({ lng, lat }))
    this.#goal = goal
    this.#drive = { trip: planTrip(points, limitAt, this.#dice), sinceMs: nowMs }
  }

  /** Is where it is put: at its yard in the morning, or where somebody else left it. */
  park(at: LngLat, goal?: string): void {
    this.#rest({ ...this.#stands, lng: at.lng, lat: at.lat, speedMps: 0, isThere: true })
    this.#goal = goal
  }

  #rest(moment: Moment): void {
    this.#stands = { ...moment, speedMps: 0, isThere: true }
    this.#drive = undefined
  }
}
