import { diceFor } from '../ground/chance.ts'
import { gap, isInside } from '../ground/plane.ts'
import type { PlanLandKind, Point, TownPeople, TownPlan } from '../plan.ts'
import type { CivicWish } from './build-civic.ts'
import { grouped } from './grouped.ts'
import { CEMETERIES, GOLF, HOSPITALS, PARKS, SCHOOLS, SHOPS, WATERSIDE_PARKS, WORKS } from './place-words.ts'
import { shuffled } from './shuffled.ts'

type Places = TownPeople['namedPlaces'][number][]

const KINDS: Partial<Record<PlanLandKind, { kind: Places[number]['kind']; words: readonly string[]; inOrder?: boolean }>> = {
  school: { kind: 'school', words: SCHOOLS, inOrder: true },
  park: { kind: 'park', words: PARKS },
  cemetery: { kind: 'cemetery', words: CEMETERIES },
  hospital: { kind: 'hospital', words: HOSPITALS, inOrder: true },
  golf_course: { kind: 'park', words: GOLF, inOrder: true },
  commercial: { kind: 'shop', words: SHOPS },
  industrial: { kind: 'industry', words: WORKS },
  square: { kind: 'park', words: ['Courthouse Square'] },
}
const WATERSIDE_M = 190

/** Names of land, beside the plan’s own list; the largest of a kind chooses first. */
export function nameLand(plan: TownPlan): (string | undefined)[] {
  const names = new Array<string | undefined>(plan.land.length).fill(undefined)
  const dice = diceFor(plan.seed, 'names of land')
  const byKind = grouped(plan.land.map((land, index) => ({ land, index })), ({ land }) => land.kind)
  for (const [kind, here] of byKind) {
    const naming = KINDS[kind]
    if (!naming) continue
    const words = naming.inOrder ? naming.words.slice() : shuffled(naming.words, dice)
    const waterside = kind === 'park' ? WATERSIDE_PARKS.slice() : []
    for (const { land, index } of here.sort((a, b) => b.land.areaM2 - a.land.areaM2)) {
      const isByRiver = waterside.length > 0 && plan.river.line.some((at) => gap(at, land.at) < WATERSIDE_M)
      names[index] = isByRiver ? waterside.shift() : words.shift()
    }
  }
  return names
}

/** Land with a name, bridges over the river, and what the city itself has built. */
export function namedPlaces(plan: TownPlan, byLand: readonly (string | undefined)[], byEdge: TownPeople['byEdge'], civic: readonly { name: string; at: Point }[]): Places {
  const land = plan.land.flatMap(({ kind, at }, index): Places => {
    const name = byLand[index]
    return name === undefined ? [] : [{ name, kind: KINDS[kind]!.kind, at }]
  })
  return [...land, ...bridges(plan, byEdge), ...civic.map(({ name, at }) => ({ name, kind: 'civic' as const, at }))]
}

/** One for each road that crosses the river. */
function bridges(plan: TownPlan, byEdge: TownPeople['byEdge']): Places {
  const places = new Map<string, Places[number]>()
  for (const [index, { bridge, line, kind }] of plan.edges.entries()) {
    if (!bridge) continue
    const over = line.find((at) => isInside(plan.river.ring, at)) ?? midway(line)
    const road = byEdge[index]?.name?.replace(/^(North|South|East|West) /, '')
    if (road === undefined || !isInside(plan.river.ring, over)) continue
    const name = kind === 'motorway' ? 'Expressway Bridge' : `${road} Bridge`
    if (!places.has(name)) places.set(name, { name, kind: 'bridge', at: over })
  }
  return [...places.values()]
}

const midway = (line: readonly Point[]): Point => {
  const [a, b] = [line[(line.length - 1) >> 1]!, line[line.length >> 1]!]
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
}

/** What a city of this size has, and where it would want it. */
export const CIVIC_WISHES: readonly CivicWish[] = [
  { name: 'City Hall', near: [60, 60], widthM: 34, depthM: 25 },
  { name: 'Fairhaven Public Library', near: [-170, 120], widthM: 36, depthM: 26 },
  { name: 'Police Station', near: [190, -90], widthM: 30, depthM: 22 },
  { name: 'Fire House 1', near: [-240, -160], widthM: 24, depthM: 20 },
  { name: 'Post Office', near: [150, 190], widthM: 28, depthM: 22 },
  { name: 'Bus Depot', near: [-60, -260], widthM: 34, depthM: 16 },
  { name: 'Fire House 2', near: [1900, 1000], widthM: 24, depthM: 18 },
  { name: 'Fire House 3', near: [-1900, 900], widthM: 24, depthM: 18 },
  { name: 'Fire House 4', near: [300, -2000], widthM: 24, depthM: 18 },
  { name: 'Southside Branch Library', near: [-900, -1300], widthM: 26, depthM: 18 },
  { name: 'Community Center', near: [-1000, 900], widthM: 36, depthM: 26 },
  { name: 'First Church', near: [-330, 260], widthM: 16, depthM: 27 },
  { name: 'Saint Brendan Church', near: [420, 360], widthM: 17, depthM: 28 },
  { name: 'Stone Church', near: [-700, -500], widthM: 14, depthM: 24 },
  { name: 'Chapel of the Good Shepherd', near: [1300, -900], widthM: 18, depthM: 22 },
]
