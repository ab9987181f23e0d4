import { diceFor, type Dice } from '../ground/chance.ts'
import type { Point, TownPlan } from '../plan.ts'
import { grouped } from './grouped.ts'
import { inLine } from './in-line.ts'
import type { NameRegister } from './name-register.ts'
import { lengthOf, longestFirst } from './name-through-roads.ts'
import { isOldTown, THROUGH_KINDS, type Road } from './roads.ts'
import { shuffled } from './shuffled.ts'
import { FAMILIES, FIRST_HALVES, FIRST_NAMES, PLEASANT, PRESIDENTS, SECOND_HALVES, THEMES, TREES } from './street-words.ts'

/** Fewer streets than this are an addition to what lies beside them, not a place with a name of its own; many more were built as two. */
const ESTATE_STREETS = 6
const ESTATE_FULL = 48
/** What a builder adds to a word of his theme when he needs another. */
const TAILS = ['Ridge', 'Hollow', 'Creek', 'Glen', 'Crossing', 'Bend', 'Point', 'Grove']

/** A subdivision as its signboard calls it. */
export interface Estate {
  name: string
  at: Point
  district: number
}

/**
 * Streets laid out one superblock at a time: each takes a theme and keeps to it, and a court is called after the drive it leaves.
 * Returns what the builders called them.
 */
export function nameSubdivisions(plan: TownPlan, roads: readonly Road[], register: NameRegister, names: (string | undefined)[]): Estate[] {
  const dice = diceFor(plan.seed, 'subdivisions')
  const themes = shuffled(THEMES, dice)
  const halves = shuffled(FIRST_HALVES.flatMap((first) => SECOND_HALVES.map((second) => first + second)), dice)
  const plain = [FIRST_NAMES, PLEASANT, FAMILIES].map((list) => shuffled(list, dice))
  const estates: Estate[] = []
  const byDistrict = grouped(roads.filter((road) => !isOldTown(road) && road.kind !== 'motorway' && !THROUGH_KINDS.includes(road.kind)), ({ district }) => district)
  let fifties = 0
  for (const [district, all] of [...byDistrict].sort(([a], [b]) => a - b)) {
    const isNew = plan.districts[district]?.zone === 'nineties' || plan.districts[district]?.zone === 'country'
    for (const here of isNew ? parted(all) : [all]) {
      const theme = isNew && here.length >= ESTATE_STREETS ? themes.pop() : undefined
      if (theme) estates.push({ name: theme.estate, at: centreOf(here), district })
      const own = theme ? shuffled(theme.words, dice) : []
      const tailed = shuffled(own.filter((word) => !word.includes(' ')).map((word) => `${word} ${dice.pick(TAILS)}`), dice)
      nameDistrict(here, isNew, isNew ? [own, tailed, halves] : [plain[fifties++ % plain.length]!, ...plain, PRESIDENTS, TREES, halves])
    }
  }
  return estates

  function nameDistrict(here: readonly Road[], isNew: boolean, lists: readonly (readonly string[])[]): void {
    const word = () => lists.map((list) => register.word(list)).find((one) => one !== undefined) ?? `Plat ${names.filter((one) => one !== undefined).length}`
    const drives = new Map<number, string>()
    const groups = longestFirst(inLine(here, { gapM: isNew ? 30 : 220, straight: 0.97 }))
    const [courts, streets] = [groups.filter(isCourt), groups.filter((group) => !isCourt(group))]
    for (const [n, group] of streets.entries()) {
      const chosen = word()
      name(group, chosen, group[0]!.closed ? 'Circle' : typeOf(group, n, isNew, dice))
      for (const { points } of group) for (const at of points) drives.set(key(at), chosen)
    }
    const withCourt = new Set<string>()
    for (const group of courts) {
      const drive = drives.get(key(openEnd(group[0]!)))
      const type = isNew && dice.chance(0.15) ? 'Cove' : dice.chance(0.12) ? 'Place' : 'Court'
      if (drive !== undefined && !withCourt.has(drive) && name(group, drive, type)) withCourt.add(drive)
      else name(group, word(), type)
    }
  }

  function name(group: readonly Road[], word: string, type: string): boolean {
    if (!register.take(word, type)) return false
    for (const { stroke } of group) names[stroke] = `${word} ${type}`
    return true
  }
}

/** A superblock too large for one builder, cut across its longer way until each part has a theme’s worth of streets. */
function parted(roads: readonly Road[]): Road[][] {
  if (roads.length <= ESTATE_FULL) return [roads.slice()]
  const spread = (axis: 0 | 1) => Math.max(...roads.map(({ middle }) => middle[axis])) - Math.min(...roads.map(({ middle }) => middle[axis]))
  const axis = spread(0) > spread(1) ? 0 : 1
  const sorted = roads.slice().sort((a, b) => a.middle[axis] - b.middle[axis] || a.stroke - b.stroke)
  const half = sorted.length >> 1
  return [...parted(sorted.slice(0, half)), ...parted(sorted.slice(half))]
}

/** The middle of the street that lies nearest to the middle of them all. */
function centreOf(roads: readonly Road[]): Point {
  const mean = ([0, 1] as const).map((axis) => roads.reduce((sum, { middle }) => sum + middle[axis], 0) / roads.length)
  const far = ({ middle }: Road) => Math.hypot(middle[0] - mean[0]!, middle[1] - mean[1]!)
  return roads.reduce((best, road) => (far(road) < far(best) ? road : best)).middle
}

const isCourt = (group: readonly Road[]) => group.length === 1 && !group[0]!.closed && (group[0]!.kind === 'court' || (group[0]!.deadEnds.includes(true) && lengthOf(group) < 260))
const openEnd = ({ points, deadEnds }: Road): Point => (deadEnds[0] ? points.at(-1)! : points[0]!)
const key = ([x, y]: Point) => Math.round(x * 4) * 1e6 + Math.round(y * 4)

function typeOf(group: readonly Road[], n: number, isNew: boolean, dice: Dice): string {
  if (isNew && (group[0]!.kind === 'spine' || n === 0)) return dice.pick(['Parkway', 'Drive', 'Drive'])
  const types = isNew ? ['Drive', 'Drive', 'Lane', 'Lane', 'Way', 'Trail', 'Run', 'Trace'] : group[0]!.isEastward ? ['Avenue', 'Drive', 'Drive', 'Road'] : ['Lane', 'Drive', 'Lane', 'Road']
  return dice.pick(types)
}
