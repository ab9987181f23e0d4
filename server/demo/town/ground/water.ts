import type { Point } from '../plan.ts'
import { diceFor, noiseFor } from './chance.ts'
import { gap, left, lengthOf, mixed, nearestOn, plus, resampled, splineThrough, tangentAt, unit, minus } from './plane.ts'

export interface River {
  /** Downstream, a point every 30 m. */
  line: Point[]
  /** Half the width at each point of the line. */
  halfWidths: number[]
  /** The line's point nearest to the middle of town. */
  nearest: number
}

/** Where the river comes from, how it bends at the town's side, where it goes: one sketch, shaken and mirrored by the seed. */
const COURSE: readonly Point[] = [
  [3700, 7600], [2900, 5600], [2250, 3700], [1560, 2250], [930, 1050], [610, 60], [180, -900], [-980, -1560], [-2250, -2450], [-2750, -3700], [-2350, -5500], [-2000, -7600],
]

export function makeRiver(seed: number, mirrored: boolean): River {
  const dice = diceFor(seed, 'river')
  const [slow, quick] = [noiseFor(seed, 'meander', 620), noiseFor(seed, 'river width', 900)]
  const shaken = COURSE.map(([x, y]): Point => {
    // Near the middle the bend must keep its distance: downtown lies on it.
    const far = Math.min(1, Math.max(0.12, (Math.hypot(x, y) - 500) / 2500))
    return [(mirrored ? -1 : 1) * (x + dice.between(-420, 420) * far), y + dice.between(-260, 260) * far]
  })
  const calm = splineThrough(shaken, 30)
  let along = 0
  const line = calm.map((p, i) => {
    if (i > 0) along += gap(p, calm[i - 1]!)
    const near = Math.min(1, Math.max(0.25, (Math.hypot(p[0], p[1]) - 500) / 1600))
    return plus(p, left(tangentAt(calm, i)), slow(along, 0) * 95 * near)
  })
  const smooth = splineThrough(line.filter((_, i) => i % 3 === 0), 30)
  along = 0
  const halfWidths = smooth.map((p, i) => {
    if (i > 0) along += gap(p, smooth[i - 1]!)
    return 44 + quick(along, 3) * 13
  })
  let nearest = 0
  smooth.forEach((p, i) => {
    if (Math.hypot(p[0], p[1]) < Math.hypot(smooth[nearest]![0], smooth[nearest]![1])) nearest = i
  })
  return { line: smooth, halfWidths, nearest }
}

export function riverRing({ line, halfWidths }: River): Point[] {
  const bank = (side: 1 | -1) => line.map((p, i) => plus(p, left(tangentAt(line, i)), side * halfWidths[i]!))
  return [...bank(1), ...bank(-1).reverse()]
}

/** Springs and where their creeks come in: metres along the river from the point nearest to town, downstream positive. */
const SPRINGS: readonly { spring: Point; mouthM: number }[] = [
  { spring: [-7300, 4300], mouthM: 2150 },
  { spring: [6900, 3600], mouthM: -1500 },
  { spring: [6300, -4700], mouthM: 3300 },
]

/** From spring to river, each on its own side of it. */
export function makeCreeks(seed: number, river: River, mirrored: boolean): Point[][] {
  const along = nearestOn(river.line, river.line[river.nearest]!).alongM
  return SPRINGS.map(({ spring, mouthM }, part) => {
    const dice = diceFor(seed, 'creek', part)
    const [broad, fine] = [noiseFor(seed, `creek broad ${part}`, 1100), noiseFor(seed, `creek fine ${part}`, 240)]
    const mouth = pointAlong(river.line, along + mouthM + dice.between(-250, 250))
    const from: Point = [(mirrored ? -1 : 1) * (spring[0] + dice.between(-700, 700)), spring[1] + dice.between(-500, 500)]
    const straight = resampled([from, mouth], 22)
    const across = left(unit(minus(mouth, from)))
    const length = lengthOf(straight)
    const bent = straight.map((p, i) => {
      const s = Math.min(length, i * 22)
      const free = Math.min(1, (length - s) / 500, 0.3 + s / 900)
      return plus(p, across, free * (broad(s, 0) * 330 + broad(s * 2.3, 9) * 120) + Math.min(1, (length - s) / 60) * fine(s, 0) * 34)
    })
    // It ends in the river: from the first point that is in it, straight to the middle.
    const wet = bent.findIndex((p) => nearestOn(river.line, p).offM < 40)
    return wet < 0 ? bent : [...bent.slice(0, wet), mixed(bent[wet]!, nearestOn(river.line, bent[wet]!).at, 0.6)]
  })
}

function pointAlong(line: readonly Point[], alongM: number): Point {
  let left = alongM
  for (let i = 0; i + 1 < line.length; i++) {
    const length = gap(line[i]!, line[i + 1]!)
    if (left <= length) return mixed(line[i]!, line[i + 1]!, Math.max(0, left) / length)
    left -= length
  }
  return line[line.length - 1]!
}
