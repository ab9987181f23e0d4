import { diceFor } from '../ground/chance.ts'
import { gap, isInside } from '../ground/plane.ts'
import type { Point, TownPeople, TownPlan } from '../plan.ts'
import type { Estate } from './name-subdivisions.ts'
import { FIFTIES_QUARTERS, NEW_QUARTERS, OLD_QUARTERS } from './place-words.ts'
import { shuffled } from './shuffled.ts'

type Neighbourhoods = TownPeople['neighbourhoods'][number][]

const AT_MOST = 26
/** Names nearer than this would be written over one another; words are wider than high. */
const APART_M = 440
const BESIDE_M = 760
const SMALLEST_M2 = 60_000
/** The far bank goes by the name of its first real quarter, not of a strip by the water. */
const BANK_M2 = 200_000

/** Parts of town that people call by name: the middle, what lies by the river, the rails and the works, then superblocks by size. */
export function nameNeighbourhoods(plan: TownPlan, estates: readonly Estate[]): Neighbourhoods {
  const dice = diceFor(plan.seed, 'neighbourhoods')
  const [old, fifties, recent] = [OLD_QUARTERS, FIFTIES_QUARTERS, NEW_QUARTERS].map((list) => shuffled(list, dice)) as [string[], string[], string[]]
  const named: Neighbourhoods = [{ name: 'Downtown', at: plan.center, rank: 1 }]
  const add = (name: string | undefined, at: Point | undefined, rank: 1 | 2 | 3): boolean => {
    if (name === undefined || at === undefined || named.length >= AT_MOST || !named.every((other) => isApart(other.at, at))) return false
    named.push({ name, at, rank })
    return true
  }
  const bySize = plan.districts.map((district, index) => ({ ...district, index })).filter(({ areaM2 }) => areaM2 > SMALLEST_M2).sort((a, b) => b.areaM2 - a.areaM2)
  const farBank = (at: Point) => plan.districts.some((district) => district.farBank && isInside(district.ring, at))
  add('Depot District', least(plan.rails.flat().filter((at) => isApart(at, plan.center) && farBank(at) === farBank(plan.center)), (at) => gap(at, plan.center)), 2)
  add(`${compass(plan.river.side)} Bank`, least(bySize.filter((district) => district.farBank && district.areaM2 > BANK_M2), ({ at }) => gap(at, plan.center))?.at, 1)
  const works = plan.land.filter(({ kind }) => kind === 'industrial' || kind === 'commercial').sort((a, b) => b.areaM2 - a.areaM2)
  for (const name of ['Commerce Park', 'Rail Yards']) works.some(({ kind, at }) => (name === 'Rail Yards') === (kind === 'industrial') && add(name, at, 3))
  const isEstate = new Set(estates.map(({ district }) => district))
  const quarters = bySize.filter(({ index, zone }) => !isEstate.has(index) && zone !== 'country')
  const builders = shuffled(estates, dice).map(({ name, at }) => ({ name, at, zone: 'estate' as const }))
  const counts = new Map<string, number>()
  for (const part of interleaved(quarters, builders)) {
    const count = counts.get(part.zone) ?? 0
    const words = part.zone === 'estate' ? [part.name] : part.zone === 'fifties' ? fifties : part.zone === 'nineties' ? recent : old
    if (!add(words[0], part.at, count < 2 ? 1 : count < 5 ? 2 : 3)) continue
    words.shift()
    counts.set(part.zone, count + 1)
  }
  return named
}

const isApart = (a: Point, b: Point) => Math.hypot((a[0] - b[0]) / BESIDE_M, (a[1] - b[1]) / APART_M) >= 1

/** One of each in turn. */
function interleaved<One, Other>(a: readonly One[], b: readonly Other[]): (One | Other)[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, n) => [...a.slice(n, n + 1), ...b.slice(n, n + 1)]).flat()
}

function least<Item>(items: readonly Item[], of: (item: Item) => number): Item | undefined {
  let best: Item | undefined
  for (const item of items) if (best === undefined || of(item) < of(best)) best = item
  return best
}

const compass = ([x, y]: Point) => (Math.abs(x) > Math.abs(y) ? (x > 0 ? 'East' : 'West') : y > 0 ? 'North' : 'South')
