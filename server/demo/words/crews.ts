import type { Dice } from '../dice.ts'
import { ANY_CREW_LINES, CREW_LINES, NOT_FOUND } from './crew-lines.ts'
import { Phrases } from './phrases.ts'
import { CLOSED_BECAUSE } from './reasons.ts'
import { reasonsOf, type WaitReason } from './reasons-by-service.ts'

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
  closed = (): string => this.#phrases.say(CLOSED_BECAUSE)

  cancelled = (serviceCode: string): string => this.#phrases.say(reasonsOf(serviceCode).cancelled)
  /** Whose it is when it is not the city's; nothing where it always is. */
  notOursTo = (serviceCode: string): string | undefined => this.#maybe(reasonsOf(serviceCode).notOurs)
  /** Nothing where what is done stays done. */
  reopened = (serviceCode: string): string | undefined => this.#maybe(reasonsOf(serviceCode).reopened)

  /** Whether part of it may get a date: what is picked up is picked up at once. */
  mayBePlanned = (serviceCode: string): boolean => Object.keys(reasonsOf(serviceCode).holds ?? {}).some((reason) => reason !== 'crew-busy')

  /** Why it waits, and on whom: one of `among`, or nothing where this service never waits for that. */
  hold(serviceCode: string, among: readonly WaitReason[]): { reason: WaitReason; owner: string } | undefined {
    const reason = this.#dice.pick(among)
    const owner = this.#maybe(reasonsOf(serviceCode).holds?.[reason])
    return owner === undefined ? undefined : { reason, owner }
  }

  materials(serviceCode: string): { name: string; quantity: number; unit?: string }[] | undefined {
    const { materials } = linesOf(serviceCode)
    if (!materials || this.#dice.isUnder(0.4)) return undefined
    const [name, from, to, unit] = this.#dice.pick(materials)
    const quantity = Number.isInteger(from) ? Math.round(this.#dice.between(from, to)) : Math.round(this.#dice.between(from, to) * 10) / 10
    return [{ name, quantity, ...(unit === undefined ? {} : { unit }) }]
  }

  #maybe = (patterns: readonly string[] | undefined): string | undefined => patterns && this.#phrases.say(patterns)
}

const linesOf = (serviceCode: string) => CREW_LINES[serviceCode] ?? ANY_CREW_LINES
