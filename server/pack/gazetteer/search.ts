import { distanceM } from '../../../shared/domain/distance.ts'
import type { PlaceFound } from '../../../shared/protocol/places.ts'
import type { LngLat } from '../../../shared/roads/travel.ts'
import type { CrossingMap } from './crossing-map.ts'
import type { GazetteerData } from './gazetteer-data.ts'
import { NameIndex, type Fits } from './name-index.ts'
import { questionIn, type Question } from './question.ts'
import { blockName, both } from './said.ts'
import { closest, houseAt, nearestNumber, type StreetMap } from './street-map.ts'

/** A place and how well it fits; 1 is what was asked, word for word. */
export interface Scored extends PlaceFound {
  fit: number
}
const LIMIT = 8
/** A farther place must fit this much better than one in the middle of the view, at most. */
const FAR = 0.12
const HALF_FAR_M = 2_000
/** Fits less than this share of the best are noise. */
const WORTH = 0.6

/** Searching a gazetteer: names by their words, then what lies where on the streets that fit. */
export function placeSearch(data: GazetteerData, map: StreetMap, crossings: CrossingMap) {
  const streets = new NameIndex(data.streets, true)
  const named = new NameIndex(data.places.map(({ name }) => name))

  function answers(question: Question, near: LngLat | undefined): Scored[] {
    if (question.kind === 'crossing') {
      const [one, other] = [streets.fits(question.words), streets.fits(question.other)]
      const met = crossings.between(one, question.other.length > 0 ? other : undefined)
      if (met.length > 0) return met
      const whole = placesLike([...question.words, ...question.other])
      return whole.length > 0 || one.size + other.size === 0 ? whole : [...streetsLike(one, near), ...streetsLike(other, near)].map((each) => ({ ...each, fit: each.fit * 0.6 }))
    }
    if (question.kind === 'between') return stretches(streets.fits(question.words), streets.fits(question.from), streets.fits(question.to), near)
    return called(question.words, question.number, near)
  }

  /** By name; two streets said in one breath are where they meet, and words too many at the end are left out. */
  function called(words: readonly string[], number: number | undefined, near: LngLat | undefined): Scored[] {
    const whole = like(words, number, near)
    if (whole.length > 0) return whole
    // What ends in a word of nothing here says no more than without it.
    for (let at = 1; at < words.length; at++) {
      if (!streets.knows(words[at - 1]!)) continue
      const one = streets.fits(words.slice(0, at))
      const met = one.size > 0 ? crossings.between(one, streets.fits(words.slice(at))) : []
      if (met.length > 0) return met
    }
    for (let length = words.length - 1; length > 0; length--) {
      if (!streets.knows(words[length - 1]!) && !named.knows(words[length - 1]!)) continue
      const part = like(words.slice(0, length), number, near)
      if (part.length > 0) return part
    }
    return []
  }

  function like(words: readonly string[], number: number | undefined, near: LngLat | undefined): Scored[] {
    const fits = streets.fits(words)
    if (number !== undefined) return houses(fits, number, near)
    return [...placesLike(words), ...streetsLike(fits, near)]
  }

  const placesLike = (words: readonly string[]): Scored[] =>
    [...named.fits(words)].map(([at, fit]) => {
      const place = data.places[at]!
      return { name: place.name, kind: 'place', lng: place.at[0] / 1e6, lat: place.at[1] / 1e6, fit }
    })

  const streetsLike = (fits: Fits, near: LngLat | undefined): Scored[] =>
    [...fits].flatMap(([street, fit]) => {
      const at = closest(map.of(street).map(({ middle }) => middle), near)
      return at ? [{ name: data.streets[street]!, kind: 'street' as const, lng: at.lng, lat: at.lat, fit }] : []
    })

  /** The house, or where no house has the number, the block that comes nearest to it, which is a street and no address. */
  const houses = (fits: Fits, number: number, near: LngLat | undefined): Scored[] =>
    [...fits].flatMap(([street, fit]): Scored[] => {
      const pieces = map.of(street)
      const at = closest(pieces.flatMap((piece) => houseAt(piece, number) ?? []), near)
      if (at) return [{ name: `${number} ${data.streets[street]!}`, kind: 'address', lng: at.lng, lat: at.lat, fit }]
      const numbered = pieces.flatMap((piece) => ({ piece, nearest: nearestNumber(piece, number) }))
      const best = numbered.reduce<(typeof numbered)[number] | undefined>((a, b) => (b.nearest && b.nearest.off < (a?.nearest?.off ?? Infinity) ? b : a), undefined)
      if (!best?.nearest) return streetsLike(new Map([[street, fit * 0.6]]), near)
      return [{ name: blockName(data.streets[street]!, best.nearest.number), kind: 'street', ...best.piece.middle, fit: fit * (best.nearest.off < 100 ? 0.85 : 0.7) }]
    })

  const stretches = (on: Fits, from: Fits, to: Fits, near: LngLat | undefined): Scored[] => {
    const found = [...on].flatMap(([street, fit]) => map.of(street).flatMap((piece): Scored[] => {
      const [a, b] = [piece.from ?? -1, piece.to ?? -1]
      const ends = from.has(a) && to.has(b) ? from.get(a)! + to.get(b)! : from.has(b) && to.has(a) ? from.get(b)! + to.get(a)! : undefined
      return ends === undefined ? [] : [{ name: `${data.streets[street]!}, between ${both(data.streets[a]!, data.streets[b]!)}`, kind: 'street', ...piece.middle, fit: fit * (ends / 2) }]
    }))
    return found.length > 0 ? found : streetsLike(on, near)
  }

  return (text: string, near?: LngLat, limit = LIMIT): PlaceFound[] => {
    const question = questionIn(text)
    const away = (place: LngLat) => {
      const metres = near ? distanceM(place, near) : 0
      return (FAR * metres) / (metres + HALF_FAR_M)
    }
    const ranked = answers(question, near).map((each) => ({ ...each, rank: each.fit - away(each) })).sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1))
    const best = ranked[0]?.fit ?? 0
    const names = new Set<string>()
    return ranked.filter(({ name, fit }) => fit >= best * WORTH && !names.has(name) && names.add(name)).slice(0, limit)
      .map(({ name, kind, lng, lat }) => ({ name, kind, lng: round(lng), lat: round(lat) }))
  }
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
