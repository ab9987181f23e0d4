import type { LngLat } from '../../../shared/roads/travel.ts'
import type { GazetteerData } from './gazetteer-data.ts'
import type { Fits } from './name-index.ts'
import { crossingName } from './said.ts'
import type { Scored } from './search.ts'
import { streetBase } from './words.ts'

/** Where streets meet. */
export class CrossingMap {
  readonly #data: GazetteerData
  readonly #bases: readonly string[]
  constructor(data: GazetteerData) {
    this.#data = data
    this.#bases = data.streets.map(streetBase)
  }

  /** Crossings of the one with the other; of the one with anything, while the other is not said yet. */
  between(one: Fits, other: Fits | undefined): Scored[] {
    if (one.size === 0 || other?.size === 0) return []
    return this.#data.crossings.flatMap(({ at, streets }) => {
      let best: Scored | undefined
      for (const a of streets) {
        const fitA = one.get(a)
        if (fitA === undefined) continue
        for (const b of streets) {
          const fitB = this.#bases[a] === this.#bases[b] ? undefined : other ? other.get(b) : 0.5
          if (fitB === undefined || (fitA + fitB) / 2 <= (best?.fit ?? 0)) continue
          best = { name: crossingName(this.#data.streets[a]!, this.#data.streets[b]!), kind: 'crossing', ...degrees(at), fit: (fitA + fitB) / 2 }
        }
      }
      return best ?? []
    })
  }

  /** Every crossing of streets that are not one street, as a place. */
  all(): (LngLat & { streets: readonly number[] })[] {
    return this.#data.crossings.filter(({ streets }) => streets.some((each) => this.#bases[each] !== this.#bases[streets[0]!])).map(({ at, streets }) => ({ ...degrees(at), streets }))
  }
}

const degrees = ([lng, lat]: readonly [number, number]): LngLat => ({ lng: lng / 1e6, lat: lat / 1e6 })
