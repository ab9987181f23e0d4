import type { Dice } from '../ground/chance.ts'
import type { Point } from '../plan.ts'
import type { Footprint } from './footprints.ts'
import type { Road } from './roads.ts'
import type { Site } from './site.ts'
import { Walk } from './walk.ts'

/** Shopfronts stand wall to wall as far out as this along any street, and twice as far along the two base streets. */
const CORE_M = 330
const MAIN_STREET_M = 640
/** Walls that touch must not count as one house in another. */
const PARTY_WALL_M = 0.15

/** The old business blocks: fronts along the sidewalk without a gap, but for a parking lot here and there. */
export function buildShopfronts(site: Site, road: Road, dice: Dice): void {
  const reach = road.kind === 'main' || road.kind === 'meridian' ? MAIN_STREET_M : CORE_M
  const walk = new Walk(road.points)
  for (const side of [1, -1]) {
    // Neighbours were built in one go and share a depth.
    let depth = dice.between(20, 27)
    let at = 8
    while (at < walk.lengthM - 8) {
      const [x, y] = walk.point(at)
      const far = Math.hypot(x, y)
      if (far > reach) {
        at += Math.max(4, far - reach)
        continue
      }
      if (dice.chance(0.2 * (far / reach) ** 2 + 0.03)) {
        at += dice.between(12, 30)
        depth = dice.between(18, 28)
        continue
      }
      const width = dice.chance(0.12) ? dice.between(18, 30) : dice.between(7, 14)
      if (!build(site, walk, at + width / 2, side, 10.2, width, depth, PARTY_WALL_M, 'shop', dice)) at += 1.5
      else at += width + 2 * PARTY_WALL_M
    }
  }
}

/** Farther out: low shops with parking in front, strung along the roads that lead out of town, and sheds along the rails. */
export function buildStrip(site: Site, road: Road, isTown: (at: Point) => boolean, dice: Dice): void {
  const isRail = road.kind === 'rail-road'
  const walk = new Walk(road.points)
  for (const side of [1, -1]) {
    let at = 20
    let run = false
    let left = 0
    while (at < walk.lengthM - 20) {
      if (left <= 0) {
        run = dice.chance(isRail ? 0.55 : 0.34)
        left = dice.between(70, 260)
      }
      const lot = isRail ? dice.between(38, 75) : dice.between(24, 44)
      if (run && isTown(walk.point(at))) {
        const width = lot * dice.between(0.5, 0.72)
        const depth = isRail ? dice.between(18, 38) : dice.between(11, 19)
        const setback = isRail ? dice.between(15, 22) : dice.between(20, 30)
        build(site, walk, at + lot / 2, side, setback, width, depth, 5, isRail ? 'industrial' : 'shop', dice)
      }
      at += lot
      left -= lot
    }
  }
}

function build(site: Site, walk: Walk, at: number, side: number, setback: number, width: number, depth: number, apart: number, kind: Footprint['kind'], dice: Dice): boolean {
  const { x, y, ux, uy } = walk.stand(at, width)
  const out = (setback + depth / 2) * side
  return site.buildOnLot({ kind, homes: 0, x: x - uy * out, y: y + ux * out, ux, uy, halfWidth: width / 2, halfDepth: depth / 2, cut: dice.next() }, apart)
}
