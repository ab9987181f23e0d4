import { diceFor } from '../ground/chance.ts'
import type { TownPlan } from '../plan.ts'
import type { Frame } from './frame.ts'
import { nameOldTown } from './name-old-town.ts'
import { NameRegister } from './name-register.ts'
import { nameSubdivisions, type Estate } from './name-subdivisions.ts'
import { nameThroughRoads } from './name-through-roads.ts'
import type { Road } from './roads.ts'

export interface StreetNames {
  /** As `Oak Street`, without the quarter of town; by stroke. */
  byStroke: readonly (string | undefined)[]
  /** What subdivisions of the nineties are called. */
  estates: readonly Estate[]
}

/** Names for all roads, spelled in full; the greater choose first. */
export function nameStreets(plan: TownPlan, frame: Frame, roads: readonly Road[]): StreetNames {
  const byStroke = new Array<string | undefined>(plan.strokes.length).fill(undefined)
  const register = new NameRegister()
  nameThroughRoads(roads, register, byStroke, diceFor(plan.seed, 'through roads'))
  const { side } = plan.river
  const riverRunsNorth = Math.abs(side[0] * Math.cos(plan.mainHeading) + side[1] * Math.sin(plan.mainHeading)) >= Math.SQRT1_2
  nameOldTown(roads, frame, riverRunsNorth, register, byStroke, diceFor(plan.seed, 'old town'))
  return { byStroke, estates: nameSubdivisions(plan, roads, register, byStroke) }
}
