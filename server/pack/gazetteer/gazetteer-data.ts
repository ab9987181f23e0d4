import type { NumberRange } from '../city-source.ts'

export const GAZETTEER_VERSION = 1

/** Degrees × 1e6, whole numbers: a hand's breadth. */
export type Micro = number

/** A piece of a named street without a junction in it. */
export interface StreetPiece {
  /** Index in `streets`. */
  street: number
  /** Longitude and latitude in turn; after the first point, differences. */
  line: readonly Micro[]
  left?: NumberRange
  right?: NumberRange
  /** The streets it lies between, as indexes: the next one crossed behind its first point, and ahead of its last. */
  from?: number
  to?: number
}

/** All that a city's places are found by: plain JSON, one file of the pack. */
export interface GazetteerData {
  version: typeof GAZETTEER_VERSION
  streets: readonly string[]
  pieces: readonly StreetPiece[]
  crossings: readonly { at: readonly [Micro, Micro]; streets: readonly number[] }[]
  places: readonly { name: string; at: readonly [Micro, Micro] }[]
}

/** Why a gazetteer cannot be used, as one sentence. */
export class GazetteerFault extends Error {
  override readonly name = 'GazetteerFault'
}
