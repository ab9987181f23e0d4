import type { Ground } from '../ground/ground.ts'
import type { PlanLand } from '../plan.ts'
import { layArterials } from './arterials.ts'
import { layDowntown, makeSquare } from './downtown.ts'
import { layGrid } from './grid-streets.ts'
import { layMotorway, type Motorway } from './motorway.ts'
import type { Net } from './net.ts'
import { pruneLoose } from './prune.ts'
import { laySubdivision } from './subdivision.ts'
import { superblocksOf, type Superblock } from './superblocks.ts'

export interface Streets {
  net: Net
  motorway: Motorway
  superblocks: Superblock[]
  land: PlanLand[]
}

/** All roads but the motorway, from the section lines down to the alleys. */
export function layStreets(ground: Ground): Streets {
  const { net } = layArterials(ground)
  const motorway = layMotorway(ground, net)
  const superblocks = superblocksOf(ground, net)
  const land = [makeSquare(ground)]
  const of = (zone: Superblock['zone']) => superblocks.filter((block) => block.zone === zone)
  layDowntown(ground, net, of('downtown'))
  for (const zone of ['streetcar', 'fifties'] as const) for (const block of of(zone)) layGrid(ground, net, block, zone)
  pruneLoose(net, ({ kind }) => kind === 'alley', Infinity)
  pruneLoose(net, ({ kind }) => kind === 'street', 78)
  for (const block of of('nineties')) laySubdivision(ground, net, block)
  return { net, motorway, superblocks, land }
}
