import type { PlaceFound } from '../../shared/protocol/places.ts'
import { ageText } from '../format/timer.ts'
import { shortNumber } from '../format/words.ts'
import type { LngLat } from '../stores/picking.svelte.ts'
import { isSameAddress, type KnownAddress } from './address-memory.ts'
import type { Offer } from './offer.ts'

/** Something to take as the place. */
export interface PlaceOffer extends Offer {
  at: LngLat
}

const KIND: Record<PlaceFound['kind'], string> = { address: 'house', crossing: 'crossing', street: 'street', place: 'place' }
const SHOWN = 6

/** What the gazetteer found, then addresses of before; where both know one, it says which request was there. */
export function placeOffers(typed: string, found: readonly PlaceFound[], known: readonly KnownAddress[], now: number): PlaceOffer[] {
  const before = ({ number, receivedAt }: KnownAddress) => `${shortNumber(number)}, ${ageText(now - Date.parse(receivedAt))} ago`
  const house = /^\s*(\d{1,6})[a-z]?\s+\D/i.exec(typed)?.[1]
  const named = found.map(({ name, kind, lng, lat }): PlaceOffer => {
    const same = known.find(({ address }) => isSameAddress(address, name))
    const lacks = kind === 'street' && house !== undefined ? `no ${house} there` : undefined
    return { id: name, text: name, aside: same ? before(same) : (lacks ?? KIND[kind]), at: { lng, lat } }
  })
  const others = known.filter(({ address }) => !named.some(({ text }) => isSameAddress(text, address)))
  return [...named, ...others.map((each) => ({ id: each.address, text: each.address, aside: before(each), at: each.at }))].slice(0, SHOWN)
}
