import type { Point, PointRing } from '../plan.ts'
import { MILE_M } from './extent.ts'
import { closedRing } from './plane.ts'
import type { Warp } from './warp.ts'

/** Land was annexed by the quarter section. */
const CELL_M = MILE_M / 4
const REACH = 12

/** The city limits: along section roads and their halves and quarters, around all that is built and a little beyond. */
export function limitsOf(warp: Warp, isBuilt: (p: Point) => boolean): PointRing {
  const side = 2 * REACH
  const has = Array.from({ length: side * side }, (_, cell) => {
    const [i, j] = [(cell % side) - REACH, Math.floor(cell / side) - REACH]
    let count = 0
    for (const u of [0.15, 0.5, 0.85]) for (const v of [0.15, 0.5, 0.85]) if (isBuilt(warp((i + u) * CELL_M, (j + v) * CELL_M))) count++
    return count >= 3
  })
  const isIn = (i: number, j: number) => i >= 0 && j >= 0 && i < side && j < side && has[j * side + i]!
  // Sides of cells with the city on their left, from corner to corner.
  const onward = new Map<number, number[]>()
  const corner = (i: number, j: number) => j * (side + 1) + i
  const edge = (from: number, to: number) => onward.set(from, [...(onward.get(from) ?? []), to])
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      if (!isIn(i, j)) continue
      if (!isIn(i, j - 1)) edge(corner(i, j), corner(i + 1, j))
      if (!isIn(i + 1, j)) edge(corner(i + 1, j), corner(i + 1, j + 1))
      if (!isIn(i, j + 1)) edge(corner(i + 1, j + 1), corner(i, j + 1))
      if (!isIn(i - 1, j)) edge(corner(i, j + 1), corner(i, j))
    }
  }
  let best: number[] = []
  for (const start of [...onward.keys()]) {
    const loop: number[] = []
    for (let at = start; ;) {
      const to = onward.get(at)?.pop()
      if (to === undefined) break
      loop.push(at)
      at = to
    }
    if (loop.length > best.length) best = loop
  }
  const place = (at: number, to: number, share: number): Point => {
    const [i, j] = [at % (side + 1), Math.floor(at / (side + 1))]
    const [k, l] = [to % (side + 1), Math.floor(to / (side + 1))]
    return warp((i + (k - i) * share - REACH) * CELL_M, (j + (l - j) * share - REACH) * CELL_M)
  }
  return closedRing(best.flatMap((at, n) => [0, 0.25, 0.5, 0.75].map((share) => place(at, best[(n + 1) % best.length]!, share))))
}
