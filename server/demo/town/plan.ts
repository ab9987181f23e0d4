import type { BuildingKind, LandKind, NamedPlace, NumberRange, RoadClass } from '../../pack/city-source.ts'
import { EXTENT } from './ground/extent.ts'
import { makeGround } from './ground/ground.ts'
import { limitsOf } from './ground/limits.ts'
import { closedRing, unit } from './ground/plane.ts'
import { finish } from './streets/finish.ts'
import { layStreets } from './streets/lay-streets.ts'

/** Metres east and north of the crossing of the two base streets, which is the middle of the town. */
export type Point = readonly [x: number, y: number]

/** Closed: first and last point are the same. Outer rings run counter-clockwise. */
export type PointRing = readonly Point[]

/** When a part of town was laid out, which decides its streets, lots and houses. `country` is farmland, and what leapt out into it is `nineties`. */
export type Zone = 'downtown' | 'streetcar' | 'fifties' | 'nineties' | 'country'

/**
 * What a road is to the town, beside its class:
 * `main` and `meridian` are the two base streets, whole lines across the map (house numbers begin where they cross);
 * `section` the mile roads, `collector` the half-mile ones; `pike` a radial, `river-road` and `rail-road` keep beside what they are called by;
 * `street` any local street, `alley` runs behind lots and has no name or houses; `spine` is a 1990s subdivision's own main street;
 * `court` ends in a turning head; `drive` is a service way on a compound (no name, no houses).
 */
export type RoadKind =
  | 'motorway' | 'ramp' | 'main' | 'meridian' | 'section' | 'collector' | 'pike' | 'river-road' | 'rail-road'
  | 'street' | 'spine' | 'court' | 'alley' | 'drive'

/** A piece of road between two nodes, no junction in between. */
export interface PlanEdge {
  from: number
  to: number
  roadClass: RoadClass
  kind: RoadKind
  /** Index in `strokes`. */
  stroke: number
  zone: Zone
  /** Index in `districts` of the superblock a local street was laid out in; −1 for what lies between superblocks. */
  district: number
  /** Driven from `from` to `to` alone. */
  oneWay: boolean
  bridge: boolean
  /** The number on the shield. */
  ref?: string
  speedMps: number
  /** From node to node, both ends included. */
  line: readonly Point[]
  lengthM: number
}

/** A road as the eye follows it: pieces that continue one another, in order. */
export interface PlanStroke {
  kind: RoadKind
  roadClass: RoadClass
  /** The pieces in order along the road; `forward` where the piece's own line runs the stroke's way. */
  pieces: readonly { edge: number; forward: boolean }[]
  lengthM: number
  /** Ends where it began. */
  closed: boolean
}

/** Ground that roads surround: what is left between streets, on which lots lie. */
export interface Block {
  zone: Zone
  district: number
  /** Centre lines of the surrounding roads, dead ends inside it left out. */
  ring: PointRing
  areaM2: number
  /** The surrounding pieces, in the ring's order. */
  edges: readonly number[]
}

/** A superblock between arterials, laid out at one time by one hand: subdivisions take their theme and name from it. */
export interface District {
  zone: Zone
  ring: PointRing
  areaM2: number
  /** A point well inside, to put a label on. */
  at: Point
  /** Lies beyond the river as seen from the middle. */
  farBank: boolean
}

/** `apartments` and `square` (downtown's green) are land no street runs over, like the rest. */
export type PlanLandKind = LandKind | 'apartments' | 'square'

export interface PlanLand {
  kind: PlanLandKind
  ring: PointRing
  areaM2: number
  /** A point inside. */
  at: Point
  /** Where its road is: the middle of the side that fronts on it, and the direction along that side, radians counter-clockwise from east. */
  front?: { at: Point; heading: number }
}

export interface TownPlan {
  seed: number
  /** All that is drawn, countryside included: metres. The town lies in the middle 9 × 7 km. */
  extent: { west: number; south: number; east: number; north: number }
  /** The city limits. */
  limits: PointRing
  /** Where the base streets cross; always [0, 0]. */
  center: Point
  /** The way Main Street runs there, radians counter-clockwise from east: the old grid is turned to the river. */
  mainHeading: number
  /** `line` runs downstream along the middle; `side` points from the middle of town to the water, length 1. */
  river: { line: readonly Point[]; ring: PointRing; side: Point }
  /** From spring to river. */
  creeks: readonly (readonly Point[])[]
  ponds: readonly PointRing[]
  rails: readonly (readonly Point[])[]
  nodes: readonly Point[]
  edges: readonly PlanEdge[]
  strokes: readonly PlanStroke[]
  blocks: readonly Block[]
  districts: readonly District[]
  land: readonly PlanLand[]
}

/**
 * What people add to the ground: names, numbers and buildings. Lists named `by…` stand beside the plan's own, index by index.
 * Names are by edge, since one stroke is East Main on one side of the base street and West Main on the other.
 */
export interface TownPeople {
  byEdge: readonly { name?: string; numbers?: { left?: NumberRange; right?: NumberRange } }[]
  byLand: readonly (string | undefined)[]
  byCreek: readonly (string | undefined)[]
  byPond: readonly (string | undefined)[]
  riverName: string
  buildings: readonly { kind: BuildingKind; ring: PointRing }[]
  neighbourhoods: readonly { name: string; at: Point; rank: 1 | 2 | 3 }[]
  namedPlaces: readonly { name: string; kind: NamedPlace['kind']; at: Point }[]
}

/** The town's ground and streets, the same for the same seed, to the last bit. */
export function makePlan(seed: number): TownPlan {
  const ground = makeGround(seed)
  const { net, motorway, superblocks, land, ponds } = layStreets(ground)
  return {
    seed,
    extent: EXTENT,
    limits: limitsOf(ground.warp, (p) => (superblocks[ground.raster.faceAt(p)]?.zone ?? 'country') !== 'country'),
    center: [0, 0],
    mainHeading: ground.mainHeading,
    river: { line: ground.river.line, ring: ground.riverRing, side: unit(ground.river.line[ground.river.nearest]!) },
    creeks: ground.creeks,
    ponds,
    rails: [ground.rail],
    ...finish(ground, net, motorway, superblocks),
    districts: superblocks.map(({ zone, ring, areaM2, at, farBank }) => ({ zone, ring: closedRing(ring), areaM2, at, farBank })),
    land,
  }
}
