import { ordinal } from './ordinals.ts'
import { forgiven, slips } from './spelling.ts'
import { isDirection, isType, wordOf, wordsIn, type Word } from './words.ts'

/** What a word is to its name: Oak is the core of North Oak Street, without which nothing is found. */
type Part = 'core' | 'type' | 'direction'
const WEIGHTS: Record<Part, number> = { core: 1, type: 0.3, direction: 0.5 }

const KNOWN = 2_000
/** Of three letters only two swapped are forgiven: three others make too many words. */
const sorted = (text: string) => [...text].sort().join('')

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
  readonly #vocabulary: (Word & { hasDigits: boolean })[] = []
  /** What words were found to match before: of a text that is typed letter by letter most words are asked again. */
  readonly #known = new Map<string, ReadonlyMap<number, number>>()

  constructor(names: readonly string[]) {
    const known = new Map<string, number>()
    this.#names = names.map((name) => {
      const words = wordsIn(name).map(wordOf)
      const parts = partsOf(words)
      return words.map((word, i) => {
        const at = known.get(word.short) ?? this.#vocabulary.push({ ...word, hasDigits: /\d/.test(word.long) }) - 1
        known.set(word.short, at)
        return { word: at, part: parts[i]! }
      })
    })
  }

  /** Every name that has all the words asked for; a wrong type or direction is forgiven, and costs. The last word may be half typed. */
  fits(asked: readonly string[]): Fits {
    if (asked.length === 0) return new Map()
    const strict = this.#fits(asked, false)
    return strict.size > 0 ? strict : this.#fits(asked, true)
  }

  #fits(asked: readonly string[], loosely: boolean): Fits {
    const questions = asked.map((text, i) => ({ word: wordOf(text), matches: this.#matches(text, i === asked.length - 1, loosely) }))
    // Words that no name has are of something else (a town, a landmark) as long as another word is found.
    const telling = questions.filter(({ word, matches }) => matches.size > 0 || isType(word.short) || isDirection(word.short))
    const lost = questions.length - telling.length
    const fits = new Map<number, number>()
    this.#names.forEach((name, at) => {
      const fit = telling.length > 0 ? fitOf(name, telling, asked.length > 1) : undefined
      if (fit !== undefined) fits.set(at, fit - lost * 0.15)
    })
    return fits
  }

  #matches(text: string, isLast: boolean, loosely: boolean): ReadonlyMap<number, number> {
    const key = `${text} ${Number(isLast)}${Number(loosely)}`
    const known = this.#known.get(key)
    if (known) return known
    if (this.#known.size >= KNOWN) this.#known.clear()
    const matches = this.#look(text, isLast, loosely)
    this.#known.set(key, matches)
    return matches
  }

  /** Words of the vocabulary that the typed one may be, and how surely. */
  #look(text: string, isLast: boolean, loosely: boolean): Map<number, number> {
    const { short } = wordOf(text)
    const nth = ordinal(text)
    const matches = new Map<number, number>()
    this.#vocabulary.forEach((word, at) => {
      if (word.short === short || word.long === text) matches.set(at, 1)
      else if (nth === word.short) matches.set(at, 0.95)
      else if (isLast && (word.short.startsWith(text) || word.long.startsWith(text))) matches.set(at, 0.7 + (0.2 * text.length) / word.long.length)
    })
    if (matches.size > 0 && !loosely) return matches
    const most = forgiven(text)
    if (most === 0) return matches
    this.#vocabulary.forEach((word, at) => {
      if (word.hasDigits || matches.has(at)) return
      const wrong = slips(text, word.long, most)
      if (wrong <= most && (text.length > 3 || sorted(text) === sorted(word.long))) matches.set(at, 0.75 - 0.15 * wrong)
      else if (isLast && text.length > 4 && slips(text, word.long, 1, true) <= 1) matches.set(at, 0.5)
    })
    return matches
  }
}

/** Oak is the core of North Oak Street. Where a name is made of such words alone (Court Street, North Street), all but the last are its core. */
function partsOf(words: readonly Word[]): Part[] {
  const isOrdinary = words.some(({ short }) => !isType(short) && !isDirection(short))
  return words.map(({ short }, i) => {
    if (!isOrdinary) return i < words.length - 1 || words.length === 1 ? 'core' : 'type'
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
      if (!isType(word.short) && !isDirection(word.short)) return undefined
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
