import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { actByText, type Leave } from '../format/act-by.ts'
import { PHASE_WORDS, shortNumber } from '../format/words.ts'
import type { RequestReading } from '../stores/reading-cache.ts'

/** Where it is, in words: the address, or that nobody knows. */
export function placeText({ place }: ServiceRequest): string {
  if (place.unknown) return place.address ? `${place.address} (place unknown)` : 'Place unknown'
  return place.address ?? `${place.lat.toFixed(5)}, ${place.lng.toFixed(5)}`
}

/** A card as one sentence, for who hears it instead of seeing it. */
export function spoken(reading: RequestReading, service: string, now: number, zone: string, leave?: Leave): string {
  const { request, phase } = reading
  return `${service}, ${placeText(request)}, number ${shortNumber(request.number)}, ${PHASE_WORDS[phase]}, ${actByText(request, reading, now, zone, leave)}`
}
