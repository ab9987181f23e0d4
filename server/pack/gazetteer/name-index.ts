import { ordinal } from './ordinals.ts'
import { forgiven, slips, soundsLike } from './spelling.ts'
import { isDirection, isType, wordOf, wordsIn, type Word } from './words.ts'

/** What a word is to its name: Oak is the core of North Oak Street, without which nothing is found. */
type Part = 'core' | 'type' | 'direction'
const WEIGHTS: Record<Part, number> = { core: 1, type: 0.3, direction: 0.5 }

const KNOWN = 2_000
/** Of three letters only two swapped, or what sounds alike, are forgiven: three others make too many words. */
const sorted = (text: string) => [...text].sort().join('')

/** Which letters a word has, a bit each; letters that share a bit only make it say less. */
function lettersOf(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31)
  return bits
}
function countOf(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Words of the vocabulary that a typed one may be, and how surely: as it is written if any is, and with slips forgiven. */
interface Matches {
  strict: ReadonlyMap<number, number>
  loose: ReadonlyMap<number, number>
}

interface NameWord {
  /** Index in the vocabulary. */
  word: number
  part: Part
}

/** How well names fit what was asked, by their index; 1 is the whole name, word for word. */
export type Fits = ReadonlyMap<number, number>

/** Names of streets or places, found by their words: short or long, begun, or misspelt. */
export class NameIndex {
  readonly #names: readonly NameWord[][]
  readonly #saysNth: boolean
  readonly #vocabulary: (Word & { hasDigits: boolean; letters: number })[] = []
  /** The names that have a word of the vocabulary, in order. */
  readonly #namesWith: number[][] = []
  /** What words were found to match before: of a text that is typed letter by letter most words are asked again. */
  readonly #known = new Map<string, Matches>()

  /** `saysNth`: 9 may stand for 9th, as people say it of streets. */
  constructor(names: readonly string[], saysNth = false) {
    this.#saysNth = saysNth
    const known = new Map<string, number>()
    this.#names = names.map((name, nth) => {
      const words = wordsIn(name).map(wordOf)
      const parts = partsOf(words)
      return words.map((word, i) => {
        const at = known.get(word.short) ?? this.#vocabulary.push({ ...word, hasDigits: /\d/.test(word.long), letters: lettersOf(word.long) }) - 1
        known.set(word.short, at)
        const having = (this.#namesWith[at] ??= [])
        if (having.at(-1) !== nth) having.push(nth)
        return { word: at, part: parts[i]! }
      })
    })
  }

  /** Whether any name has the word, or one that it may be or become. */
  knows(text: string): boolean {
    return this.#matches(text, true).loose.size > 0
  }

  /** Every name that has all the words asked for; a wrong type or direction is forgiven, and costs. The last word may be half typed. */
  fits(asked: readonly string[]): Fits {
    if (asked.length === 0) return new Map()
    const words = asked.map((text, i) => ({ word: wordOf(text), ...this.#matches(text, i === asked.length - 1) }))
    const strict = this.#fits(words.map(({ word, strict }) => ({ word, matches: strict })))
    if (strict.size > 0 || words.every(({ strict, loose }) => strict === loose)) return strict
    return this.#fits(words.map(({ word, loose }) => ({ word, matches: loose })))
  }

  #fits(questions: readonly { word: Word; matches: ReadonlyMap<number, number> }[]): Fits {
    // Words that no name has are of something else (a town, a landmark) as long as another word is found.
    const telling = questions.filter(({ word, matches }) => matches.size > 0 || isOrdinary(word))
    const lost = questions.length - telling.length
    // A bare number among words that mean nothing is not a street's.
    if (lost > 0 && telling.every(({ word }) => ordinal(word.short) !== undefined)) return new Map()
    const fits = new Map<number, number>()
    for (const at of this.#mayFit(telling)) {
      const fit = fitOf(this.#names[at]!, telling, questions.length > 1)
      if (fit !== undefined) fits.set(at, fit - lost * 0.15)
    }
    return fits
  }

  /** The names that can have every word: those with the rarest of them that none may lack. */
  #mayFit(telling: readonly { word: Word; matches: ReadonlyMap<number, number> }[]): Iterable<number> {
    let rarest: number[][] | undefined
    let least = Infinity
    for (const { word, matches } of telling) {
      if (isOrdinary(word)) continue
      const having = [...matches.keys()].map((at) => this.#namesWith[at]!)
      const count = having.reduce((sum, { length }) => sum + length, 0)
      if (count < least) [rarest, least] = [having, count]
    }
    if (rarest) return [...new Set(rarest.flat())].sort((a, b) => a - b)
    return telling.length > 0 ? this.#names.keys() : []
  }

  #matches(text: string, isLast: boolean): Matches {
    const key = `${text} ${Number(isLast)}`
    const known = this.#known.get(key)
    if (known) return known
    if (this.#known.size >= KNOWN) this.#known.clear()
    const strict = this.#written(text, isLast)
    const slipped = this.#slipped(text, isLast, strict)
    const loose = slipped.size > 0 ? new Map([...strict, ...slipped]) : strict
    const matches = { strict: strict.size > 0 ? strict : loose, loose }
    this.#known.set(key, matches)
    return matches
  }

  #written(text: string, isLast: boolean): Map<number, number> {
    const { short } = wordOf(text)
    const nth = this.#saysNth ? ordinal(text) : undefined
    const matches = new Map<number, number>()
    this.#vocabulary.forEach((word, at) => {
      if (word.short === short || word.long === text) matches.set(at, 1)
      else if (nth === word.short) matches.set(at, 0.95)
      else if (isLast && (word.short.startsWith(text) || word.long.startsWith(text))) matches.set(at, 0.7 + (0.2 * text.length) / word.long.length)
    })
    return matches
  }

  /** Beside those that are written so. A slip takes one letter and brings one: words that differ in more need not be compared. */
  #slipped(text: string, isLast: boolean, written: ReadonlyMap<number, number>): Map<number, number> {
    const matches = new Map<number, number>()
    const most = forgiven(text)
    if (most === 0) return matches
    const letters = lettersOf(text)
    const isBegun = isLast && text.length > 4
    this.#vocabulary.forEach((word, at) => {
      if (word.hasDigits || word.long.length < text.length - most || (!isBegun && word.long.length > text.length + most)) return
      if (countOf(letters & ~word.letters) > most || written.has(at)) return
      const wrong = countOf(word.letters & ~letters) > most ? most + 1 : slips(text, word.long, most)
      if (wrong <= most && (text.length > 3 || sorted(text) === sorted(word.long))) matches.set(at, 0.75 - 0.15 * wrong)
      else if (text.length === 3 && soundsLike(text, word.long)) matches.set(at, 0.5)
      else if (isBegun && slips(text, word.long, 1, true) <= 1) matches.set(at, 0.5)
    })
    return matches
  }
}

