import type { Dice } from '../ground/chance.ts'
import type { PlanLand, PlanLandKind, Point } from '../plan.ts'
import type { Footprint } from './footprints.ts'
import type { Site } from './site.ts'

interface Plot {
  kind: Footprint['kind']
  /** Along the front and away from it, metres. */
  width: readonly [low: number, high: number]
  depth: readonly [low: number, high: number]
  /** Where on the land it would stand: 0 at the front, 1 at the back. */
  back: number
  apart: number
  /** How many, at most, for each hectare of land; at least one. */
  perHectare: number
  atMost: number
  homes: number
}

const plot = (kind: Footprint['kind'], width: Plot['width'], depth: Plot['depth'], more: Partial<Plot> = {}): Plot => ({
  kind, width, depth, back: 0.5, apart: 8, perHectare: 0, atMost: 1, homes: 0, ...more,
})

/** What stands on land that was set aside, the largest first. */
const PLOTS: Partial<Record<PlanLandKind, readonly Plot[]>> = {
  school: [plot('civic', [48, 82], [26, 44], { back: 0.35 }), plot('civic', [22, 34], [18, 26], { back: 0.6 })],
  hospital: [plot('civic', [64, 92], [38, 56]), plot('civic', [32, 46], [22, 30], { atMost: 3, perHectare: 0.5 })],
  commercial: [
    plot('shop', [82, 124], [52, 78], { back: 0.85, apart: 12, atMost: 3, perHectare: 0.3 }),
    plot('shop', [44, 78], [26, 36], { back: 0.85, apart: 0.4, atMost: 4, perHectare: 0.45 }),
    plot('shop', [18, 27], [14, 20], { back: 0.08, apart: 16, atMost: 5, perHectare: 0.6 }),
  ],
  industrial: [
    plot('industrial', [58, 118], [36, 66], { atMost: 4, perHectare: 0.35, apart: 14 }),
    plot('industrial', [24, 46], [18, 30], { atMost: 8, perHectare: 0.9, apart: 10 }),
  ],
  apartments: [
    plot('apartments', [40, 58], [15, 18], { atMost: 12, perHectare: 2.4, apart: 13, homes: 24 }),
    plot('apartments', [22, 28], [15, 18], { atMost: 14, perHectare: 3, apart: 11, homes: 12 }),
  ],
  cemetery: [plot('civic', [10, 14], [14, 18], { back: 0.3 })],
  golf_course: [plot('civic', [28, 40], [18, 24], { back: 0.05 })],
  square: [plot('civic', [30, 38], [22, 27])],
}

const STEP_M = 7

/** Buildings on a piece of land, square to the road it fronts on. */
export function buildCompound(site: Site, land: PlanLand, dice: Dice): Footprint[] {
  const built: Footprint[] = []
  const heading = land.front?.heading ?? headingOf(land)
  const [ux, uy] = [Math.cos(heading), Math.sin(heading)]
  for (const { kind, width, depth, back, apart, perHectare, atMost, homes } of PLOTS[land.kind] ?? []) {
    let want = Math.max(1, Math.min(atMost, Math.round((land.areaM2 / 10_000) * perHectare)))
    const places = placesOn(land, ux, uy, back)
    const size = { halfWidth: dice.between(...width) / 2, halfDepth: dice.between(...depth) / 2 }
    for (const [x, y] of places) {
      if (want === 0) break
      const footprint: Footprint = { kind, homes, x, y, ux, uy, ...size, cut: dice.next() }
      if (!site.buildWithin(land.ring, footprint, apart)) continue
      built.push(footprint)
      want--
    }
  }
  return built
}

/** A lattice over the land, what is nearest to the wished depth first, then along the front from one end. */
function placesOn({ ring, at, front }: PlanLand, ux: number, uy: number, back: number): Point[] {
  const [ox, oy] = front?.at ?? at
  const along = ring.map(([x, y]) => (x - ox) * ux + (y - oy) * uy)
  const across = ring.map(([x, y]) => (y - oy) * ux - (x - ox) * uy)
  const [left, right, low, high] = [Math.min(...along), Math.max(...along), Math.min(...across), Math.max(...across)]
  // The front is whichever long side lies at the road.
  const isFrontLow = Math.abs(low) <= Math.abs(high)
  const wished = low + (high - low) * (isFrontLow ? back : 1 - back)
  const places: { u: number; v: number; off: number }[] = []
  for (let v = low; v <= high; v += STEP_M)
    for (let u = left; u <= right; u += STEP_M) places.push({ u, v, off: Math.round(Math.abs(v - wished) / (2 * STEP_M)) * 1000 + Math.abs(u - (left + right) / 2) })
  return places.sort((a, b) => a.off - b.off).map(({ u, v }) => [ox + u * ux - v * uy, oy + u * uy + v * ux])
}

/** Of its longest side. */
function headingOf({ ring }: PlanLand): number {
  let longest = 0
  let heading = 0
  for (let n = 1; n < ring.length; n++) {
    const [dx, dy] = [ring[n]![0] - ring[n - 1]![0], ring[n]![1] - ring[n - 1]![1]]
    if (Math.hypot(dx, dy) <= longest) continue
    longest = Math.hypot(dx, dy)
    heading = Math.atan2(dy, dx)
  }
  return heading
}
