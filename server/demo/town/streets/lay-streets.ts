import type { Ground } from '../ground/ground.ts'
import { reserveCompounds } from '../land/compounds.ts'
import { digPonds, leaveWoods, riversideParks } from '../land/green.ts'
import type { PlanLand, PointRing } from '../plan.ts'
import { layArterials } from './arterials.ts'
import { layDowntown, makeSquare } from './downtown.ts'
import { layGrid } from './grid-streets.ts'
import { leapOut } from './leap.ts'
import { layMotorway, type Motorway } from './motorway.ts'
import type { Net } from './net.ts'
import { pruneLoose } from './prune.ts'
import { repair } from './repair.ts'
import { laySubdivision } from './subdivision.ts'
import { superblocksOf, type Superblock } from './superblocks.ts'

export interface Streets {
  net: Net
  motorway: Motorway
  superblocks: Superblock[]
  land: PlanLand[]
  ponds: PointRing[]
}

/** All roads, from the section lines down to the alleys; land that is set aside comes between superblocks and their streets. */
export function layStreets(ground: Ground): Streets {
  const { net } = layArterials(ground)
  const motorway = layMotorway(ground, net)
  const grown = superblocksOf(ground, net)
  const compounds = reserveCompounds(ground, net, grown)
  const superblocks = [...grown, ...leapOut(ground, net, grown)]
  const ponds = digPonds(ground, superblocks)
  const land = [makeSquare(ground), ...compounds, ...riversideParks(ground, net), ...leaveWoods(ground, superblocks)]
  const of = (zone: Superblock['zone']) => superblocks.filter((block) => block.zone === zone)
  layDowntown(ground, net, of('downtown'))
  for (const zone of ['streetcar', 'fifties'] as const) for (const block of of(zone)) layGrid(ground, net, block, zone)
  pruneLoose(net, ({ kind }) => kind === 'alley', Infinity)
  pruneLoose(net, ({ kind }) => kind === 'street', 78)
  for (const block of of('nineties')) laySubdivision(ground, net, block)
  repair(ground, net, ponds)
  return { net, motorway, superblocks, land, ponds }
}