/** Types and directions: a name may lack them. */
const isOrdinary = ({ short }: Word): boolean => isType(short) || isDirection(short)

/** Oak is the core of North Oak Street. Where a name is made of such words alone (Court Street, North Street), all but the last are its core. */
function partsOf(words: readonly Word[]): Part[] {
  const isNamed = words.some((word) => !isOrdinary(word))
  return words.map(({ short }, i) => {
    if (!isNamed) return i < words.length - 1 || words.length === 1 ? 'core' : 'type'
    return isType(short) ? 'type' : isDirection(short) && (i === 0 || i === words.length - 1) ? 'direction' : 'core'
  })
}

/** Undefined where a word that matters is not there, or nothing of its core is: Street alone finds streets, Unheard Street finds none. */
function fitOf(name: readonly NameWord[], questions: readonly { word: Word; matches: ReadonlyMap<number, number> }[], needsCore: boolean): number | undefined {
  let [sum, weight, wrong, cores, used] = [0, 0, 0, 0, 0]
  for (const { word, matches } of questions) {
    let best = -1
    for (let i = 0; i < name.length; i++) {
      const match = matches.get(name[i]!.word)
      if (match === undefined || used & (1 << i)) continue
      if (best < 0 || match * WEIGHTS[name[i]!.part] > matches.get(name[best]!.word)! * WEIGHTS[name[best]!.part]) best = i
    }
    if (best < 0) {
      if (!isOrdinary(word)) return undefined
      wrong += isType(word.short) ? 0.12 : 0.2
      continue
    }
    used |= 1 << best
    const { part, word: at } = name[best]!
    sum += matches.get(at)! * WEIGHTS[part]
    weight += WEIGHTS[part]
    if (part === 'core') cores++
  }
  const all = name.filter(({ part }) => part === 'core').length
  if (used === 0 || (cores === 0 && needsCore)) return undefined
  const whole = cores / Math.max(1, all)
  const unsaid = name.filter(({ part }, i) => part === 'direction' && !(used & (1 << i))).length
  return Math.max(0.01, (sum / weight) * (0.7 + 0.3 * whole) - wrong - unsaid * 0.02)
}
