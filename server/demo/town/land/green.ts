import { diceFor, type Dice } from '../ground/chance.ts'
import { isWithinExtent } from '../ground/extent.ts'
import type { Ground } from '../ground/ground.ts'
import { areaOf, closedRing, left, plus, tangentAt, toward } from '../ground/plane.ts'
import { POND, RESERVED } from '../ground/raster.ts'
import type { PlanLand, Point, PointRing } from '../plan.ts'
import type { Net } from '../streets/net.ts'
import type { Superblock } from '../streets/superblocks.ts'
import { isRoadless } from './frontage.ts'

/** A ring as water or trees make it: a circle pulled out of shape by three waves. */
function blob(at: Point, radiusM: number, dice: Dice, stretch: number): Point[] {
  const waves = [2, 3, 5].map((n) => ({ n, size: dice.between(0.05, 0.34) / n ** 0.6, phase: dice.between(0, 6.3) }))
  const lean = dice.between(0, Math.PI)
  return Array.from({ length: 30 }, (_, i) => {
    const angle = (i / 30) * 2 * Math.PI
    const radius = radiusM * (1 + waves.reduce((sum, { n, size, phase }) => sum + size * Math.sin(n * angle + phase), 0)) * (1 + stretch * Math.cos(2 * (angle - lean)))
    return plus(at, toward(angle), radius)
  })
}

const grown = (ring: readonly Point[], at: Point, byM: number): Point[] => ring.map((p) => {
  const [x, y] = [p[0] - at[0], p[1] - at[1]]
  return plus(at, [x, y], 1 + byM / (Math.hypot(x, y) || 1))
})

/** Basins that hold the rain of newer subdivisions, dug before their streets. */
export function digPonds(ground: Ground, superblocks: readonly Superblock[]): PointRing[] {
  const ponds: PointRing[] = []
  for (const block of superblocks) {
    if (block.zone !== 'nineties') continue
    const dice = diceFor(ground.seed, 'ponds', block.id)
    let left = Math.min(4, Math.round(block.freeM2 / 260_000 + dice.between(-0.6, 0.9)))
    for (let tries = 0; tries < 24 && left > 0; tries++) {
      const at = somewhereIn(block, dice)
      const ring = blob(at, dice.between(28, 62), dice, dice.between(0.05, 0.28))
      if (!ground.raster.isFree(grown(ring, at, 55), block.id)) continue
      ground.raster.stampRing(grown(ring, at, 20), POND)
      ponds.push(closedRing(ring))
      left--
    }
  }
  return ponds
}

/** Woods that farmers left standing. */
export function leaveWoods(ground: Ground, superblocks: readonly Superblock[]): PlanLand[] {
  const woods: PlanLand[] = []
  for (const block of superblocks) {
    if (block.zone !== 'country' || block.areaM2 < 400_000) continue
    const dice = diceFor(ground.seed, 'woods', block.id)
    for (let tries = 0; tries < 3; tries++) {
      if (!dice.chance(0.32)) continue
      const at = somewhereIn(block, dice)
      const ring = blob(at, dice.between(90, 210), dice, dice.between(0.1, 0.35))
      if (!ring.every((p) => isWithinExtent(p)) || !ground.raster.isFree(grown(ring, at, 30), block.id)) continue
      ground.raster.stampRing(ring, RESERVED)
      woods.push({ kind: 'wood', ring: closedRing(ring), areaM2: areaOf(ring), at })
    }
  }
  return woods
}

function somewhereIn({ ring }: Superblock, dice: Dice): Point {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return [dice.between(Math.min(...xs), Math.max(...xs)), dice.between(Math.min(...ys), Math.max(...ys))]
}

/** Where the river road begins. */
const OUTER_M = 146

/** Between bank and river road: metres along the river from the point nearest to the middle, and the side, 1 the town's own. */
const RIVERSIDE: readonly { from: number; to: number; side: 1 | -1 }[] = [
  { from: -520, to: 640, side: 1 },
  { from: -1900, to: -1200, side: -1 },
  { from: 1500, to: 2100, side: 1 },
]

/** Parks on the water, cut where a road comes between. */
export function riversideParks({ river, mirrored, raster }: Ground, net: Net): PlanLand[] {
  const stepM = 30
  // The town lies on the river's right bank in the sketch, on its left in the mirror.
  const townSide = mirrored ? 1 : -1
  return RIVERSIDE.flatMap(({ from, to, side }) => {
    const parks: PlanLand[] = []
    let run: number[] = []
    const close = () => {
      if (run.length >= 6) {
        const edge = (off: (i: number) => number) => run.map((i) => plus(river.line[i]!, left(tangentAt(river.line, i)), side * townSide * off(i)))
        const ring = closedRing([...edge((i) => river.halfWidths[i]! + 5), ...edge(() => OUTER_M).reverse()])
        raster.stampRing(ring, RESERVED)
        parks.push({ kind: 'park', ring, areaM2: areaOf(ring), at: edge(() => 96)[run.length >> 1]! })
      }
      run = []
    }
    for (let m = from; m <= to; m += stepM) {
      const i = river.nearest + Math.round(m / stepM)
      const [along, across] = [tangentAt(river.line, i), left(tangentAt(river.line, i))]
      const place = (aside: number, off: number) => plus(plus(river.line[i]!, along, aside), across, side * townSide * off)
      const isClear = isRoadless(net, [place(-26, 40), place(26, 40), place(26, OUTER_M + 6), place(-26, OUTER_M + 6)])
      if (!isClear) close()
      else run.push(i)
    }
    close()
    return parks
  })
}
