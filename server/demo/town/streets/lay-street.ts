import type { Ground } from '../ground/ground.ts'
import { cross, dot, minus, plus, simplified, tangentAt, unit } from '../ground/plane.ts'
import { BARRED } from '../ground/raster.ts'
import type { Point } from '../plan.ts'
import type { Net } from './net.ts'

export interface StreetRules {
  /** Index of a trace. */
  trace: number
  isWithin: (p: Point) => boolean
  /** As near to an earlier road of about its direction, the street leaves off. */
  clearM: number
  /** Bits of the ground that do not stop it. */
  overlooks?: number
  snapM?: number
  shortestM?: number
  /** How far its ends look ahead for a road to end on. */
  reachM?: number
}

const WALK_M = 10
const END_SNAP_M = 24
const EASE_POINTS = 4

/** Lays what the ground lets be of a line, its ends led on to the roads just ahead. Points of the line lie about 10 m apart. */
export function layStreet(ground: Ground, net: Net, line: readonly Point[], rules: StreetRules): void {
  const { trace, isWithin, clearM, overlooks = 0, snapM = 7, shortestM = 55, reachM = 48 } = rules
  const bars = BARRED & ~overlooks
  const isFree = line.map((p, i) => isWithin(p) && (ground.raster.bars(p) & bars) === 0 && (clearM === 0 || !runsBeside(net, p, tangentAt(line, i), clearM)))
  for (let i = 0; i < line.length; i++) {
    if (!isFree[i]) continue
    let end = i
    while (end + 1 < line.length && isFree[end + 1]) end++
    if (end > i + 1) {
      const run = line.slice(i, end + 1)
      const [before, after] = [ahead(ground, net, run[0]!, unit(minus(run[0]!, run[1]!)), reachM, bars), ahead(ground, net, run[run.length - 1]!, unit(minus(run[run.length - 1]!, run[run.length - 2]!)), reachM, bars)]
      // Drawn to a junction nearby, it bends gently: its last points before make way.
      const [head, tail] = [before.length > 0 ? EASE_POINTS : 0, after.length > 0 ? EASE_POINTS : 0]
      const kept = run.length > 2 * (head + tail) ? run.slice(head, run.length - tail) : run
      const whole = [...before, ...simplified(kept, 0.6), ...after]
      if ((end - i) * WALK_M + reachM >= shortestM) net.lay(whole, trace, snapM, END_SNAP_M)
    }
    i = end
  }
}

/** Whether a road of about this direction runs within so many metres to the side. */
export function runsBeside(net: Net, p: Point, direction: Point, withinM: number, cosine = 0.86): boolean {
  let beside = false
  net.forNear(p[0] - withinM, p[1] - withinM, p[0] + withinM, p[1] + withinM, (segment) => {
    if (beside) return
    const [a, b] = [net.froms[segment]!, net.tos[segment]!]
    const [dx, dy] = [net.xs[b]! - net.xs[a]!, net.ys[b]! - net.ys[a]!]
    const length = Math.sqrt(dx * dx + dy * dy)
    if (Math.abs(direction[0] * dx + direction[1] * dy) < cosine * length) return
    const [px, py] = [p[0] - net.xs[a]!, p[1] - net.ys[a]!]
    const share = (px * dx + py * dy) / (length * length)
    if (share > 0 && share < 1 && Math.abs(px * dy - py * dx) < withinM * length) beside = true
  })
  return beside
}

function ahead({ raster }: Ground, net: Net, p: Point, direction: Point, reachM: number, bars: number): Point[] {
  const hit = net.firstHit(p, direction, reachM)
  if (hit === undefined || Math.abs(cross(net.direction(hit.segment), direction)) < 0.5) return []
  for (let far = 6; far < hit.farM; far += 6) if ((raster.bars(plus(p, direction, far)) & bars) !== 0) return []
  return [plus(p, direction, hit.farM)]
}

/** The direction most of an outline runs in, modulo a right angle: radians in [0, π/2). */
export function frameAngle(ring: readonly Point[]): number {
  const bins = new Float64Array(45)
  for (let i = 0; i < ring.length; i++) {
    const d = minus(ring[(i + 1) % ring.length]!, ring[i]!)
    const angle = ((Math.atan2(d[1], d[0]) % (Math.PI / 2)) + Math.PI / 2) % (Math.PI / 2)
    const bin = Math.floor((angle / (Math.PI / 2)) * 45) % 45
    const length = Math.sqrt(dot(d, d))
    for (const [step, weight] of [[-2, 0.3], [-1, 0.7], [0, 1], [1, 0.7], [2, 0.3]] as const) bins[(bin + step + 45) % 45]! += length * weight
  }
  const best = bins.indexOf(Math.max(...bins))
  return ((best + 0.5) / 45) * (Math.PI / 2)
}
