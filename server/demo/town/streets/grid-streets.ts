import { diceFor, noiseFor, type Dice } from '../ground/chance.ts'
import type { Ground } from '../ground/ground.ts'
import { plus, turned } from '../ground/plane.ts'
import type { Point } from '../plan.ts'
import { frameAngle, layStreet } from './lay-street.ts'
import type { Net } from './net.ts'
import type { Superblock } from './superblocks.ts'

interface GridHabits {
  longM: readonly [number, number]
  deepM: readonly [number, number]
  /** How far streets swing, and over what length. */
  swingM: readonly [number, number]
  overM: readonly [number, number]
  /** Share of long streets with an alley behind their lots. */
  alleys: number
  /** Rows that share one set of cross streets. */
  rows: readonly [number, number]
}

const HABITS: Record<'streetcar' | 'fifties', GridHabits> = {
  streetcar: { longM: [125, 190], deepM: [88, 104], swingM: [0, 6], overM: [500, 700], alleys: 0.62, rows: [4, 7] },
  fifties: { longM: [200, 280], deepM: [82, 94], swingM: [60, 125], overM: [420, 640], alleys: 0, rows: [2, 4] },
}

/**
 * A superblock laid out by one surveyor: rows along its main direction, and cross streets that jog where one plat ends
 * and the next begins. By the 1950s the rows swing.
 */
export function layGrid(ground: Ground, net: Net, block: Superblock, zone: 'streetcar' | 'fifties'): void {
  const dice = diceFor(ground.seed, 'grid', block.id)
  const { longM, deepM, swingM, overM, alleys, rows } = HABITS[zone]
  const frame = frameOf(ground, block, dice, zone)
  const [swing, over] = [dice.between(...swingM), dice.between(...overM)]
  const [swingU, swingV] = [noiseFor(ground.seed, `swing u ${block.id}`, over), noiseFor(ground.seed, `swing v ${block.id}`, over)]
  const at = (u: number, v: number): Point => plus(frame.at, turned([u + swing * swingU(u, v), v + swing * swingV(u, v)], frame.angle))
  const isWithin = (p: Point) => ground.raster.faceAt(p) === block.id
  const lay = (kind: 'street' | 'alley', line: Point[], clearM: number) => {
    const trace = net.addTrace({ kind, roadClass: kind === 'alley' ? 'service' : 'residential', district: block.id, zone })
    layStreet(ground, net, line, { trace, isWithin, clearM, snapM: kind === 'alley' ? 4 : 7 })
  }
  const [west, east, south, north] = frame.box
  const count = Math.max(1, Math.round((north - south) / dice.between(...deepM)))
  const deep = (north - south) / count
  const walk = (from: number, to: number, point: (s: number) => Point) => Array.from({ length: Math.max(2, Math.ceil((to - from) / 10) + 1) }, (_, i) => point(from + i * 10))
  const margin = swing * 1.1 + 20
  const reach = Math.ceil(margin / deep)
  for (let k = -reach; k <= count + reach; k++) lay('street', walk(west - margin, east + margin, (u) => at(u, south + k * deep)), deep * 0.6)
  const long = dice.between(...longM)
  for (let k = -reach; k < count + reach;) {
    const taken = Math.round(dice.between(...rows))
    const shift = dice.between(0, long)
    const [low, high] = [south + k * deep, south + (k + taken) * deep]
    for (let u = west - margin + shift; u < east + margin; u += long) {
      const lean = u + dice.between(-8, 8)
      lay('street', walk(low + 12, high - 12, (v) => at(lean, v)), 58)
    }
    k += taken
  }
  for (let k = 0; k < count; k++) if (dice.chance(alleys)) lay('alley', walk(west - margin, east + margin, (u) => at(u, south + (k + 0.5) * deep)), 34)
}

function frameOf({ mainHeading }: Ground, { ring, at }: Superblock, dice: Dice, zone: 'streetcar' | 'fifties') {
  const angle = frameAngle(ring)
  const toMain = Math.abs(Math.sin(angle - mainHeading))
  const likesMain = dice.chance(zone === 'streetcar' ? 0.8 : 0.55)
  const turnedOnce = angle + Math.PI / 2
  const chosen = toMain < 0.7 === likesMain ? angle : turnedOnce
  const local = ring.map((p) => turned([p[0] - at[0], p[1] - at[1]], -chosen))
  const [us, vs] = [local.map(([u]) => u), local.map(([, v]) => v)]
  return { at, angle: chosen, box: [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)] as const }
}
