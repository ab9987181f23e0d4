import { diceFor } from '../ground/chance.ts'
import type { Point, TownPlan, Zone } from '../plan.ts'
import { buildCivic } from './build-civic.ts'
import { buildCompound } from './build-compounds.ts'
import { buildFan, buildLots } from './build-lots.ts'
import { buildShopfronts, buildStrip } from './build-shops.ts'
import type { Footprint } from './footprints.ts'
import { CIVIC_WISHES } from './name-places.ts'
import { THROUGH_KINDS, type Road } from './roads.ts'
import { Site } from './site.ts'

export interface Built {
  footprints: readonly Footprint[]
  civic: readonly { name: string; at: Point }[]
}

/** Everything with walls, in the order in which it has first choice of ground: works and schools, the city’s own, shops, courts, then lot by lot. */
export function buildTown(plan: TownPlan, roads: readonly Road[]): Built {
  const site = new Site(plan)
  for (const [index, land] of plan.land.entries()) buildCompound(site, land, diceFor(plan.seed, 'compound', index))
  const civic = CIVIC_WISHES.flatMap((wish) => {
    const at = buildCivic(site, roads, wish)
    return at === undefined ? [] : [{ name: wish.name, at }]
  })
  const lived = roads.filter(({ kind }) => kind !== 'motorway')
  for (const road of lived) buildShopfronts(site, road, diceFor(plan.seed, 'shopfronts', road.stroke))
  const isTown = (at: Point) => Math.hypot(at[0], at[1]) < 2300
  for (const road of lived) if (THROUGH_KINDS.includes(road.kind) && road.kind !== 'river-road') buildStrip(site, road, isTown, diceFor(plan.seed, 'strip', road.stroke))
  for (const road of lived)
    road.deadEnds.forEach((isDeadEnd, end) => {
      if (isDeadEnd && (road.zone === 'nineties' || road.zone === 'country' || road.kind === 'court')) buildFan(site, road, end === 1, diceFor(plan.seed, 'fan', road.stroke * 2 + end))
    })
  for (const road of lived) buildLots(site, road, zonesAlong(plan, road), diceFor(plan.seed, 'lots', road.stroke))
  return { footprints: site.built.all, civic }
}

/** The zone of the piece that begins at, or holds, a point of the road’s line. */
function zonesAlong(plan: TownPlan, road: Road): (point: number) => Zone {
  const zones: Zone[] = []
  for (const { edge } of plan.strokes[road.stroke]!.pieces) {
    const { zone, line } = plan.edges[edge]!
    for (let n = 1; n < line.length; n++) zones.push(zone)
  }
  return (point) => zones[Math.min(point, zones.length - 1)]!
}
