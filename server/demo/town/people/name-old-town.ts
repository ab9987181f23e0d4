import type { Dice } from '../ground/chance.ts'
import type { Point } from '../plan.ts'
import type { Frame } from './frame.ts'
import { inLine } from './in-line.ts'
import type { NameRegister } from './name-register.ts'
import { lengthOf } from './name-through-roads.ts'
import { isOldTown, type Road } from './roads.ts'
import { shuffled } from './shuffled.ts'
import { CIVIC, FAMILIES, PRESIDENTS, TREES } from './street-words.ts'

/** Streets of the grid lie this far apart, so this is what a number is worth. */
const NUMBER_M = 112

interface Line {
  group: readonly Road[]
  /** Where it comes nearest to the base street it crosses. */
  foot: Point
  /** From end to end along the way it runs, metres. */
  reach: readonly [low: number, high: number]
  farBank: boolean
  isLong: boolean
}

/**
 * The old grid: streets along the river are numbered from it, those across are presidents north of Main Street
 * and trees south of it, in order; the far bank has its own words.
 */
export function nameOldTown(roads: readonly Road[], frame: Frame, riverRunsNorth: boolean, register: NameRegister, names: (string | undefined)[], dice: Dice): void {
  const give = (group: readonly Road[], name: string) => {
    for (const { stroke } of group) names[stroke] = name
  }
  const lines = inLine(roads.filter(isOldTown), { gapM: 260, straight: 0.97 }).map((group) => lineOf(group, frame))
  const isNumbered = ({ group, farBank, isLong }: Line) => !farBank && isLong && group[0]!.isEastward !== riverRunsNorth
  const numbered = lines.filter(isNumbered).sort((a, b) => frame.fromRiver(a.foot) - frame.fromRiver(b.foot))
  const given = new Map<string, Line[]>()
  const leftOver: Line[] = []
  for (const line of numbered) {
    const number = Math.max(1, Math.round(frame.fromRiver(line.foot) / NUMBER_M))
    const name = [`${ordinal(number)} Street`, `${ordinal(number + 1)} Street`, `${ordinal(number)} Place`].find((one) => !given.get(one)?.some((other) => overlap(line, other)))
    if (name === undefined) {
      leftOver.push(line)
      continue
    }
    given.set(name, [...(given.get(name) ?? []), line])
    give(line.group, name)
  }
  const civic = shuffled(CIVIC, dice)
  const trees = ['Oak', ...shuffled(TREES.slice(1, 24), dice), ...TREES.slice(24)]
  const others = lines.filter((line) => !isNumbered(line)).sort((a, b) => crossDistance(a, frame) - crossDistance(b, frame))
  for (const line of [...others, ...leftOver]) {
    const list = !line.isLong || line.farBank || leftOver.includes(line) ? civic : frame.north(line.foot) > 0 ? PRESIDENTS : trees
    const word = register.word(list) ?? register.word(civic) ?? register.word(trees) ?? register.word(PRESIDENTS) ?? register.word(FAMILIES)!
    const type = !line.isLong ? dice.pick(['Place', 'Court']) : list === trees || line.group.some(({ zone }) => zone === 'downtown') ? 'Street' : 'Avenue'
    register.take(word, type)
    give(line.group, `${word} ${type}`)
  }
}

export function ordinal(number: number): string {
  if (number === 1) return 'Front'
  const tail = number % 100
  return `${number}${tail > 10 && tail < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}

const crossDistance = ({ group, foot }: Line, frame: Frame) => Math.abs(group[0]!.isEastward ? frame.north(foot) : frame.east(foot))

function lineOf(group: readonly Road[], frame: Frame): Line {
  const eastward = group[0]!.isEastward
  let foot = group[0]!.middle
  let nearest = Infinity
  let low = Infinity
  let high = -Infinity
  for (const { points } of group)
    for (const [n, at] of points.entries()) {
      if (n % 3 !== 0 && n !== points.length - 1) continue
      const along = eastward ? frame.east(at) : frame.north(at)
      low = Math.min(low, along)
      high = Math.max(high, along)
      if (Math.abs(along) >= nearest) continue
      nearest = Math.abs(along)
      foot = at
    }
  return { group, foot, reach: [low, high], farBank: group.filter(({ farBank }) => farBank).length * 2 > group.length, isLong: lengthOf(group) > 150 }
}

const overlap = (a: Line, b: Line) => a.reach[0] < b.reach[1] - 20 && b.reach[0] < a.reach[1] - 20
