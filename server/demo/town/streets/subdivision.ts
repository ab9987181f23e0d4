import { diceFor, type Dice } from '../ground/chance.ts'
import type { Ground } from '../ground/ground.ts'
import { cross, gap, left, lengthOf, minus, mixed, plus, resampled, tangentAt, unit } from '../ground/plane.ts'
import { BARRED } from '../ground/raster.ts'
import type { Point, RoadKind } from '../plan.ts'
import { growStreet, isOpenAhead, isRoomFor, type Plot } from './grow-street.ts'
import type { Net } from './net.ts'
import type { Superblock } from './superblocks.ts'

const ENTRY_APART_M = [330, 520] as const
/** An entry keeps so far from a corner of the superblock. */
const FROM_CORNER_M = 130
const PASSES = 8
const ONWARD_FROM = 2
const INFILL_FROM = 5
/** Of a street that ends in a head, its last 70 m carry no other. */
const HEAD_POINTS = 6

interface Entry {
  at: Point
  inward: Point
  ringM: number
}

/** A 1990s subdivision: spines between its entries, then streets that grow from them and end in turning heads. */
export function laySubdivision(ground: Ground, net: Net, block: Superblock): void {
  const dice = diceFor(ground.seed, 'subdivision', block.id)
  const plot: Plot = { ground, net, isWithin: (p) => ground.raster.faceAt(p) === block.id && (ground.raster.bars(p) & BARRED) === 0, dice }
  const lay = (line: readonly Point[], kind: RoadKind, endsLoose = false) => {
    const trace = net.addTrace({ kind, roadClass: 'residential', district: block.id, zone: 'nineties' })
    net.lay(line, trace, 7, 24)
    laid.push({ line: resampled(line, 14), endsLoose })
  }
  const laid: Laid[] = []
  const entries = entriesOf(net, block, dice)
  const [first, last] = farthestPair(entries)
  if (first !== undefined && last !== undefined) {
    const line = spine(first, last)
    const inside = line.slice(2, -2).findIndex((p) => !plot.isWithin(p))
    if (inside < 0) lay(line, 'spine')
    else if (inside > 6) lay(line.slice(0, inside - 1), 'spine', true)
  }
  for (const entry of entries) {
    if (laid.some(({ line }) => gap(line[0]!, entry.at) < 120 || gap(line[line.length - 1]!, entry.at) < 120)) continue
    const grown = growStreet(plot, entry.at, entry.inward, { longestM: 900, joins: 1, fromAcrossM: 0 })
    if (grown !== undefined) lay(grown.line, grown.joined ? 'spine' : 'street', !grown.joined)
  }
  for (let pass = 0; pass < PASSES; pass++) {
    for (const parent of [...laid]) {
      if (pass >= ONWARD_FROM && parent.endsLoose) goOn(plot, parent, lay)
      branchOff(plot, parent, pass, lay)
    }
  }
}

interface Laid {
  /** A point every 14 m. */
  line: Point[]
  endsLoose: boolean
}

/** A head with open land before it is no head yet: the street goes on. */
function goOn(plot: Plot, laid: Laid, lay: (line: readonly Point[], kind: RoadKind, endsLoose: boolean) => void): void {
  const { line } = laid
  const [at, heading] = [line[line.length - 1]!, tangentAt(line, line.length - 1)]
  if (!isOpenAhead(plot, at, heading)) return
  const grown = growStreet(plot, at, heading, { longestM: plot.dice.between(130, 420), joins: 0.62, fromAcrossM: 30 })
  if (grown === undefined) return
  laid.endsLoose = false
  lay(grown.line, 'street', !grown.joined)
}

function branchOff(plot: Plot, { line: parent, endsLoose }: Laid, pass: number, lay: (line: readonly Point[], kind: RoadKind, endsLoose: boolean) => void): void {
  const { dice } = plot
  // Later passes look for what is left over.
  const step = pass < INFILL_FROM ? Math.round(dice.between(4, 6.4)) : 2
  const besideM = pass < INFILL_FROM ? 66 : 54
  let side: 1 | -1 = dice.chance(0.5) ? 1 : -1
  for (let i = 3 + dice.below(step); i < parent.length - (endsLoose ? HEAD_POINTS : 2); i += step) {
    for (const way of dice.chance(0.25) ? [side, -side as 1 | -1] : [side]) {
      const across = left(tangentAt(parent, i))
      const direction: Point = [across[0] * way, across[1] * way]
      if (!isRoomFor(plot, parent[i]!, direction, besideM)) continue
      const grown = growStreet(plot, parent[i]!, direction, { longestM: pass < 2 ? dice.between(130, 480) : dice.between(70, 260), joins: 0.62, fromAcrossM: 30 })
      if (grown !== undefined) lay(grown.line, grown.joined || lengthOf(grown.line) > 290 ? 'street' : 'court', !grown.joined)
    }
    side = -side as 1 | -1
  }
}

/** Places on the roads around where a street may come in, none near a corner. */
function entriesOf(net: Net, { ring }: Superblock, dice: Dice): Entry[] {
  const entries: Entry[] = []
  let along = 0
  let wanted = dice.between(120, 380)
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
    const length = gap(a, b)
    while (along + length > wanted) {
      const at = mixed(a, b, Math.max(0, wanted - along) / length)
      wanted += dice.between(...ENTRY_APART_M)
      const isRoad = net.firstHit(plus(at, left(unit(minus(b, a))), -4), left(unit(minus(b, a))), 8) !== undefined
      if (isRoad && cornerGap(ring, at) > FROM_CORNER_M) entries.push({ at, inward: left(unit(minus(b, a))), ringM: wanted })
    }
    along += length
  }
  return entries
}

function cornerGap(ring: readonly Point[], p: Point): number {
  let nearest = Infinity
  for (let i = 0; i < ring.length; i++) {
    const [before, at, after] = [ring[(i + ring.length - 1) % ring.length]!, ring[i]!, ring[(i + 1) % ring.length]!]
    if (Math.abs(cross(unit(minus(at, before)), unit(minus(after, at)))) > 0.5) nearest = Math.min(nearest, gap(at, p))
  }
  return nearest
}

function farthestPair(entries: readonly Entry[]): [Entry?, Entry?] {
  let best: [Entry?, Entry?] = []
  let far = 350
  for (const a of entries) {
    for (const b of entries) {
      // Across from one another: each looks the other's way.
      const way = unit(minus(b.at, a.at))
      const score = gap(a.at, b.at) * (a.inward[0] * way[0] + a.inward[1] * way[1]) * -(b.inward[0] * way[0] + b.inward[1] * way[1])
      if (score > far) [far, best] = [score, [a, b]]
    }
  }
  return best
}

/** From entry to entry, leaving both roads squarely (cubic Bézier). */
function spine(a: Entry, b: Entry): Point[] {
  const pull = gap(a.at, b.at) * 0.42
  const [c, d] = [plus(a.at, a.inward, pull), plus(b.at, b.inward, pull)]
  const points = Array.from({ length: 41 }, (_, i): Point => {
    const t = i / 40
    const at = (n: 0 | 1) => (1 - t) ** 3 * a.at[n] + 3 * (1 - t) ** 2 * t * c[n] + 3 * (1 - t) * t * t * d[n] + t ** 3 * b.at[n]
    return [at(0), at(1)]
  })
  return resampled(points, 14)
}
