import { diceFor } from '../ground/chance.ts'
import { gap } from '../ground/plane.ts'
import type { Point, TownPeople, TownPlan } from '../plan.ts'
import { FIFTIES_QUARTERS, NEW_QUARTERS, OLD_QUARTERS } from './place-words.ts'
import { shuffled } from './shuffled.ts'

type Neighbourhoods = TownPeople['neighbourhoods'][number][]

const AT_MOST = 26
/** Names nearer than this would be written over one another. */
const APART_M = 480
const SMALLEST_M2 = 60_000

/** Parts of town that people call by name: the middle, what lies by the river, the rails and the works, then superblocks by size. */
export function nameNeighbourhoods(plan: TownPlan, estates: ReadonlyMap<number, string>): Neighbourhoods {
  const dice = diceFor(plan.seed, 'neighbourhoods')
  const [old, fifties, recent] = [OLD_QUARTERS, FIFTIES_QUARTERS, NEW_QUARTERS].map((list) => shuffled(list, dice)) as [string[], string[], string[]]
  const named: Neighbourhoods = [{ name: 'Downtown', at: plan.center, rank: 1 }]
  const add = (name: string | undefined, at: Point | undefined, rank: 1 | 2 | 3): boolean => {
    if (name === undefined || at === undefined || named.length >= AT_MOST || named.some((other) => gap(other.at, at) < APART_M)) return false
    named.push({ name, at, rank })
    return true
  }
  const bySize = plan.districts.map((district, index) => ({ ...district, index })).filter(({ areaM2 }) => areaM2 > SMALLEST_M2).sort((a, b) => b.areaM2 - a.areaM2)
  add('Depot District', least(plan.rails.flat().filter((at) => gap(at, plan.center) > APART_M), (at) => gap(at, plan.center)), 2)
  add(`${compass(plan.river.side)} Bank`, least(bySize.filter(({ farBank }) => farBank), ({ at }) => gap(at, plan.center))?.at, 1)
  const works = plan.land.filter(({ kind }) => kind === 'industrial' || kind === 'commercial').sort((a, b) => b.areaM2 - a.areaM2)
  for (const name of ['Commerce Park', 'Rail Yards']) works.some(({ kind, at }) => (name === 'Rail Yards') === (kind === 'industrial') && add(name, at, 3))
  const estatesFirst = [...bySize.filter(({ index }) => estates.has(index)), ...bySize.filter(({ index }) => !estates.has(index))]
  const isFar = new Map<string, number>()
  for (const { zone, at, index } of interleaved(estatesFirst, bySize)) {
    if (zone === 'country' && !estates.has(index)) continue
    const count = isFar.get(zone) ?? 0
    const rank = count < 2 ? 1 : count < 6 ? 2 : 3
    const words = zone === 'fifties' ? fifties : zone === 'nineties' || zone === 'country' ? recent : old
    const name = estates.get(index) ?? words[0]
    if (!add(name, at, rank)) continue
    if (name === words[0]) words.shift()
    isFar.set(zone, count + 1)
  }
  return named
}

/** One of each in turn, none twice. */
function interleaved<Item>(a: readonly Item[], b: readonly Item[]): Item[] {
  return [...new Set(a.flatMap((one, n) => [one, b[n]!]))]
}

function least<Item>(items: readonly Item[], of: (item: Item) => number): Item | undefined {
  let best: Item | undefined
  for (const item of items) if (best === undefined || of(item) < of(best)) best = item
  return best
}

const compass = ([x, y]: Point) => (Math.abs(x) > Math.abs(y) ? (x > 0 ? 'East' : 'West') : y > 0 ? 'North' : 'South')
