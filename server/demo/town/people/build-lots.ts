import type { Dice } from '../ground/chance.ts'
import type { Zone } from '../plan.ts'
import type { Footprint } from './footprints.ts'
import { THROUGH_KINDS, type Road } from './roads.ts'
import type { Site } from './site.ts'
import { Walk } from './walk.ts'

type Span = readonly [low: number, high: number]

/** How a part of town was built upon: metres. `setback` is from the centre line to the front wall, `apart` between walls. */
interface Manner {
  lot: Span
  width: Span
  depth: Span
  setback: Span
  apart: number
  /** Share of lots that nobody built on. */
  vacant: number
  /** Radians a house may stand askew. */
  askew: number
}

const MANNERS: Record<Zone, Manner> = {
  downtown: { lot: [14, 18], width: [8.5, 11.5], depth: [12, 17], setback: [11.5, 13.5], apart: 2.4, vacant: 0.12, askew: 0 },
  streetcar: { lot: [15, 19.5], width: [8.5, 11.5], depth: [11, 15.5], setback: [13, 15], apart: 2.6, vacant: 0.06, askew: 0.01 },
  fifties: { lot: [23, 30], width: [13, 17], depth: [8.5, 11], setback: [14.5, 17], apart: 4, vacant: 0.05, askew: 0.03 },
  nineties: { lot: [25, 33], width: [13, 18], depth: [10.5, 14], setback: [15.5, 18.5], apart: 4.5, vacant: 0.07, askew: 0.06 },
  country: { lot: [190, 520], width: [12, 18], depth: [9, 12], setback: [26, 60], apart: 6, vacant: 0.45, askew: 0.2 },
}

/** Wide roads push houses back. */
const WIDE_M: Partial<Record<Road['kind'], number>> = { main: 3, meridian: 3, section: 5, pike: 4, collector: 1.5, 'river-road': 3, 'rail-road': 2 }
/** Share of a through road that has houses: the newer the part of town, the more it turns its back. */
const LIVED_ALONG: Record<Zone, number> = { downtown: 0.9, streetcar: 0.85, fifties: 0.45, nineties: 0.12, country: 1 }
/** When there is no room, the next try is a few steps on. */
const STEP_M = 4

const within = (dice: Dice, [low, high]: Span) => dice.between(low, high)

/** Houses along both sides of a road, each facing it. `zoneAt` tells the zone by the point of the road’s line. */
export function buildLots(site: Site, road: Road, zoneAt: (point: number) => Zone, dice: Dice): void {
  const walk = new Walk(road.points)
  const start = road.kind === 'court' && road.deadEnds[0] ? 20 : 7
  const end = walk.lengthM - (road.kind === 'court' && road.deadEnds[1] ? 20 : 7)
  for (const side of [1, -1]) {
    let at = start
    let isLived = true
    let left = 0
    while (at < end) {
      const zone = zoneAt(walk.piece(at))
      const manner = MANNERS[zone]
      const lot = within(dice, manner.lot)
      if (left <= 0) {
        isLived = dice.chance(THROUGH_KINDS.includes(road.kind) ? LIVED_ALONG[zone] : 1)
        left = dice.between(90, 320)
      }
      if (!isLived || dice.chance(manner.vacant)) {
        at += lot
        left -= lot
        continue
      }
      const width = within(dice, manner.width)
      const depth = within(dice, manner.depth)
      const setback = within(dice, manner.setback) + (WIDE_M[road.kind] ?? 0)
      const askew = (dice.next() - 0.5) * 2 * manner.askew
      const middle = at + lot / 2
      if (middle > end) break
      const { x, y, ux, uy } = walk.stand(middle, width)
      const out = (setback + depth / 2) * side
      const [c, s] = [Math.cos(askew), Math.sin(askew)]
      const house: Footprint = { kind: 'house', homes: 1, x: x - uy * out, y: y + ux * out, ux: ux * c - uy * s, uy: uy * c + ux * s, halfWidth: width / 2, halfDepth: depth / 2, cut: dice.next() }
      const step = site.buildOnLot(house, manner.apart) ? lot : STEP_M
      at += step
      left -= step
    }
  }
}

/** Houses around the turning head of a court, all looking at it. */
export function buildFan(site: Site, road: Road, atEnd: boolean, dice: Dice): void {
  const points = atEnd ? road.points : road.points.slice().reverse()
  const [x, y] = points.at(-1)!
  const walk = new Walk(points)
  const { ux, uy } = walk.stand(walk.lengthM - 6, 12)
  const manner = MANNERS.nineties
  const ahead = Math.atan2(uy, ux)
  const step = dice.between(0.86, 1)
  for (let n = -2; n <= 2; n++) {
    const angle = ahead + n * step + (dice.next() - 0.5) * 0.08
    const width = within(dice, manner.width)
    const depth = within(dice, manner.depth)
    const out = dice.between(20, 22) + depth / 2
    const [ox, oy] = [Math.cos(angle), Math.sin(angle)]
    site.buildOnLot({ kind: 'house', homes: 1, x: x + ox * out, y: y + oy * out, ux: -oy, uy: ox, halfWidth: width / 2, halfDepth: depth / 2, cut: dice.next() }, 3)
  }
}
