import { diceFor } from '../ground/chance.ts'
import { MILE_M } from '../ground/extent.ts'
import type { Ground } from '../ground/ground.ts'
import { closedRing } from '../ground/plane.ts'
import { RAIL, RESERVED } from '../ground/raster.ts'
import type { Point, PlanLand } from '../plan.ts'
import { layStreet } from './lay-street.ts'
import type { Net } from './net.ts'
import type { Superblock } from './superblocks.ts'

/** The founders' plan: seven blocks to the half mile one way, eight the other, one lattice through all of downtown. */
export const BLOCK_EAST_M = MILE_M / 14
export const BLOCK_NORTH_M = MILE_M / 16

/** Leaves the block at the crossing of the base streets free, beside the river's side. */
export function makeSquare({ warp, raster, mirrored }: Ground): PlanLand {
  const side = mirrored ? -1 : 1
  const corner = (u: number, v: number) => warp(side * u * BLOCK_EAST_M, v * BLOCK_NORTH_M)
  const ring = closedRing([corner(0.11, 0.12), corner(0.89, 0.12), corner(0.89, 0.88), corner(0.11, 0.88)])
  raster.stampRing(ring, RESERVED)
  const at = corner(0.5, 0.5)
  return { kind: 'square', ring, areaM2: 0.78 * 0.76 * BLOCK_EAST_M * BLOCK_NORTH_M, at, front: { at: corner(0.5, 0.12), heading: 0 } }
}

/** Streets and alleys of the old town, parallel to the base streets. Every second street crosses the railway. */
export function layDowntown(ground: Ground, net: Net, blocks: readonly Superblock[]): void {
  const own = new Set(blocks.map(({ id }) => id))
  const isWithin = (p: Point) => own.has(ground.raster.faceAt(p))
  const dice = diceFor(ground.seed, 'downtown')
  const street = (way: 'east' | 'north', at: number, overlooks: number) => {
    const trace = net.addTrace({ kind: 'street', roadClass: 'residential', district: blocks[0]?.id ?? -1, zone: 'downtown' })
    layStreet(ground, net, latticeLine(ground, way, at), { trace, isWithin, clearM: 46, overlooks, reachM: 70 })
  }
  for (let k = 1; k <= 9; k++) {
    for (const side of [k, -k]) {
      street('east', side * BLOCK_NORTH_M, 0)
      street('north', side * BLOCK_EAST_M, k % 2 === 0 ? RAIL : 0)
    }
  }
  for (let k = -10; k < 10; k++) {
    if (dice.chance(0.1)) continue
    const trace = net.addTrace({ kind: 'alley', roadClass: 'service', district: blocks[0]?.id ?? -1, zone: 'downtown' })
    layStreet(ground, net, latticeLine(ground, 'east', (k + 0.5) * BLOCK_NORTH_M), { trace, isWithin, clearM: 34, snapM: 4, reachM: 60 })
  }
}

function latticeLine({ warp }: Ground, way: 'east' | 'north', at: number): Point[] {
  return Array.from({ length: 231 }, (_, i) => (way === 'east' ? warp((i - 115) * 10, at) : warp(at, (i - 115) * 10)))
}
