import type { Position } from '../../../shared/protocol/board.ts'
import { metresAPixel, metresBetween, type LngLat } from '../metres.ts'

/** After so long without a fix nobody knows the way between: it is put where it is. */
const LONGEST_STEP_MS = 30_000
/** Faster than any truck of a city: a jump of the receiver, or of the data. */
const FASTEST_MPS = 60

interface Leg {
  from: LngLat
  to: LngLat
  start: number
  length: number
  position: Position
}

/**
 * Trucks as they are seen to move: each glides from where it is drawn to its newest fix in the
 * time that lay between the last two fixes, so it is about one ping behind and never guessed
 * ahead. Times are milliseconds of the page's clock.
 */
export class CrewMotion {
  #legs = new Map<string, Leg>()

  /** Takes the newest fixes; those not named are forgotten. `still` puts everything where it is. */
  take(positions: ReadonlyMap<string, Position>, now: number, still: boolean): void {
    for (const crewId of this.#legs.keys()) if (!positions.has(crewId)) this.#legs.delete(crewId)
    for (const [crewId, position] of positions) {
      const leg = this.#legs.get(crewId)
      if (leg?.position !== position) this.#legs.set(crewId, nextLeg(leg, position, now, still))
    }
  }

  at(crewId: string, now: number): LngLat | undefined {
    const leg = this.#legs.get(crewId)
    return leg && pointOn(leg, now)
  }

  isMoving(now: number): boolean {
    for (const { start, length } of this.#legs.values()) if (now < start + length) return true
    return false
  }
}

function nextLeg(leg: Leg | undefined, position: Position, now: number, still: boolean): Leg {
  const to: LngLat = [position.lng, position.lat]
  const snapped: Leg = { from: to, to, start: now, length: 0, position }
  if (!leg || still) return snapped
  const step = Date.parse(position.at) - Date.parse(leg.position.at)
  if (step <= 0 || step > LONGEST_STEP_MS || metresBetween(leg.to, to) > (FASTEST_MPS * step) / 1_000 + 50) return snapped
  return { from: pointOn(leg, now), to, start: now, length: step, position }
}

function pointOn({ from, to, start, length }: Leg, now: number): LngLat {
  if (length === 0 || now >= start + length) return to
  const share = Math.max(0, (now - start) / length)
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
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
