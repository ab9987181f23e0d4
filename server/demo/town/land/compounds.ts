import { diceFor, type Dice } from '../ground/chance.ts'
import type { Ground } from '../ground/ground.ts'
import { areaOf, closedRing, gap, nearestOn, plus } from '../ground/plane.ts'
import { RESERVED } from '../ground/raster.ts'
import type { PlanLand, PlanLandKind, Point, RoadKind } from '../plan.ts'
import type { Net } from '../streets/net.ts'
import type { Superblock } from '../streets/superblocks.ts'
import { frontagesOf, isRoadless, lotOn, type Frontage } from './frontage.ts'

interface Wish {
  kind: PlanLandKind
  count: number
  widthM: readonly [number, number]
  depthM: readonly [number, number]
  suits: (frontage: Frontage, ground: Ground) => boolean
  /** From the next of its kind. */
  apartM: number
  drive?: 'loop' | 'aisle'
}

const BIG_ROADS: readonly RoadKind[] = ['main', 'meridian', 'section']
const felt = (low: number, high: number) => ({ block, at }: Frontage) => block.zone !== 'country' && Math.hypot(at[0], at[1]) > low && Math.hypot(at[0], at[1]) < high
const isNearRail = ({ at }: Frontage, ground: Ground) => nearestOn(ground.rail, at).offM < 420
const isNearMotorway = ({ at }: Frontage, ground: Ground) => nearestOn(ground.motorway, at).offM < 620

/** What a town of 33,000 sets land aside for, the hardest to place first. */
const WISHES: readonly Wish[] = [
  { kind: 'golf_course', count: 1, widthM: [560, 640], depthM: [400, 480], apartM: 0, suits: (f) => f.block.zone === 'nineties' && felt(1900, 3800)(f) },
  { kind: 'commercial', count: 4, widthM: [230, 280], depthM: [170, 200], apartM: 150, drive: 'aisle', suits: (f, ground) => isNearMotorway(f, ground) && BIG_ROADS.includes(f.kind) },
  { kind: 'industrial', count: 6, widthM: [200, 300], depthM: [150, 200], apartM: 130, suits: (f, ground) => isNearRail(f, ground) && f.block.feltM < 4300 && Math.hypot(...f.at) > 1500 },
  { kind: 'cemetery', count: 2, widthM: [240, 320], depthM: [180, 240], apartM: 1500, suits: felt(1200, 2600) },
  { kind: 'hospital', count: 1, widthM: [210, 240], depthM: [150, 180], apartM: 0, suits: (f) => BIG_ROADS.includes(f.kind) && felt(1100, 2400)(f) },
  { kind: 'school', count: 1, widthM: [300, 340], depthM: [220, 260], apartM: 0, suits: felt(1400, 2700) },
  { kind: 'school', count: 6, widthM: [170, 210], depthM: [130, 160], apartM: 1000, suits: felt(700, 3200) },
  { kind: 'commercial', count: 4, widthM: [240, 310], depthM: [180, 210], apartM: 900, drive: 'aisle', suits: (f) => BIG_ROADS.includes(f.kind) && felt(1700, 3600)(f) },
  { kind: 'park', count: 9, widthM: [130, 250], depthM: [110, 190], apartM: 850, suits: felt(700, 3400) },
  { kind: 'apartments', count: 10, widthM: [150, 200], depthM: [115, 150], apartM: 420, drive: 'loop', suits: felt(1100, 3400) },
]

const SETBACK_M = 17
/** Streets keep from the fence, so that lots fit between. */
const FENCE_M = 12
const TRIES = 400

/** Sets land aside on the arterials before any street is laid, and takes it from the streets. */
export function reserveCompounds(ground: Ground, net: Net, superblocks: readonly Superblock[]): PlanLand[] {
  const frontages = superblocks.filter(({ zone, feltM }) => zone !== 'country' || feltM < 4600).flatMap((block) => frontagesOf(net, block))
  const land: PlanLand[] = []
  WISHES.forEach((wish, part) => {
    const dice = diceFor(ground.seed, 'compounds', part)
    const suited = frontages.filter((frontage) => wish.suits(frontage, ground))
    let placed = 0
    for (let tries = 0; tries < TRIES && placed < wish.count && suited.length > 0; tries++) {
      const made = reserve(ground, net, wish, dice.pick(suited), dice, land)
      if (made === undefined) continue
      land.push(made)
      placed++
    }
  })
  return land
}

function reserve(ground: Ground, net: Net, wish: Wish, frontage: Frontage, dice: Dice, land: readonly PlanLand[]): PlanLand | undefined {
  const [width, depth] = [dice.between(...wish.widthM), dice.between(...wish.depthM)]
  const ring = lotOn(frontage, width, depth, SETBACK_M)
  const at = plus(frontage.at, frontage.inward, SETBACK_M + depth / 2)
  if (land.some((other) => other.kind === wish.kind && gap(other.at, at) < wish.apartM)) return undefined
  if (!ground.raster.isFree(ring, frontage.block.id) || !isRoadless(net, ring)) return undefined
  ground.raster.stampRing(lotOn(frontage, width + 2 * FENCE_M, depth + FENCE_M + 8, SETBACK_M - 8), RESERVED)
  if (wish.drive !== undefined) layDrive(net, frontage, wish.drive, width, depth)
  const front: Point = plus(frontage.at, frontage.inward, SETBACK_M)
  return { kind: wish.kind, ring: closedRing(ring), areaM2: areaOf(ring), at, front: { at: front, heading: Math.atan2(frontage.along[1], frontage.along[0]) } }
}

/** Service ways: a loop with one way in between blocks of flats, an aisle with two ways in before a row of shops. */
function layDrive(net: Net, { at, along, inward, block }: Frontage, shape: 'loop' | 'aisle', width: number, depth: number): void {
  const trace = net.addTrace({ kind: 'drive', roadClass: 'service', district: block.id, zone: block.zone })
  const place = (u: number, v: number) => plus(plus(at, along, u * width), inward, v === 0 ? 0 : SETBACK_M + v * depth)
  if (shape === 'aisle') return void net.lay([place(-0.36, 0), place(-0.36, 0.36), place(0.36, 0.36), place(0.36, 0)], trace, 5)
  net.lay([place(0, 0), place(0, 0.24), place(0.3, 0.24), place(0.3, 0.76), place(-0.3, 0.76), place(-0.3, 0.24), place(0, 0.24)], trace, 5)
}
