import type { NumberRange } from '../../../pack/city-source.ts'
import type { TownPeople, TownPlan } from '../plan.ts'
import type { Frame, Quarter } from './frame.ts'
import { grouped } from './grouped.ts'
import { isOldTown, THROUGH_KINDS, type Road } from './roads.ts'

/** A block is a hundred numbers, and sixteen of them are a mile. */
const METRES_A_NUMBER = 1.006
/** The first house out from the base street is in the 100 block. */
const FIRST = 100

/** Pieces that follow one another on one side of the base street, outwards from it. */
interface Run {
  quarter: Quarter | undefined
  pieces: readonly { edge: number; forward: boolean }[]
  /** Metres from the base street where it begins. */
  from: number
  /** Whether even numbers are on the left as the numbers grow: they are on the north and west of every street. */
  isEvenLeft: boolean
}

type Addressed = TownPeople['byEdge'][number]

/**
 * Names and house numbers of each edge. A street that crosses the base street it is counted from is North on one side of it and South
 * on the other (or East and West); numbers grow outwards by the metre of road, so that none occurs twice, not even on a ring.
 */
export function numberHouses(plan: TownPlan, frame: Frame, roads: readonly Road[], names: readonly (string | undefined)[]): Addressed[] {
  const byEdge: Addressed[] = plan.edges.map(() => ({}))
  for (const [name, street] of grouped(roads, ({ stroke }) => names[stroke])) {
    if (name === undefined) continue
    const runs = runsOf(plan, frame, street, /^\d|^Front /.test(name) || street.every((road) => road.kind === 'main' || road.kind === 'meridian'))
    for (const [quarter, here] of grouped(runs, (run) => run.quarter)) {
      const full = quarter ? `${quarter} ${name}` : name
      let reached = 0
      for (const run of here.sort((a, b) => a.from - b.from)) {
        let at = Math.max(reached, run.from / METRES_A_NUMBER)
        for (const { edge, forward } of run.pieces) {
          const piece = plan.edges[edge]!
          const next = at + piece.lengthM / METRES_A_NUMBER
          const numbers = piece.bridge || piece.kind === 'motorway' ? undefined : sidesOf(at, next, run.isEvenLeft, forward)
          byEdge[edge] = numbers ? { name: full, numbers } : { name: full }
          at = next
        }
        reached = at
      }
    }
  }
  return byEdge
}

function runsOf(plan: TownPlan, frame: Frame, street: readonly Road[], always: boolean): Run[] {
  const eastward = majority(street, (road) => road.isEastward)
  const away = eastward ? frame.east : frame.north
  const maySplit = always || street.some((road) => isOldTown(road) || (THROUGH_KINDS.includes(road.kind) && road.kind !== 'pike'))
  const sides = street.map((road) => (maySplit ? splitAtBase(plan, road, away) : [{ isPositive: away(road.middle) > 0, pieces: plan.strokes[road.stroke]!.pieces }]))
  const isSplit = always || (maySplit && new Set(sides.flat().map(({ isPositive }) => isPositive)).size > 1)
  return street.flatMap((road, n) =>
    sides[n]!.map(({ isPositive, pieces }): Run => {
      const head = plan.edges[pieces[0]!.edge]!.line.at(pieces[0]!.forward ? 0 : -1)!
      const tail = plan.edges[pieces.at(-1)!.edge]!.line.at(pieces.at(-1)!.forward ? -1 : 0)!
      const [near, far] = [Math.abs(away(head)), Math.abs(away(tail))]
      const isOutward = road.deadEnds[0] === road.deadEnds[1] || maySplit ? near <= far : road.deadEnds[1]
      // Heading east, north is on the left; heading north, west is; the other two ways it is the right.
      const heading = road.heading
      const isEvenLeft = (eastward ? Math.cos(heading) > 0 : Math.sin(heading) > 0) === isOutward
      return {
        quarter: !isSplit ? undefined : eastward ? (isPositive ? 'East' : 'West') : isPositive ? 'North' : 'South',
        pieces: isOutward ? pieces : pieces.map(({ edge, forward }) => ({ edge, forward: !forward })).reverse(),
        from: isOutward ? near : far,
        isEvenLeft,
      }
    }),
  )
}

/** The stroke’s pieces in runs that keep to one side of the base street. */
function splitAtBase(plan: TownPlan, { stroke }: Road, away: (at: readonly [number, number]) => number) {
  const runs: { isPositive: boolean; pieces: { edge: number; forward: boolean }[] }[] = []
  for (const piece of plan.strokes[stroke]!.pieces) {
    const { line } = plan.edges[piece.edge]!
    const [a, b] = [line[(line.length - 1) >> 1]!, line[line.length >> 1]!]
    const isPositive = away([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) > 0
    if (runs.at(-1)?.isPositive === isPositive) runs.at(-1)!.pieces.push(piece)
    else runs.push({ isPositive, pieces: [piece] })
  }
  return runs
}

/** The numbers above `from` up to `to`, parted by side, as the edge itself runs. */
function sidesOf(from: number, to: number, isEvenLeft: boolean, forward: boolean): Addressed['numbers'] {
  const low = FIRST + Math.floor(from)
  const high = FIRST + Math.floor(to)
  const range = (parity: 0 | 1): NumberRange | undefined => {
    const first = low + 1 + ((low + 1 + parity) % 2)
    const last = high - ((high + parity) % 2)
    return first > last ? undefined : forward ? [first, last] : [last, first]
  }
  const [even, odd] = [range(0), range(1)]
  const [left, right] = isEvenLeft === forward ? [even, odd] : [odd, even]
  if (!left && !right) return undefined
  return { ...(left ? { left } : {}), ...(right ? { right } : {}) }
}

function majority<Item>(items: readonly Item[], holds: (item: Item) => boolean): boolean {
  return items.filter(holds).length * 2 >= items.length
}
