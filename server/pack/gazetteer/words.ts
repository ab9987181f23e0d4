import { isTens, isUnit, ORDINALS } from './ordinals.ts'

/** What is written short, and long; the short one is what words are compared by (USPS Publication 28, appendix C). */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  st: ['street', 'str', 'strt'], ave: ['avenue', 'av', 'aven'], rd: ['road'], dr: ['drive', 'drv'], ln: ['lane'], ct: ['court', 'crt'], blvd: ['boulevard', 'boul', 'bd'],
  pl: ['place', 'plc'], ter: ['terrace', 'terr'], cir: ['circle', 'circ'], pkwy: ['parkway', 'pky', 'pkway'], hwy: ['highway', 'hiway'], sq: ['square'], trl: ['trail', 'tr'],
  pike: ['pk', 'turnpike', 'tpke'], aly: ['alley', 'ally'], way: ['wy'], loop: ['lp'], run: [], row: [], walk: [], path: [], pass: [], xing: ['crossing'], cv: ['cove'],
  pt: ['point'], bnd: ['bend'], rdg: ['ridge'], holw: ['hollow'], brg: ['bridge'], rte: ['route', 'rt'], expy: ['expressway'],
}
const DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  n: ['north', 'no', 'nth'], s: ['south', 'so', 'sth'], e: ['east'], w: ['west'], ne: ['northeast'], nw: ['northwest'], se: ['southeast'], sw: ['southwest'],
}
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  mt: ['mount'], ft: ['fort'], elem: ['elementary'], sch: ['school'], hosp: ['hospital'], cem: ['cemetery'], ctr: ['center', 'centre'], ch: ['church'], lib: ['library'], hs: ['highschool'], twp: ['township'],
}

const SHORT = new Map<string, string>()
const LONG = new Map<string, string>()
for (const [short, longs] of [TYPES, DIRECTIONS, OTHERS].flatMap((list) => Object.entries(list))) {
  SHORT.set(short, short)
  for (const long of longs) SHORT.set(long, short)
  LONG.set(short, longs[0] ?? short)
}
for (const [word, digits] of ORDINALS) {
  SHORT.set(word, digits)
  LONG.set(digits, word)
}

export const isType = (word: string): boolean => Object.hasOwn(TYPES, word)
export const isDirection = (word: string): boolean => Object.hasOwn(DIRECTIONS, word)

/** A word as it is compared, and written out. */
export interface Word {
  short: string
  long: string
}
export const wordOf = (text: string): Word => {
  const short = SHORT.get(text) ?? text
  return { short, long: LONG.get(short) ?? text }
}

/** Lower case, no accents, no apostrophes, and what stands between words made a space. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’.]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** No name has more words than this. */
const MOST_WORDS = 8

/** The words of a text. Twenty-first is one word. */
export function wordsIn(text: string): string[] {
  const words = plain(text).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  return words.flatMap((word, i) => (isTens(word) && isUnit(words[i + 1] ?? '') ? [word + words[i + 1]!] : isUnit(word) && isTens(words[i - 1] ?? '') ? [] : [word]))
}

/** A street's name without its direction: East Main Street goes on as West Main Street, and crosses neither. */
export function streetBase(name: string): string {
  const words = wordsIn(name).map((text) => wordOf(text).short)
  const base = words.filter((word, i) => !(isDirection(word) && (i === 0 || i === words.length - 1)))
  return (base.some((word) => !isType(word)) ? base : words).join(' ')
}
