import { diceFor } from '../ground/chance.ts'
import type { TownPeople, TownPlan } from '../plan.ts'
import { buildTown } from './build-town.ts'
import { frameOf } from './frame.ts'
import { nameLand, namedPlaces } from './name-places.ts'
import { nameNeighbourhoods } from './name-neighbourhoods.ts'
import { nameStreets } from './name-streets.ts'
import { numberHouses } from './number-houses.ts'
import { outlineOf } from './outline.ts'
import { CREEKS, PONDS, RIVERS } from './place-words.ts'
import { roadsOf } from './roads.ts'
import { shuffled } from './shuffled.ts'

/** What people made of the ground: names, house numbers, buildings. The same plan has the same people, to the last bit. */
export function peopleOf(plan: TownPlan): TownPeople {
  const frame = frameOf(plan)
  const roads = roadsOf(plan, frame)
  const { byStroke, estates } = nameStreets(plan, frame, roads)
  const byEdge = numberHouses(plan, frame, roads, byStroke)
  const byLand = nameLand(plan)
  const { footprints, civic } = buildTown(plan, roads)
  const dice = diceFor(plan.seed, 'names of water')
  const [ponds, creeks] = [shuffled(PONDS, dice), shuffled(CREEKS, dice)]
  return {
    byEdge,
    byLand,
    byCreek: plan.creeks.map((_, index) => creeks[index]),
    byPond: plan.ponds.map((_, index) => ponds[index]),
    riverName: dice.pick(RIVERS),
    buildings: footprints.map((footprint) => ({ kind: footprint.kind, ring: outlineOf(footprint) })),
    neighbourhoods: nameNeighbourhoods(plan, estates),
    namedPlaces: namedPlaces(plan, byLand, byEdge, civic),
  }
}
