import type { Dice } from '../ground/chance.ts'
import { inLine, type Reach } from './in-line.ts'
import type { NameRegister } from './name-register.ts'
import type { Road } from './roads.ts'
import { shuffled } from './shuffled.ts'
import { CIVIC, FAMILIES, FAR_TOWNS, LANDMARK_ROADS } from './street-words.ts'

type Name = readonly [word: string, type: string]
const WAYS_BY_WATER: readonly Name[] = [['River', 'Road'], ['Levee', 'Road'], ['Towpath', 'Road'], ['Old Landing', 'Road'], ['Floodgate', 'Road'], ['Ferryman', 'Road']]
const WAYS_BY_RAIL: readonly Name[] = [['Railroad', 'Avenue'], ['Depot', 'Street'], ['Junction', 'Avenue'], ['Siding', 'Street'], ['Freight', 'Street'], ['Roundhouse', 'Road']]

const FAR: Reach = { gapM: 900, straight: 0.93 }

/** Names of the roads that lead through town, by stroke; `names` is filled in. */
export function nameThroughRoads(roads: readonly Road[], register: NameRegister, names: (string | undefined)[], dice: Dice): void {
  const give = (group: readonly Road[], word: string, type: string) => {
    register.take(word, type)
    for (const { stroke } of group) names[stroke] = `${word} ${type}`
  }
  const of = (kind: Road['kind']) => roads.filter((road) => road.kind === kind)
  give(of('main'), 'Main', 'Street')
  give(of('meridian'), 'Division', 'Street')
  give(of('motorway'), 'Tri-County', 'Expressway')
  longestFirst(inLine(of('river-road'), FAR)).forEach((group, n) => give(group, ...nth(WAYS_BY_WATER, n)))
  longestFirst(inLine(of('rail-road'), FAR)).forEach((group, n) => give(group, ...nth(WAYS_BY_RAIL, n)))
  const towns = shuffled(FAR_TOWNS, dice)
  for (const group of longestFirst(inLine(of('pike'), { gapM: 1500, straight: 0.9 }))) give(group, register.word(towns) ?? register.word(FAMILIES)!, 'Pike')
  const farms = shuffled([...FAMILIES.slice(0, 30), ...LANDMARK_ROADS], dice)
  const spare = shuffled(FAMILIES, dice)
  for (const group of longestFirst(inLine(of('section'), FAR))) give(group, register.word(farms) ?? register.word(spare)!, 'Road')
  const civic = shuffled(CIVIC, dice)
  for (const group of longestFirst(inLine(of('collector'), { gapM: 500, straight: 0.93 }))) {
    const isOld = group.some(({ zone }) => zone === 'downtown' || zone === 'streetcar')
    give(group, register.word(isOld ? civic : spare) ?? register.word(farms)!, isOld ? 'Avenue' : dice.pick(['Boulevard', 'Avenue', 'Road', 'Road']))
  }
}

/** When names run out, they begin again with a number. */
const nth = (names: readonly Name[], n: number): Name => {
  const [word, type] = names[n % names.length]!
  return n < names.length ? [word, type] : [`${word} ${Math.floor(n / names.length) + 1}`, type]
}

export const lengthOf = (group: readonly Road[]): number => group.reduce((sum, { lengthM }) => sum + lengthM, 0)
export const longestFirst = (groups: readonly Road[][]): Road[][] => groups.slice().sort((a, b) => lengthOf(b) - lengthOf(a))
