import type { Point } from '../plan.ts'
import { diceFor } from './chance.ts'
import { plus, splineThrough, toward, turned } from './plane.ts'

/** The railway keeps beside the old grid for two kilometres, then swings out. */
export function makeRail(seed: number, mainHeading: number): Point[] {
  const dice = diceFor(seed, 'rail')
  const off = -dice.between(400, 470)
  const beside = [-1050, -350, 350, 1050].map((u) => turned([u, off], mainHeading))
  const reach = (from: Point, way: 1 | -1): Point[] => {
    const points: Point[] = []
    let at = from
    for (const [farM, share] of [[1700, 0.95], [2600, 0.7], [2600, 0.85], [3600, 0.9]] as const) {
      const heading = mainHeading * share + dice.between(-0.07, 0.07)
      at = plus(at, toward(heading), way * farM)
      points.push(at)
    }
    return points
  }
  return splineThrough([...reach(beside[0]!, -1).reverse(), ...beside, ...reach(beside[3]!, 1)], 30)
}

/** The motorway skirts the town between two section lines, from north to south. */
export function makeMotorway(seed: number, mirrored: boolean): Point[] {
  const dice = diceFor(seed, 'motorway')
  const course: readonly Point[] = [[-2500, 7400], [-3150, 5200], [-3750, 3300], [-4010, 1500], [-3960, -300], [-4030, -2000], [-4450, -4000], [-5050, -7400]]
  return splineThrough(course.map(([x, y]): Point => [(mirrored ? -1 : 1) * (x + dice.between(-70, 70)), y + dice.between(-150, 150)]), 30)
}
