import type { PointFeature } from '../live/feature-diff.ts'
import { metresBetween, type LngLat } from '../metres.ts'

/** Pixels from the middle of a fan. */
export interface Offset {
  x: number
  y: number
}

/** So many stand on one circle around their place; more wind around it. */
const CIRCLE = 8
/** From the middle of one sign to the next: the largest and a gap. */
const APART_PX = 42
const NEAREST_PX = 46
const TURN_PX = 44
/** No more are laid out than a hand can tell apart; the worst come first. */
export const MOST = 60

/** Where the signs of a fan stand. The first is on top; two stand side by side. */
export function fanPositions(count: number): Offset[] {
  if (count <= CIRCLE) {
    const radius = Math.max(NEAREST_PX, (APART_PX * count) / (2 * Math.PI))
    return Array.from({ length: count }, (_, i) => around(radius, (i / count) * 2 * Math.PI - (count === 2 ? Math.PI / 2 : 0)))
  }
  const positions: Offset[] = []
  for (let turn = 0; positions.length < count;) {
    const radius = NEAREST_PX + (TURN_PX * turn) / (2 * Math.PI)
    positions.push(around(radius, turn))
    turn += APART_PX / radius
  }
  return positions
}

/** A place in a fan by name: circles differ by how many stand on them, the spiral is always the same. */
export const fanSlot = (count: number, i: number): string => (count <= CIRCLE ? `${count}/${i}` : `spiral/${i}`)

/** Every place a sign can have in a fan. */
export const fanSlots = (): [slot: string, offset: Offset][] =>
  [...Array.from({ length: CIRCLE }, (_, i) => i + 1), MOST].flatMap((count) => fanPositions(count).map((offset, i) => [fanSlot(count, i), offset] as [string, Offset]))

/** Clockwise from the top. */
const around = (radius: number, turn: number): Offset => ({ x: Math.sin(turn) * radius, y: -Math.cos(turn) * radius })

/** A few that lie so near are one place to whoever drives there; of many only those that really share it. */
const FEW = 8
const NEAR_M = 8
const SAME_M = 2.5

/**
 * The requests that share a place, worst first; empty unless they are several. `atMostM` is how
 * near they have to be to lie on each other in the picture, `deepest` that no zoom parts them further.
 */
export function stackAround(requests: ReadonlyMap<number, PointFeature>, at: LngLat, atMostM: number, deepest: boolean): PointFeature[] {
  const within = (metres: number) => [...requests.values()].filter(({ geometry }) => metresBetween(at, geometry.coordinates) <= metres)
  const near = within(Math.min(NEAR_M, atMostM))
  const stack = near.length <= FEW || deepest ? near : within(Math.min(SAME_M, atMostM))
  return stack.length < 2 ? [] : stack.sort((a, b) => Number(b.properties.rank) - Number(a.properties.rank) || a.id - b.id)
}

/** Who stands where, when some have left and others come: nobody who stays is moved, gaps are filled first. */
export function keepSlots(slots: readonly (number | undefined)[], members: readonly number[]): (number | undefined)[] {
  const there = new Set(members)
  const kept = slots.map((id) => (id !== undefined && there.has(id) ? id : undefined))
  const known = new Set(kept)
  for (const id of members) {
    if (known.has(id)) continue
    const gap = kept.indexOf(undefined)
    if (gap < 0) kept.push(id)
    else kept[gap] = id
  }
  return kept
}
