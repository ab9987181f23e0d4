import type { PositionFix } from '../../../shared/protocol/positions.ts'

/** A step of a crew's drive: northward, about a metre. The second in which a fix was sent can be read in it. */
const STEP_DEG = 0.000_01
const CENTER = { lng: -76.3, lat: 40.04 }

export type Fix = PositionFix & { crewId: string }

/** Where the i-th crew begins: all over a city of thirty kilometres. */
const homeOf = (i: number) => ({ lng: CENTER.lng + Math.sin(i * 12.9898) * 0.175, lat: CENTER.lat + Math.cos(i * 78.233) * 0.135 })

/** The i-th crew's fix of a second. */
export function fixOf(crewId: string, i: number, second: number, at: string): Fix {
  const { lng, lat } = homeOf(i)
  return { crewId, lng, lat: lat + second * STEP_DEG, at, accuracyM: 3 + (i % 12), speedMps: (i * 7) % 20, headingDeg: (i * 61) % 360 }
}
/** In which second the i-th crew was there. */
export const secondOf = (i: number, lat: number): number => Math.round((lat - homeOf(i).lat) / STEP_DEG)

/** So many times a second a part of the fleet reports, so that each crew does once. */
export const SLICES = 20
export const sliceOf = (crewIds: readonly string[], slice: number, second: number, at: string): Fix[] =>
  crewIds.flatMap((id, i) => (i % SLICES === slice ? [fixOf(id, i, second, at)] : []))
