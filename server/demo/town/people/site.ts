import { isInside } from '../ground/plane.ts'
import { POND, Raster, RESERVED, WATER } from '../ground/raster.ts'
import type { Point, PointRing, RoadKind, TownPlan } from '../plan.ts'
import { cornersOf, type Box } from './box.ts'
import { Footprints, type Footprint } from './footprints.ts'
import { LineGrid } from './line-grid.ts'

/** Metres from a road's centre line that no wall comes nearer than: lanes, gutter, sidewalk. */
const CLEAR_M: Record<RoadKind, number> = {
  motorway: 20, ramp: 9, main: 8.6, meridian: 8.6, section: 9, pike: 9, 'river-road': 8, 'rail-road': 8, collector: 8, spine: 7.5, street: 7, court: 7, alley: 3.4, drive: 3.4,
}
const RAIL_M = 11
const SHORE_M = 7
const FENCE_M = 2
/** The river comes up in spring: nobody builds nearer. */
const FLOOD_M = 36

/** The ground as builders find it: roads, rails, water and fences to keep from, and what stands already. */
export class Site {
  readonly built = new Footprints()
  readonly #lines: LineGrid
  readonly #fences: LineGrid
  readonly #raster = new Raster()

  constructor(plan: TownPlan) {
    const { west, south, east, north } = plan.extent
    this.#lines = new LineGrid(west, south, east, north)
    this.#fences = new LineGrid(west, south, east, north)
    for (const { line, kind } of plan.edges) addLine(this.#lines, line, CLEAR_M[kind])
    for (const rail of plan.rails) addLine(this.#lines, rail, RAIL_M)
    for (const creek of plan.creeks) addLine(this.#lines, creek, SHORE_M)
    for (const ring of [plan.river.ring, ...plan.ponds]) addLine(this.#lines, ring, SHORE_M)
    addLine(this.#fences, plan.river.ring, FLOOD_M)
    this.#raster.stampRing(plan.river.ring, WATER)
    for (const pond of plan.ponds) this.#raster.stampRing(pond, POND)
    for (const { kind, ring } of plan.land) {
      if (kind === 'farmland') continue
      this.#raster.stampRing(ring, RESERVED)
      addLine(this.#fences, ring, FENCE_M)
    }
  }

  /** Builds on a lot along a street, when there is room: true when it stands. `apart`: metres to the next house. */
  buildOnLot(footprint: Footprint, apart: number): boolean {
    if (this.#raster.bars([footprint.x, footprint.y]) !== 0 || !this.#lines.isClear(footprint) || !this.#fences.isClear(footprint)) return false
    return this.#add(footprint, apart)
  }

  /** Builds within a ring of land that is set aside for it. */
  buildWithin(ring: PointRing, footprint: Footprint, apart: number): boolean {
    if (!this.built.isFree(footprint, apart) || !this.#lines.isClear(footprint) || !isWithin(ring, footprint)) return false
    return (this.#raster.bars([footprint.x, footprint.y]) & (WATER | POND)) === 0 && this.#add(footprint, apart)
  }

  #add(footprint: Footprint, apart: number): boolean {
    if (!this.built.isFree(footprint, apart)) return false
    this.built.add(footprint)
    return true
  }
}

const isWithin = (ring: PointRing, box: Box) => cornersOf(box).every((corner) => isInside(ring, corner))

function addLine(grid: LineGrid, line: readonly Point[], gap: number): void {
  for (let n = 1; n < line.length; n++) grid.add(line[n - 1]![0], line[n - 1]![1], line[n]![0], line[n]![1], gap)
}
