import type { Dice } from '../ground/chance.ts'
import type { Ground } from '../ground/ground.ts'
import { cross, dot, gap, left, plus, turned } from '../ground/plane.ts'
import type { Point } from '../plan.ts'
import type { Net } from './net.ts'

export interface Plot {
  ground: Ground
  net: Net
  /** Streets may run there. */
  isWithin: (p: Point) => boolean
  dice: Dice
}

interface Habits {
  longestM: number
  /** Chance that it joins a road ahead, rather than ending before it. */
  joins: number
  /** So far from its beginning it need not keep clear of others. */
  fromAcrossM: number
}

const STEP_M = 14
/** Two rows of lots, back to back. */
const CLEAR_M = 66
const SHORTEST_M = 62
const TIGHTEST = 1 / 65
/** Two junctions on one road keep so far apart. */
const JUNCTIONS_APART_M = 50

/** Whether a street could leave here: nothing across for two lots' depth, none beside it. `besideM`: how near one may be. */
export function isRoomFor({ net, isWithin }: Plot, at: Point, direction: Point, besideM: number): boolean {
  if (!isWithin(plus(at, direction, 24)) || !isWithin(plus(at, direction, 56))) return false
  if (net.firstHit(plus(at, direction, 2), direction, 76) !== undefined) return false
  for (const side of [1, -1]) {
    const across = left(direction)
    const beside: Point = [across[0] * side, across[1] * side]
    for (const far of [24, 50]) if (net.firstHit(plus(at, direction, far), beside, far === 24 ? besideM - 14 : besideM) !== undefined) return false
  }
  return !hasJunctionNear(net, at, JUNCTIONS_APART_M)
}

/** Whether land lies open for two more rows of lots, straight on. */
export function isOpenAhead({ net, isWithin }: Plot, at: Point, heading: Point): boolean {
  return [30, 60, 90].every((far) => isWithin(plus(at, heading, far))) && net.firstHit(plus(at, heading, 2), heading, 135) === undefined
}

/** A street that finds its way: bends gently, keeps clear of others, and joins a road or ends. The line begins at `from`. */
export function growStreet({ net, isWithin, dice }: Plot, from: Point, direction: Point, { longestM, joins, fromAcrossM }: Habits): { line: Point[]; joined: boolean } | undefined {
  const line: Point[] = [from]
  let [at, heading] = [from, direction]
  let bend = 0
  const drift = dice.between(-1, 1) * TIGHTEST * 0.35
  for (let far = 0; far < longestM; far += STEP_M) {
    const hit = net.firstHit(plus(at, heading, 3), heading, 96)
    if (far > 20 && hit !== undefined) {
      const sine = Math.abs(cross(net.direction(hit.segment), heading))
      const target = plus(at, heading, hit.farM + 3)
      if (sine > 0.72 && dice.chance(joins) && isOpen(isWithin, at, heading, hit.farM) && !hasJunctionNear(net, target, JUNCTIONS_APART_M, 20)) return { line: smoothed([...line, target]), joined: true }
      if (hit.farM < 60) break
    }
    bend = Math.max(-TIGHTEST, Math.min(TIGHTEST, bend * 0.86 + dice.between(-1, 1) * TIGHTEST * 0.34 + drift * 0.14 + steered(net, at, heading)))
    if (far < 28) bend = 0
    heading = turned(heading, bend * STEP_M)
    const next = plus(at, heading, STEP_M)
    if (!isWithin(next) || !isWithin(plus(next, heading, 22)) || (far > fromAcrossM + 20 && isCrowded(net, next, heading, from))) break
    line.push(next)
    at = next
  }
  return line.length * STEP_M - STEP_M >= SHORTEST_M ? { line: smoothed(line), joined: false } : undefined
}

/** The same line with its bends eased, both ends and the way it leaves kept. */
function smoothed(line: readonly Point[]): Point[] {
  let eased = [...line]
  for (let round = 0; round < 3; round++) {
    eased = eased.map((p, i) => {
      if (i < 2 || i === eased.length - 1) return p
      const [before, after] = [eased[i - 1]!, eased[i + 1]!]
      return [(before[0] + 2 * p[0] + after[0]) / 4, (before[1] + 2 * p[1] + after[1]) / 4]
    })
  }
  return eased
}

const isOpen = (isWithin: (p: Point) => boolean, at: Point, heading: Point, farM: number): boolean => {
  for (let far = 8; far < farM - 8; far += 8) if (!isWithin(plus(at, heading, far))) return false
  return true
}

/** Streets like to run beside a neighbour at two lots' depth: nearer they turn away, farther a little toward. */
function steered(net: Net, at: Point, heading: Point): number {
  let turn = 0
  for (const side of [1, -1] as const) {
    const across = left(heading)
    const hit = net.firstHit(at, [across[0] * side, across[1] * side], 112)
    if (hit === undefined || hit.farM < 20) continue
    const other = net.direction(hit.segment)
    const aligned = dot(other, heading) < 0 ? ([-other[0], -other[1]] as const) : other
    const askew = cross(heading, aligned)
    if (Math.abs(askew) > 0.75) continue
    turn += askew * 0.005 + (hit.farM < CLEAR_M + 8 ? -side * 0.006 : 0)
  }
  return turn
}

function isCrowded(net: Net, p: Point, heading: Point, from: Point): boolean {
  for (const side of [1, -1] as const) {
    for (const turn of [0.9, Math.PI / 2, 2.1]) {
      const hit = net.firstHit(p, turned(heading, side * turn), CLEAR_M - 8)
      if (hit !== undefined && gap(plus(p, turned(heading, side * turn), hit.farM), from) > 40) return true
    }
  }
  return false
}

/** A junction, or a turning head: a street that joined a head would only bend there. */
function hasJunctionNear(net: Net, p: Point, withinM: number, fromM = 0): boolean {
  let found = false
  net.forNear(p[0] - withinM, p[1] - withinM, p[0] + withinM, p[1] + withinM, (segment) => {
    for (const node of [net.froms[segment]!, net.tos[segment]!]) {
      const far = gap(net.point(node), p)
      if (far < withinM && (net.degree(node) === 1 || (far > fromM && net.degree(node) > 2))) found = true
    }
  })
  return found
}
