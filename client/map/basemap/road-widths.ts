import type { ExpressionSpecification } from 'maplibre-gl'
import { widths } from './tile-parts.ts'

/** How a road is drawn, whatever it is called: Protomaps' kinds and OpenStreetMap's details come down to these. */
export const ROAD_LOOKS = ['motorway', 'arterial', 'collector', 'ramp', 'local', 'service', 'path'] as const
export type RoadLook = (typeof ROAD_LOOKS)[number]

const DETAILS: Record<RoadLook, readonly string[]> = {
  motorway: ['motorway', 'trunk'],
  arterial: ['primary', 'secondary'],
  collector: ['tertiary'],
  ramp: ['motorway_link', 'trunk_link', 'primary_link', 'secondary_link', 'tertiary_link'],
  local: ['residential', 'unclassified', 'living_street', 'road', 'pedestrian'],
  service: ['service', 'track', 'raceway', 'driveway', 'alley', 'parking_aisle'],
  path: ['path', 'footway', 'cycleway', 'steps', 'bridleway', 'sidewalk', 'crossing', 'corridor'],
}
/** A detail that nobody foresaw is drawn as its kind is mostly. */
const KINDS: Record<string, RoadLook> = { highway: 'motorway', major_road: 'arterial', minor_road: 'local', path: 'path' }

/** One value a look, by what the road is. */
export function byLook<T extends string | number>(values: Record<RoadLook, T>): ExpressionSpecification {
  const byKind = ['match', ['get', 'kind'], ...Object.entries(KINDS).flatMap(([kind, look]) => [kind, values[look]]), values.local]
  return ['match', ['get', 'kind_detail'], ...ROAD_LOOKS.flatMap((look) => [DETAILS[look], values[look]]), byKind] as unknown as ExpressionSpecification
}
export const detailsOf = (...looks: RoadLook[]): string[] => looks.flatMap((look) => DETAILS[look])

/** Pixels of the road's surface. */
const SURFACE: readonly (readonly [zoom: number, widths: Record<RoadLook, number>])[] = [
  [10, { motorway: 1.4, arterial: 0.8, collector: 0.5, ramp: 0.5, local: 0.2, service: 0, path: 0 }],
  [12, { motorway: 2.6, arterial: 1.7, collector: 1.1, ramp: 1, local: 0.55, service: 0, path: 0 }],
  [13, { motorway: 4, arterial: 2.7, collector: 1.8, ramp: 1.6, local: 1, service: 0.3, path: 0 }],
  [14, { motorway: 6, arterial: 4.2, collector: 2.8, ramp: 2.6, local: 1.7, service: 0.7, path: 0.5 }],
  [15, { motorway: 8.5, arterial: 6.4, collector: 4.8, ramp: 4.2, local: 3.6, service: 1.5, path: 0.8 }],
  [16, { motorway: 13, arterial: 10, collector: 8, ramp: 6.6, local: 6.6, service: 3, path: 1.2 }],
  [18, { motorway: 34, arterial: 28, collector: 24, ramp: 18, local: 20, service: 10, path: 2.4 }],
  [20, { motorway: 110, arterial: 90, collector: 78, ramp: 60, local: 66, service: 34, path: 5 }],
]
/** Pixels that the casing shows on each side. */
const CASING: readonly (readonly [zoom: number, width: number])[] = [[10, 0], [12, 0.3], [14, 0.6], [16, 0.9], [18, 1.2], [20, 1.6]]

export const surfaceWidth = (): ExpressionSpecification => widths(SURFACE.map(([zoom, looks]) => [zoom, byLook(looks)]))

/** A road as wide as it is with its casing; nothing where it has no width of its own yet. */
export function casingWidth(): ExpressionSpecification {
  return widths(SURFACE.map(([zoom, looks]) => {
    const edge = casingAt(zoom)
    const cased = Object.fromEntries(ROAD_LOOKS.map((look) => [look, look === 'path' || looks[look] < 1 ? 0 : looks[look] + 2 * edge])) as Record<RoadLook, number>
    return [zoom, byLook(cased)]
  }))
}

function casingAt(zoom: number): number {
  const above = CASING.findIndex(([at]) => at >= zoom)
  const [to, wide] = CASING[above]!
  const [from, narrow] = CASING[Math.max(0, above - 1)]!
  return to === from ? wide : narrow + ((wide - narrow) * (zoom - from)) / (to - from)
}
