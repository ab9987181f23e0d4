import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { LngLat } from '../stores/picking.svelte.ts'
import { wordsOf } from './match-services.ts'

/** An address that a request had before, and where it is. */
export interface KnownAddress {
  address: string
  at: LngLat
  /** The latest request there. */
  number: string
  receivedAt: string
}

/** One street is written in many ways. */
const SHORT: ReadonlyMap<string, string> = new Map(Object.entries({
  street: 'st', road: 'rd', avenue: 'ave', av: 'ave', lane: 'ln', drive: 'dr', boulevard: 'blvd', court: 'ct', place: 'pl', terrace: 'ter',
  highway: 'hwy', route: 'rte', square: 'sq', parkway: 'pkwy', circle: 'cir', north: 'n', south: 's', east: 'e', west: 'w', and: '',
}))
const addressWords = (text: string): string[] => wordsOf(text).map((word) => SHORT.get(word) ?? word).filter(Boolean)

/** Whether two texts name the same place, however they abbreviate. Empty ones name none. */
export function isSameAddress(a: string | undefined, b: string | undefined): boolean {
  const [left, right] = [addressWords(a ?? ''), addressWords(b ?? '')]
  return left.length > 0 && left.join(' ') === right.join(' ')
}

type Placed = Pick<ServiceRequest, 'place' | 'number' | 'receivedAt'>

/**
 * Addresses of past requests that fit what is typed: those that begin so, then those that have
 * its words, the latest first. Only places somebody has pinned: all there is without a gazetteer.
 */
export function addressesLike(typed: string, requests: Iterable<Placed>, limit = 5): KnownAddress[] {
  const words = addressWords(typed)
  if (words.join('').length < 2) return []
  const begun = words.join(' ')
  const known = new Map<string, KnownAddress & { far: number }>()
  for (const { place, number, receivedAt } of requests) {
    if (place.unknown || !place.address) continue
    const own = addressWords(place.address)
    const key = own.join(' ')
    const far = key.startsWith(begun) ? 0 : fits(words, own) ? 1 : undefined
    const before = known.get(key)
    if (far === undefined || (before && before.receivedAt >= receivedAt)) continue
    known.set(key, { address: place.address, at: { lng: place.lng, lat: place.lat }, number, receivedAt, far })
  }
  return [...known.values()]
    .sort((a, b) => a.far - b.far || (a.receivedAt < b.receivedAt ? 1 : -1))
    .slice(0, limit)
    .map(({ far: _, ...address }) => address)
}

/** Whether a text has every word that is typed, however both abbreviate. */
export const fitsWords = (typed: string, text: string): boolean => fits(addressWords(typed), addressWords(text))

/** Every word is there; the last may be half typed, a house number may not. */
function fits(words: readonly string[], own: readonly string[]): boolean {
  return words.every((word, i) => own.includes(word) || ((i === words.length - 1 || !/^\d/.test(word)) && own.some((each) => each.startsWith(word))))
}
