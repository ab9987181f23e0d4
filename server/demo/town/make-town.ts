import type { CitySource } from '../../pack/city-source.ts'
import { joinTown } from './join-town.ts'
import { peopleOf } from './people/people-of.ts'
import { makePlan } from './plan.ts'

/** A town nobody lives in, for demonstrations: the same for the same seed, to the last byte. */
export function makeTown(seed: number, tell: (line: string) => void = () => {}): CitySource {
  const plan = makePlan(seed)
  tell(`Streets laid out: ${Math.round(plan.edges.reduce((sum, { lengthM }) => sum + lengthM, 0) / 1000)} km of road.`)
  const people = peopleOf(plan)
  tell(`Built along them: ${people.buildings.length.toLocaleString('en')} buildings.`)
  return joinTown(plan, people)
}
