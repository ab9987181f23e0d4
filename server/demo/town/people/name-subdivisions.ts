import { diceFor, type Dice } from '../ground/chance.ts'
import type { Point, TownPlan } from '../plan.ts'
import { grouped } from './grouped.ts'
import { inLine } from './in-line.ts'
import type { NameRegister } from './name-register.ts'
import { lengthOf, longestFirst } from './name-through-roads.ts'
import { isOldTown, THROUGH_KINDS, type Road } from './roads.ts'
import { shuffled } from './shuffled.ts'
import { FAMILIES, FIRST_HALVES, FIRST_NAMES, PLEASANT, PRESIDENTS, SECOND_HALVES, THEMES, TREES } from './street-words.ts'

/** Fewer streets than this are an addition to what lies beside them, not a place with a name of its own. */
const ESTATE_STREETS = 6

/**
 * Streets laid out one superblock at a time: each takes a theme and keeps to it, and a court is called after the drive it leaves.
 * Returns what the builder called each superblock, by district.
 */
export function nameSubdivisions(plan: TownPlan, roads: readonly Road[], register: NameRegister, names: (string | undefined)[]): Map<number, string> {
  const dice = diceFor(plan.seed, 'subdivisions')
  const themes = shuffled(THEMES, dice)
  const halves = shuffled(FIRST_HALVES.flatMap((first) => SECOND_HALVES.map((second) => first + second)), dice)
  const plain = [FIRST_NAMES, PLEASANT, FAMILIES].map((list) => shuffled(list, dice))
  const estates = new Map<number, string>()
  const byDistrict = grouped(roads.filter((road) => !isOldTown(road) && road.kind !== 'motorway' && !THROUGH_KINDS.includes(road.kind)), ({ district }) => district)
  let fifties = 0
  for (const [district, here] of [...byDistrict].sort(([a], [b]) => a - b)) {
    const isNew = plan.districts[district]?.zone === 'nineties' || plan.districts[district]?.zone === 'country'
    const theme = isNew && here.length >= ESTATE_STREETS ? themes.pop() : undefined
    if (theme) estates.set(district, theme.estate)
    const lists = theme ? [shuffled(theme.words, dice), halves] : isNew ? [halves] : [plain[fifties++ % plain.length]!, ...plain, PRESIDENTS, TREES, halves]
    const word = () => lists.map((list) => register.word(list)).find((one) => one !== undefined) ?? `Plat ${district + 1}`
    const drives = new Map<number, string>()
    const groups = longestFirst(inLine(here, { gapM: isNew ? 30 : 220, straight: 0.97 }))
    const [courts, streets] = [groups.filter(isCourt), groups.filter((group) => !isCourt(group))]
    for (const [n, group] of streets.entries()) {
      const chosen = word()
      name(group, chosen, group[0]!.closed ? 'Circle' : typeOf(group, n, isNew, dice))
      for (const { points } of group) for (const at of points) drives.set(key(at), chosen)
    }
    for (const group of courts) {
      const drive = drives.get(key(openEnd(group[0]!)))
      const type = isNew && dice.chance(0.15) ? 'Cove' : dice.chance(0.12) ? 'Place' : 'Court'
      if (drive === undefined || dice.chance(0.35) || !name(group, drive, type)) name(group, word(), type)
    }
  }
  return estates

  function name(group: readonly Road[], word: string, type: string): boolean {
    if (!register.take(word, type)) return false
    for (const { stroke } of group) names[stroke] = `${word} ${type}`
    return true
  }
}

const isCourt = (group: readonly Road[]) => group.length === 1 && !group[0]!.closed && (group[0]!.kind === 'court' || (group[0]!.deadEnds.includes(true) && lengthOf(group) < 260))
const openEnd = ({ points, deadEnds }: Road): Point => (deadEnds[0] ? points.at(-1)! : points[0]!)
const key = ([x, y]: Point) => Math.round(x * 4) * 1e6 + Math.round(y * 4)

function typeOf(group: readonly Road[], n: number, isNew: boolean, dice: Dice): string {
  if (isNew && (group[0]!.kind === 'spine' || n === 0)) return dice.pick(['Parkway', 'Drive', 'Drive'])
  const types = isNew ? ['Drive', 'Drive', 'Lane', 'Lane', 'Way', 'Trail', 'Run', 'Trace'] : group[0]!.isEastward ? ['Avenue', 'Drive', 'Drive', 'Road'] : ['Lane', 'Drive', 'Lane', 'Road']
  return dice.pick(types)
}
