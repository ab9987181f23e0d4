import type { Place } from '../../shared/protocol/values.ts'

/** A place as people type it, `40.27, -76.81` (latitude first, as maps on phones give it). */
export function placeFrom(text: string, address: string): Place | undefined {
  const parts = text.split(/[\s,;]+/).filter(Boolean).map(Number)
  const [lat, lng] = parts
  if (parts.length !== 2 || lat === undefined || lng === undefined) return undefined
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) return undefined
  return { lng, lat, ...(address.trim() ? { address: address.trim() } : {}) }
}
