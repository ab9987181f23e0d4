import { closedRing } from '../ground/plane.ts'
import type { PointRing } from '../plan.ts'
import { cornersOf } from './box.ts'
import type { Footprint } from './footprints.ts'

/** The walls of a building within its box: many houses have a corner left out or a porch, large ones a wing. */
export function outlineOf(footprint: Footprint): PointRing {
  const { kind, cut, halfWidth: w, halfDepth: d } = footprint
  if (kind === 'shop' || kind === 'industrial' || cut < 0.55) return closedRing(cornersOf(footprint))
  // Along the front and towards the back, as shares of the box; the front of a lot on either side of its street may be the box's back.
  const share = 0.3 + (cut * 7919) % 0.3
  const bite = 0.14 + (cut * 104729) % 0.2
  const [x1, y1] = [w * (1 - 2 * share), d * (1 - 2 * bite)]
  const ell: [number, number][] = [[-w, -d], [w, -d], [w, y1], [x1, y1], [x1, d], [-w, d]]
  const tee: [number, number][] = [[-w, -d], [w, -d], [w, y1], [w * 0.45, y1], [w * 0.45, d], [-w * 0.45, d], [-w * 0.45, y1], [-w, y1]]
  const shape = cut > 0.94 ? tee : ell
  const mirrored = (cut * 613) % 1 < 0.5 ? -1 : 1
  const flipped = (cut * 389) % 1 < 0.5 ? -1 : 1
  return closedRing(shape.map(([a, b]) => [
    footprint.x + footprint.ux * a * mirrored - footprint.uy * b * flipped,
    footprint.y + footprint.uy * a * mirrored + footprint.ux * b * flipped,
  ]))
}
