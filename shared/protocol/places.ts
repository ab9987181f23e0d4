import * as z from 'zod'
import { lat, lng } from './values.ts'

export const PLACE_KINDS = ['address', 'crossing', 'street', 'place'] as const

/**
 * A place that the city's gazetteer knows. `address`: a house number its street has; `crossing`: where two streets meet;
 * `street`: a street, a block of it or a stretch between two others (what a number that no house has leads to); `place`: what people name.
 */
export const placeFound = z.object({ name: z.string(), kind: z.enum(PLACE_KINDS), lng, lat })
export type PlaceFound = z.infer<typeof placeFound>

export const placesFound = z.object({ places: z.array(placeFound) })
