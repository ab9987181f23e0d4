import { diceFor, noiseFor } from '../ground/chance.ts'
import { EXTENT, isWithinExtent, MILE_M } from '../ground/extent.ts'
import type { Ground } from '../ground/ground.ts'
import { left, plus, resampled, splineThrough, tangentAt, toward } from '../ground/plane.ts'
import type { Point } from '../plan.ts'
import { layArterial, type Arterials } from './lay-arterial.ts'
import { Net, type Trace } from './net.ts'
import { pruneLoose } from './prune.ts'

const common = { district: -1, zone: 'country' as const }
const REACH = 7
const HALF_MILE_M = MILE_M / 2

/** The roads between superblocks, the most needed first: later ones give way. */
export function layArterials(ground: Ground): Arterials {
  const made: Arterials = { ground, net: new Net(), bridges: [] }
  const lay = (line: readonly Point[], trace: Omit<Trace, 'district' | 'zone'>, isWanted?: (p: Point) => boolean) => layArterial(made, line, { ...common, ...trace }, isWanted)
  lay(sectionLine(ground, 'east', 0), { kind: 'main', roadClass: 'primary', ref: 'SR 38' })
  lay(sectionLine(ground, 'north', 0), { kind: 'meridian', roadClass: 'secondary' })
  for (let k = 1; k <= REACH; k++) {
    for (const way of ['north', 'east'] as const) {
      for (const side of [k, -k]) lay(sectionLine(ground, way, side * MILE_M), { kind: 'section', roadClass: k <= 2 ? 'secondary' : 'tertiary' })
    }
  }
  layPikes(ground, lay)
  layRiverRoads(ground, lay)
  layCollectors(ground, lay)
  pruneLoose(made.net, () => true, Infinity)
  return made
}

type Lay = (line: readonly Point[], trace: Omit<Trace, 'district' | 'zone'>, isWanted?: (p: Point) => boolean) => void

function sectionLine({ warp }: Ground, way: 'east' | 'north', at: number): Point[] {
  const end = (way === 'east' ? EXTENT.east : EXTENT.north) + 300
  const points: Point[] = []
  for (let s = -end; s <= end; s += 40) points.push(way === 'east' ? warp(s, at) : warp(at, s))
  return points
}

/** Old roads to the next towns, straight out between the section lines. */
function layPikes({ seed, mirrored }: Ground, lay: Lay): void {
  const dice = diceFor(seed, 'pikes')
  for (const degrees of [62, -52, 148]) {
    const heading = ((mirrored ? 180 - degrees : degrees) + dice.between(-7, 7)) * (Math.PI / 180)
    const out = [420, 1300, 2600, 4200, 6200, 8500, 11000].map((far) => plus([0, 0], toward(heading + dice.between(-0.06, 0.06)), far))
    lay(splineThrough(out, 30), { kind: 'pike', roadClass: 'secondary' }, (p) => Math.hypot(p[0], p[1]) < 5200)
  }
}

/** Both banks have a road, as far out as the town reached when people walked. */
function layRiverRoads({ river }: Ground, lay: Lay): void {
  const calm = river.line.map((_, i): Point => {
    const near = river.line.slice(Math.max(0, i - 5), i + 6)
    return [near.reduce((sum, p) => sum + p[0], 0) / near.length, near.reduce((sum, p) => sum + p[1], 0) / near.length]
  })
  for (const side of [1, -1] as const) {
    const line = calm.map((p, i) => plus(p, left(tangentAt(calm, i)), side * 162))
    lay(resampled(line, 30), { kind: 'river-road', roadClass: 'tertiary' }, (p) => Math.hypot(p[0], p[1]) < 3000)
  }
}

/** Half-mile roads, where the town wants them: they bulge, and break off. */
function layCollectors({ seed, warp }: Ground, lay: Lay): void {
  const dice = diceFor(seed, 'collectors')
  const bulge = noiseFor(seed, 'collector bulge', 1300)
  for (const k of [0, -1, 1, -2, 2, -3]) {
    for (const way of ['north', 'east'] as const) {
      const at = (k + 0.5) * MILE_M
      const breaks = Array.from({ length: 20 }, () => dice.chance(0.16))
      const points: Point[] = []
      for (let s = -4200; s <= 4200; s += 40) {
        const swing = at + bulge(s, at * 3 + (way === 'east' ? 7777 : 0)) * 85 * Math.min(1, Math.max(0.1, (Math.hypot(s, at) - 1000) / 900))
        points.push(way === 'east' ? warp(s, swing) : warp(swing, s))
      }
      lay(points, { kind: 'collector', roadClass: 'tertiary' }, (p) => {
        const far = Math.hypot(p[0] / 1.28, p[1])
        const half = Math.floor((way === 'east' ? p[0] : p[1]) / HALF_MILE_M + 10)
        return far < 3050 && isWithinExtent(p) && (far < 1500 || !breaks[half])
      })
    }
  }
}
