import type { ROAD_CLASS_ORDER } from '../../shared/roads/road-classes.ts'

/** Degrees, WGS 84. */
export type LngLat = readonly [lng: number, lat: number]

/** A closed line: first and last point are the same. Outer rings run counter-clockwise, holes clockwise (RFC 7946). */
export type Ring = readonly LngLat[]

/** OpenStreetMap's words for roads, so that an extract needs no translation. */
export type RoadClass = (typeof ROAD_CLASS_ORDER)[number]

/** House numbers along one side of a road's piece, from its first node to its last. Odd and even keep to one side each. */
export type NumberRange = readonly [first: number, last: number]

/** A piece of road between two nodes, and no junction in between. */
export interface RoadEdge {
  from: number
  to: number
  roadClass: RoadClass
  speedMps: number
  /** Driven from `from` to `to` alone. */
  oneWay: boolean
  name?: string
  /** The number on the shield, as `SR 38`. */
  ref?: string
  bridge?: boolean
  /** From node to node, both ends included. */
  line: readonly LngLat[]
  /** Pieces of one road as the eye follows it share a stroke; it is drawn and labelled as one line. */
  stroke: number
  numbers?: { left?: NumberRange; right?: NumberRange }
}

export type WaterKind = 'river' | 'lake' | 'pond'
export type LandKind = 'park' | 'school' | 'cemetery' | 'hospital' | 'golf_course' | 'commercial' | 'industrial' | 'farmland' | 'wood'
export type BuildingKind = 'house' | 'apartments' | 'shop' | 'industrial' | 'civic'

export interface Area<Kind extends string> {
  kind: Kind
  rings: readonly Ring[]
  name?: string
}

/** A part of the city people call by name. Rank 1 is seen first. */
export interface Neighbourhood {
  name: string
  at: LngLat
  rank: 1 | 2 | 3
}

/** What people name when they cannot say an address: a school, a park, a bridge, a shop. */
export interface NamedPlace {
  name: string
  kind: 'school' | 'park' | 'hospital' | 'cemetery' | 'civic' | 'shop' | 'industry' | 'bridge' | 'neighbourhood'
  at: LngLat
}

/**
 * All that is known of a city's ground before it is packed: plain lists, whoever made them.
 * A town made of numbers and an extract of OpenStreetMap both end here, and the pack is written from nothing else.
 */
export interface CitySource {
  name: string
  center: LngLat
  /** What the pack covers. */
  bounds: readonly [west: number, south: number, east: number, north: number]
  /** The city's own limits. */
  boundary: readonly Ring[]
  /** Who made the data, as it must stand on the map. */
  attribution: string
  nodes: readonly LngLat[]
  edges: readonly RoadEdge[]
  railways: readonly (readonly LngLat[])[]
  waters: readonly Area<WaterKind>[]
  streams: readonly { name?: string; line: readonly LngLat[] }[]
  land: readonly Area<LandKind>[]
  buildings: readonly { kind: BuildingKind; ring: Ring }[]
  neighbourhoods: readonly Neighbourhood[]
  namedPlaces: readonly NamedPlace[]
}
