import { noiseFor } from '../ground/chance.ts'
import type { Ground } from '../ground/ground.ts'
import { areaOf, cross, footOn, isInside, minus, nearestOn, tangentAt } from '../ground/plane.ts'
import type { Point, Zone } from '../plan.ts'
import { facesOf, outlineOf } from './faces.ts'
import type { Net } from './net.ts'

/** A face between arterials, water, rail and motorway: laid out at one time. */
export interface Superblock {
  id: number
  ring: Point[]
  areaM2: number
  /** What streets may use of it. */
  freeM2: number
  at: Point
  zone: Zone
  farBank: boolean
  /** Metres from the middle as the town feels them. */
  feltM: number
}

/** Houses on a free square kilometre, by age, as they come out when built. */
const HOUSES_PER_KM2: Record<Exclude<Zone, 'country'>, number> = { downtown: 790, streetcar: 910, fifties: 640, nineties: 425 }
/** With some 1,900 people in flats and 850 houses out in the country, 33,000 people. */
const HOUSES = 11_050
/** The river was hard to cross: the far bank counts as farther. */
const FAR_BANK_M = 450
const BARRIER = { kind: 'barrier', roadClass: 'service', district: -1, zone: 'country' } as const

/** The town grows outward until it houses its people; what is left is farmland. */
export function superblocksOf(ground: Ground, net: Net): Superblock[] {
  const barrier = net.addTrace({ ...BARRIER })
  for (const line of [ground.river.line, ground.rail, ground.motorway]) net.lay(line, barrier, 3)
  const faces = facesOf(net).filter(({ areaM2 }) => areaM2 > 12_000)
  const age = noiseFor(ground.seed, 'age', 1700)
  const blocks = faces.map((face, id): Superblock => {
    const { ring } = outlineOf(net, face)
    ground.raster.stampFace(ring, id)
    const at = pointInside(ring)
    const farBank = isBeyond(ground, at)
    const far = Math.hypot(at[0], at[1])
    const feltM = Math.hypot(at[0] / (far > 2000 ? 1.22 : 1), at[1]) + (farBank ? FAR_BANK_M * (far > 2000 ? 0.5 : 1) : 0) + age(at[0], at[1]) * 260 * Math.min(1, far / 1500)
    return { id, ring, areaM2: areaOf(ring), freeM2: ground.raster.freeM2(ring), at, zone: 'country', farBank, feltM }
  })
  for (let segment = 0; segment < net.segmentCount; segment++) if (net.traceOf[segment] === barrier) net.kill(segment)
  let houses = 0
  for (const block of [...blocks].sort((a, b) => a.feltM - b.feltM)) {
    const zone = zoneAt(block)
    if (houses >= HOUSES || zone === 'country') break
    const own = (block.freeM2 / 1e6) * HOUSES_PER_KM2[zone]
    // Too much for what is still wanted: the next one out may fit better.
    if (houses + own > HOUSES + 200) continue
    block.zone = zone
    houses += own
  }
  return blocks
}

function zoneAt({ feltM, areaM2 }: Superblock): Zone {
  if (feltM < 650) return 'downtown'
  if (feltM < 1230) return 'streetcar'
  if (feltM < 1820) return 'fifties'
  return areaM2 < 3.2e6 && feltM < 5200 ? 'nineties' : 'country'
}

export function isBeyond({ river }: Ground, p: Point): boolean {
  const side = (q: Point) => {
    const { piece, at } = nearestOn(river.line, q)
    return Math.sign(cross(tangentAt(river.line, piece), minus(q, at)))
  }
  return side(p) !== side([0, 0])
}

/** A point far from the outline, of a coarse lattice. */
export function pointInside(ring: readonly Point[]): Point {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  let best: Point = ring[0]!
  let room = -1
  for (let i = 1; i < 12; i++) {
    for (let j = 1; j < 12; j++) {
      const p: Point = [west + ((east - west) * i) / 12, south + ((north - south) * j) / 12]
      if (!isInside(ring, p)) continue
      let off = Infinity
      for (let k = 0; k < ring.length; k++) off = Math.min(off, footOn(ring[k]!, ring[(k + 1) % ring.length]!, p).offM)
      if (off > room) [best, room] = [p, off]
    }
  }
  return best
}
