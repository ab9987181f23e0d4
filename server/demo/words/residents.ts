import type { Source } from '../../../shared/protocol/words.ts'
import type { Dice } from '../dice.ts'
import { Phrases } from './phrases.ts'
import { ANYTHING, SAYINGS } from './said/sayings.ts'
import { asTyped } from './typos.ts'

/** As many descriptions back none comes again: more than a board holds at once. */
const REMEMBERED = 4_000
const TRIES = 24

const URGENT: ReadonlySet<string> = new Set(['wires-down', 'tree-blocking', 'water-main', 'sewer-backup', 'street-flooding', 'signal-out', 'sinkhole'])

const FROM_THE_DESK = [
  'Caller will wait (outside|by the road|on the porch).', 'Caller wants a call back.', 'Caller is upset.', 'Line was bad, called twice.',
  'Caller did not leave a name.', 'Caller is (a neighbor|passing by|the tenant|the owner).',
  'Told caller to keep away from it.', 'Caller can be reached until (five|noon|four).',
]
/** Of what has been so for a while, and can be so for longer. */
const OF_WHAT_LASTS = ['Caller says it is (worse today|not the first time).', 'Caller has called before.']
const FROM_THE_DESK_AT_LEISURE = [...FROM_THE_DESK, ...OF_WHAT_LASTS]
const FROM_THE_ROAD_IN_HASTE = ['Seen on rounds.', 'Saw it on the way in.', 'Seen from the truck.']
const FROM_THE_ROAD = [...FROM_THE_ROAD_IN_HASTE, 'Can wait for the route.', 'Noted on the route sheet.']
const FROM_ANYBODY_IN_HASTE = ['Please hurry.', 'Somebody is going to get hurt.', 'Please send somebody now.']
const FROM_ANYBODY = [
  'Thanks.', 'Thank you!', 'Please fix this (soon|before someone gets hurt|).', 'Been meaning to report this.', 'Not sure if this is the right (place|form).',
  'Second time I write.', 'Not sure anybody has reported it yet.', 'I have (pictures|photos) if you need them.', 'Somebody is going to get hurt.',
]

/** Residents, and who writes down what they say. Nothing is said twice while anybody remembers it. */
export class Residents {
  readonly #dice: Dice
  readonly #phrases: Phrases
  readonly #said = new Set<string>()

  constructor(dice: Dice) {
    this.#dice = dice.of('residents')
    this.#phrases = new Phrases(this.#dice)
  }

  /** What stands on the board already counts as said. */
  hear(descriptions: Iterable<string>): void {
    for (const description of descriptions) this.#remember(description)
  }

  /** A report in its reporter's words: as called in and written down, typed on a phone, or noted by a crew. */
  describe(serviceCode: string, source: Source): string {
    let text = ''
    for (let i = 0; i < TRIES; i++) {
      text = this.#tell(serviceCode, source)
      if (!this.#said.has(keyOf(text))) break
    }
    this.#remember(text)
    return text
  }

  #tell(serviceCode: string, source: Source): string {
    const { facts, asides } = SAYINGS[serviceCode] ?? ANYTHING
    const isSudden = URGENT.has(serviceCode) || serviceCode === 'dead-animal'
    const fact = tidy(this.#phrases.say(facts))
    const more = (from: readonly string[], chance: number) => (this.#dice.isUnder(chance) ? ` ${tidy(this.#phrases.say(from))}` : '')
    if (source === 'crew' || source === 'staff') return fact.replace(/\b[Mm]y (wife|husband|son|mother|neighbor)\b/, 'Resident') + more(isSudden ? FROM_THE_ROAD_IN_HASTE : FROM_THE_ROAD, 0.5)
    if (source === 'phone') return asNoted(fact + more(asides, 0.3) + more(isSudden ? FROM_THE_DESK : FROM_THE_DESK_AT_LEISURE, 0.3))
    return asTyped(fact + more(asides, 0.4) + more(URGENT.has(serviceCode) ? FROM_ANYBODY_IN_HASTE : FROM_ANYBODY, 0.25), this.#dice)
  }

  #remember(text: string): void {
    this.#said.add(keyOf(text))
    if (this.#said.size > REMEMBERED) this.#said.delete(this.#said.values().next().value!)
  }
}

const keyOf = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

/** Choices that chose nothing leave blanks and commas behind. */
const tidy = (text: string) => text.replace(/\s+/g, ' ').replace(/\s+([.,!?])/g, '$1').replace(/,([.!?])/g, '$1').replace(/^./, (first) => first.toUpperCase())

/** A call-taker writes of the caller, who says "I". */
const asNoted = (text: string) =>
  text
    .replace(/\bI think\b/g, 'caller thinks').replace(/\bI (put|raked|moved|taped|called|use|painted|have)\b/g, 'caller $1').replace(/\b(I am|I'm)\b/g, 'caller is')
    .replace(/\b[Mm]y (wife|husband|son|mother|daughter|neighbor|plumber)\b/g, "caller's $1").replace(/\b(our|my)\b/g, "caller's").replace(/\bours\b/g, "caller's")
    .replace(/(^|[.!?] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
