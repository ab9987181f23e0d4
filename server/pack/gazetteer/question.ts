import { isDirection, isType, plain, wordOf, wordsIn } from './words.ts'

/** What somebody asks for, taken apart. */
export type Question =
  /** A house, or a street or place by name; `number` where one is said. */
  | { kind: 'name'; number?: number; words: readonly string[] }
  /** Two streets that meet. The second may still be missing. */
  | { kind: 'crossing'; words: readonly string[]; other: readonly string[] }
  /** A street between two others. */
  | { kind: 'between'; words: readonly string[]; from: readonly string[]; to: readonly string[] }

/** As much as is looked at: more is no address. */
const LONGEST = 120
/** Said around a place, and no part of what it is called. */
const FILLERS = new Set(['the', 'a', 'at', 'by', 'behind', 'near', 'please'])

export function questionIn(text: string): Question {
  const lower = text.slice(0, LONGEST).toLowerCase()
  const said = lower.replace(/^\s*((please|near|at|by|behind)\b[\s,]*)+|\b(the )?(corner|intersection|junction|block) of\b|\bin front of\b|\bacross from\b|\bnext to\b/g, ' ')
  const between = /^(.+?)\b(?:between|btwn|btw|bet)\b(.+?)(?:\band\b|&)(.+)$/.exec(said)
  if (between) {
    const street = named(between[1]!)
    return street.number === undefined ? { kind: 'between', words: street.words, from: telling(between[2]!), to: telling(between[3]!) } : { kind: 'name', ...street }
  }
  const crossing = /^(.+?)(?:\band\b|\bat\b|\bnear\b|\boff\b|\bx\b|[&@+/\\])(.*)$/.exec(said)
  if (crossing && !/^\s*\d+\s*$/.test(crossing[1]!)) return { kind: 'crossing', words: named(crossing[1]!).words, other: telling(crossing[2]!) }
  return { kind: 'name', ...named(said) }
}

/** A number in front is a house number, unless a type follows and nothing else: `9 st` is 9th Street. Flats and what follows them are left out. */
function named(text: string): { number?: number; words: readonly string[] } {
  const flatless = text.replace(/(?:\b(?:apt|apartment|unit|suite|ste|room|rm|fl|floor|lot)\b|#).*$/, '')
  const house = /^\s*(\d{1,6})(?:\s*[-–]\s*\d+|[a-z]|\s+1\/2)?(?=[\s,])(.*)$/.exec(flatless)
  const rest = house ? wordsIn(house[2]!) : []
  const isStreet = rest.length === 1 && isType(wordOf(rest[0]!).short)
  return house && rest.length > 0 && !isStreet ? { number: Number(house[1]), words: telling(house[2]!) } : { words: telling(plain(flatless)) }
}

/** The words without what is only said around them, as long as a name is left: A Street, and Avenue A, keep theirs. */
function telling(text: string): readonly string[] {
  const words = wordsIn(text)
  const left = words.filter((word, i) => !FILLERS.has(word) || (word === 'a' && i === words.length - 1))
  return left.some((word) => !isType(wordOf(word).short) && !isDirection(wordOf(word).short)) ? left : words
}
