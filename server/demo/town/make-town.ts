import type { CitySource } from '../../pack/city-source.ts'
import { joinTown } from './join-town.ts'
import { makePlan, type TownPeople, type TownPlan } from './plan.ts'

/** Streets without a name yet. */
const nobody = (plan: TownPlan): TownPeople => ({
  byEdge: plan.edges.map(() => ({})), byLand: [], byCreek: [], byPond: [], riverName: 'River', buildings: [], neighbourhoods: [], namedPlaces: [],
})

/** A town nobody lives in, for demonstrations: the same for the same seed, to the last byte. */
export function makeTown(seed: number, tell: (line: string) => void = () => {}): CitySource {
  const plan = makePlan(seed)
  tell(`Streets laid out: ${Math.round(plan.edges.reduce((sum, { lengthM }) => sum + lengthM, 0) / 1000)} km of road.`)
  return joinTown(plan, nobody(plan))
}
