import { distanceM } from '../../../shared/domain/distance.ts'
import { NO_NAME } from '../../../shared/roads/road-graph.ts'
import type { LngLat } from '../../../shared/roads/travel.ts'
import type { Dice } from '../dice.ts'
import { shifted } from '../simulator/ground.ts'
import { habitOf, type Habit } from './habits.ts'
import type { Land } from './land.ts'
import { pointOnEdge, stretchesOf } from './stretches.ts'

/** Where something happened, and how people call it there. */
export interface Happening extends LngLat {
  address?: string
}

/** Says where a request of a service comes from. */
export interface Haunts {
  /** A place as such things choose it. */
  of(serviceCode: string, dice: Dice): Happening
  /** Where trucks stand between shifts. */
  readonly yards: readonly LngLat[]
}

/** A few places of each service see it again and again: the low corner, the shallow pipe. */
const HOT_SPOTS = 4
const HOT_SHARE = 0.3
const HOT_WITHIN_M = 220
const PARK = /\b(park|playground|commons?|green|ball ?field|trail)\b/i
const YARDS = 3

interface Choice {
  edges: readonly number[]
  /** Weights added up, edge by edge. */
  sums: Float64Array
}

/** Where things happen on a city's roads: by the habits of each service, denser at spots of its own. */
export function hauntsOf(land: Land, dice: Dice): Haunts {
  const { roads, places, addressAt } = land
  const { stretches, middles } = stretchesOf(land)
  const parks = places.filter(({ name }) => PARK.test(name))
  const known = new Map<string, { all: Choice; hot: Choice[] }>()
  const streetsAt = streetsAtNodes(land)

  function choiceOf(edges: readonly number[], weight: Habit['weight']): Choice {
    const sums = new Float64Array(edges.length)
    edges.forEach((edge, i) => (sums[i] = (sums[i - 1] ?? 0) + weight(stretches[edge]!) * roads.edgeLengthsM[edge]!))
    return { edges, sums }
  }

  function choicesOf(serviceCode: string, { weight, spot }: Habit) {
    const found = known.get(serviceCode)
    if (found) return found
    const own = dice.of(`hot ${serviceCode}`)
    const all = [...stretches.keys()].filter((edge) => weight(stretches[edge]!) > 0 && (spot !== 'crossing' || crossingOf(edge) !== undefined))
    const whole = choiceOf(all.length > 0 ? all : [...stretches.keys()], all.length > 0 ? weight : () => 1)
    const hot = Array.from({ length: HOT_SPOTS }, () => {
      const middle = middles[drawn(whole, own)]!
      return choiceOf(whole.edges.filter((edge) => distanceM(middles[edge]!, middle) < HOT_WITHIN_M), all.length > 0 ? weight : () => 1)
    })
    const choices = { all: whole, hot }
    known.set(serviceCode, choices)
    return choices
  }

  /** The end of an edge at which streets of two names meet. */
  function crossingOf(edge: number): number | undefined {
    return [roads.edgeTos[edge]!, roads.edgeFroms[edge]!].find((node) => (streetsAt.get(node)?.size ?? 0) > 1)
  }

  function happeningOn(edge: number, spot: Habit['spot'], own: Dice): Happening {
    const node = spot === 'crossing' ? crossingOf(edge) : undefined
    if (node !== undefined) {
      const at = { lng: roads.nodeLngs[node]!, lat: roads.nodeLats[node]! }
      return { ...rounded(at), address: [...streetsAt.get(node)!].slice(0, 2).join(' & ') }
    }
    const aside = spot === 'house' ? (own.isUnder(0.5) ? 1 : -1) * own.between(9, 13) : own.between(-2.5, 2.5)
    const at = rounded(pointOnEdge(roads, edge, own.between(0.08, 0.92), aside))
    const name = roads.edgeNames[edge]!
    const address = addressAt(at) ?? (name === NO_NAME ? undefined : roads.names[name])
    return { ...at, ...(address === undefined ? {} : { address }) }
  }

  return {
    yards: yardsOf({ stretches, middles }, dice.of('yards')),
    of(serviceCode, own) {
      const habit = habitOf(serviceCode)
      if (habit.spot === 'park' && parks.length > 0) {
        const { name, lng, lat } = own.pick(parks)
        return { ...rounded({ lng, lat }), address: name }
      }
      const { all, hot } = choicesOf(serviceCode, habit)
      return happeningOn(drawn(own.isUnder(HOT_SHARE) ? own.pick(hot) : all, own), habit.spot, own)
    },
  }
}

/** Without a map of the city: around its middle, thinner farther out. */
export function scattered(center: LngLat, dice: Dice): Haunts {
  const at = (own: Dice, metres: number) => rounded(shifted(center, own.normal() * metres, own.normal() * metres))
  const throws = dice.of('yards')
  const yards = Array.from({ length: YARDS }, () => at(throws, 900))
  return { yards, of: (_, own) => at(own, 1_100) }
}

function drawn({ edges, sums }: Choice, dice: Dice): number {
  const at = dice.next() * sums.at(-1)!
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > at) high = middle
    else low = middle + 1
  }
  return edges[low]!
}

function streetsAtNodes({ roads }: Land): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>()
  for (const [edge, name] of roads.edgeNames.entries()) {
    if (name === NO_NAME) continue
    for (const node of [roads.edgeFroms[edge]!, roads.edgeTos[edge]!]) {
      let names = found.get(node)
      if (!names) found.set(node, (names = new Set()))
      names.add(roads.names[name]!)
    }
  }
  return found
}

/** Yards lie off the middle, on ordinary streets, apart from one another. */
function yardsOf({ stretches, middles }: ReturnType<typeof stretchesOf>, dice: Dice): LngLat[] {
  const fit = [...middles.keys()].filter((edge) => ['tertiary', 'residential'].includes(stretches[edge]!.roadClass) && stretches[edge]!.fromCenterM > 700 && stretches[edge]!.fromCenterM < 2_000)
  const from = fit.length > 0 ? fit : [...middles.keys()]
  const yards: LngLat[] = []
  for (let i = 0; i < 200 && yards.length < YARDS; i++) {
    const at = middles[dice.pick(from)]!
    if (i > 150 || yards.every((yard) => distanceM(yard, at) > 900)) yards.push(rounded(at))
  }
  return yards
}

const rounded = ({ lng, lat }: LngLat): LngLat => ({ lng: Math.round(lng * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 })
