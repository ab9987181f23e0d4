import { lineMetres } from '../../../shared/roads/along-line.ts'
import type { RoadNet } from '../../../shared/roads/road-net.ts'
import { roadPath } from '../../../shared/roads/road-travel.ts'
import type { LngLat } from '../metres.ts'

/** A receiver among houses is off by so much; what is farther from any road stands in a yard, and stays there. */
export const SNAP_M = 35
/** Longer than this many times the straight line, and some metres for a corner, nobody drove it in one ping. */
const DETOUR = 1.6
const CORNER_M = 60
const FASTEST_MPS = 45

/** The place on the nearest road, or the very place where none is near. */
export function onRoad(at: LngLat, net: RoadNet | undefined): LngLat {
  const near = net?.nearest({ lng: at[0], lat: at[1] }, SNAP_M)
  return near ? [near.lng, near.lat] : at
}

/** From where a truck is drawn to its next fix: along the road where that can be what it did, else straight. */
export function legPath(from: LngLat, fix: LngLat, seconds: number, net: RoadNet | undefined): readonly LngLat[] {
  const straight = [from, onRoad(fix, net)]
  const road = net && roadPath(net, { lng: from[0], lat: from[1] }, { lng: fix[0], lat: fix[1] }, SNAP_M)
  if (!road) return straight
  const metres = lineMetres(road)
  return metres <= lineMetres(straight) * DETOUR + CORNER_M && metres <= FASTEST_MPS * seconds + CORNER_M ? road : straight
}
