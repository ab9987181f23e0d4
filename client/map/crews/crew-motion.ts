import type { Position } from '../../../shared/protocol/board.ts'
import { lineMetres, pointAlong } from '../../../shared/roads/along-line.ts'
import type { RoadNet } from '../../../shared/roads/road-net.ts'
import { metresAPixel, metresBetween, type LngLat } from '../metres.ts'
import { legPath, onRoad } from './leg-path.ts'

/** After so long without a fix nobody knows the way between: it is put where it is. */
const LONGEST_STEP_MS = 30_000
/** Faster than any truck of a city: a jump of the receiver, or of the data. */
const FASTEST_MPS = 60

/** Of less than this a direction is the receiver's, not the truck's. */
const LEAST_MOVE_M = 8

interface Leg {
  path: readonly LngLat[]
  metres: number
  start: number
  length: number
  position: Position
}

/** Where a truck is drawn. */
export interface Drawn {
  at: LngLat
  /** Where the road leads it, degrees clockwise from north; undefined while it does not move. */
  heading: number | undefined
}

/**
 * Trucks as they are seen to move: each glides from where it is drawn to its newest fix, along the
 * road where the roads are known, in the time that lay between the last two fixes; so it is about one
 * ping behind and never guessed ahead. The way is found once a leg. Times are milliseconds of the page's clock.
 */
export class CrewMotion {
  #legs = new Map<string, Leg>()

  /** Takes the newest fixes; those not named are forgotten. `still` puts everything where it is. */
  take(positions: ReadonlyMap<string, Position>, now: number, still: boolean, net?: RoadNet): void {
    for (const crewId of this.#legs.keys()) if (!positions.has(crewId)) this.#legs.delete(crewId)
    for (const [crewId, position] of positions) {
      const leg = this.#legs.get(crewId)
      if (leg?.position !== position) this.#legs.set(crewId, nextLeg(leg, position, now, still, net))
    }
  }

  at(crewId: string, now: number): Drawn | undefined {
    const leg = this.#legs.get(crewId)
    return leg && drawnOn(leg, now)
  }

  isMoving(now: number): boolean {
    for (const { start, length } of this.#legs.values()) if (now < start + length) return true
    return false
  }
}

function nextLeg(leg: Leg | undefined, position: Position, now: number, still: boolean, net: RoadNet | undefined): Leg {
  const fix: LngLat = [position.lng, position.lat]
  const snapped = (): Leg => ({ path: [onRoad(fix, net)], metres: 0, start: now, length: 0, position })
  if (!leg || still) return snapped()
  const step = Date.parse(position.at) - Date.parse(leg.position.at)
  const jump = metresBetween([leg.position.lng, leg.position.lat], fix)
  if (step <= 0 || step > LONGEST_STEP_MS || jump > (FASTEST_MPS * step) / 1_000 + 50) return snapped()
  const path = legPath(drawnOn(leg, now).at, fix, step / 1_000, net)
  return { path, metres: lineMetres(path), start: now, length: step, position }
}

function drawnOn({ path, metres, start, length }: Leg, now: number): Drawn {
  const share = length === 0 ? 1 : Math.max(0, Math.min(1, (now - start) / length))
  const { lng, lat, headingDeg } = pointAlong(path, share * metres)
  return { at: share === 1 ? path.at(-1)! : [lng, lat], heading: metres < LEAST_MOVE_M ? undefined : headingDeg }
}

const CRUISE_MPS = 15
const SEEN_PX = 0.5

/**
 * How often a picture of moving trucks is worth drawing, in milliseconds: when the faster ones
 * have gone half a pixel. A whole city needs one a second, a street corner ten.
 */
export function glideEvery(zoom: number, lat: number): number {
  return Math.max(100, Math.min(1_000, (1_000 * SEEN_PX * metresAPixel(zoom, lat)) / CRUISE_MPS))
}
