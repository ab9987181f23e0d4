import { straightTravel } from '../roads/straight-travel.ts'
import type { LngLat, Travel } from '../roads/travel.ts'

/** A cache that nobody prunes by hand: trucks move, and every metre is another leg. */
const MOST = 60_000

/**
 * Driving seconds that are known already, so that many arrivals cost no search each. What nobody has
 * learnt is answered by the way back, if that is known, else by the straight line, and is noted as
 * wanted: who has a moment learns it. In the demo's town the way back differs by 3 s at most between
 * ordinary streets, but by minutes from one side of a motorway: it may stand for a moment, not for good.
 */
export class LegBook {
  readonly travel: Travel
  readonly #onwant: () => void
  readonly #straight = straightTravel()
  readonly #known = new Map<string, Map<string, number>>()
  readonly #wanted = new Map<string, { to: LngLat; froms: Map<string, LngLat> }>()
  #size = 0

  /** `onwant`: something is to be learnt. */
  constructor(travel: Travel, onwant: () => void = () => undefined) {
    this.travel = travel
    this.#onwant = onwant
  }

  /** To one place from many: one search, whatever is known of it already. */
  learn(to: LngLat, froms: readonly LngLat[]): void {
    const key = keyOf(to)
    const known = this.#known.get(key)
    const fresh = froms.filter((from) => !known?.has(keyOf(from)))
    if (fresh.length > 0) this.travel.secondsTo(to, fresh).forEach((seconds, i) => this.#note(key, keyOf(fresh[i]!), seconds))
    const wanted = this.#wanted.get(key)
    for (const from of fresh) wanted?.froms.delete(keyOf(from))
    if (wanted?.froms.size === 0) this.#wanted.delete(key)
  }

  /** Seconds, at once; Infinity where no road leads. */
  readonly seconds = (from: LngLat, to: LngLat): number => {
    const [here, there] = [keyOf(from), keyOf(to)]
    const known = this.#known.get(there)?.get(here)
    if (known !== undefined) return known
    if (this.travel.by === 'roads') this.#want(there, to, here, from)
    return this.#known.get(here)?.get(there) ?? this.#straight.secondsTo(to, [from])[0]!
  }

  /** Whether `seconds` answers by the way back or the straight line, though there are roads. */
  readonly isGuess = (from: LngLat, to: LngLat): boolean => this.travel.by === 'roads' && !this.#known.get(keyOf(to))?.has(keyOf(from))

  get isWanting(): boolean {
    return this.#wanted.size > 0
  }
  /** Learns what is wanted to one place: a single search. False when nothing was. */
  learnOne(): boolean {
    const [first] = this.#wanted.values()
    if (!first) return false
    this.learn(first.to, [...first.froms.values()])
    return true
  }

  #want(there: string, to: LngLat, here: string, from: LngLat): void {
    let wanted = this.#wanted.get(there)
    if (!wanted) this.#wanted.set(there, (wanted = { to, froms: new Map() }))
    wanted.froms.set(here, from)
    this.#onwant()
  }

  #note(there: string, here: string, seconds: number): void {
    if (this.#size >= MOST) this.#forget()
    let to = this.#known.get(there)
    if (!to) this.#known.set(there, (to = new Map()))
    if (!to.has(here)) this.#size++
    to.set(here, seconds)
  }
  #forget(): void {
    this.#known.clear()
    this.#size = 0
  }
}

/** To about a metre. Places and positions are objects that do not change, so each is told once. */
const keys = new WeakMap<LngLat, string>()
function keyOf(at: LngLat): string {
  let key = keys.get(at)
  if (key === undefined) keys.set(at, (key = `${at.lng.toFixed(5)} ${at.lat.toFixed(5)}`))
  return key
}
