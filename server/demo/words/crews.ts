import type { HoldReason } from '../../../shared/protocol/words.ts'
import type { Dice } from '../dice.ts'
import { ANY_CREW_LINES, CREW_LINES, NOT_FOUND } from './crew-lines.ts'
import { Phrases } from './phrases.ts'
import { CANCELLED_BECAUSE, CLOSED_BECAUSE, HOLD_OWNERS, NOT_OURS_TO, REOPENED_BECAUSE } from './reasons.ts'

/** What crews and the desk write while a request is worked on. */
export class CrewWords {
  readonly #dice: Dice
  readonly #phrases: Phrases

  constructor(dice: Dice) {
    this.#dice = dice.of('crews')
    this.#phrases = new Phrases(this.#dice)
  }

  note(serviceCode: string): string {
    return this.#phrases.say(linesOf(serviceCode).notes)
  }

  fixed(serviceCode: string): string {
    return this.#phrases.say(linesOf(serviceCode).fixed)
  }

  /** Nothing is said of a made-safe where such a thing is never half done. */
  madeSafe(serviceCode: string): string | undefined {
    const { safe } = linesOf(serviceCode)
    return safe && this.#phrases.say(safe)
  }

  notFound = (): string => this.#phrases.say(NOT_FOUND)
  notOursTo = (): string => this.#phrases.say(NOT_OURS_TO)
  cancelled = (): string => this.#phrases.say(CANCELLED_BECAUSE)
  reopened = (): string => this.#phrases.say(REOPENED_BECAUSE)
  closed = (): string => this.#phrases.say(CLOSED_BECAUSE)

  /** On whom a held request waits. */
  holdOwner(reason: Exclude<HoldReason, 'planned'>): string {
    return this.#phrases.say(HOLD_OWNERS[reason])
  }

  materials(serviceCode: string): { name: string; quantity: number; unit?: string }[] | undefined {
    const { materials } = linesOf(serviceCode)
    if (!materials || this.#dice.isUnder(0.4)) return undefined
    const [name, from, to, unit] = this.#dice.pick(materials)
    const quantity = Number.isInteger(from) ? Math.round(this.#dice.between(from, to)) : Math.round(this.#dice.between(from, to) * 10) / 10
    return [{ name, quantity, ...(unit === undefined ? {} : { unit }) }]
  }
}

const linesOf = (serviceCode: string) => CREW_LINES[serviceCode] ?? ANY_CREW_LINES
