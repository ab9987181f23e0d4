import type { Dice } from '../dice.ts'

/**
 * Makes sentences out of patterns: `(this|that|)` is one of the choices, which may hold choices themselves.
 * Patterns and choices come out of bags that are emptied before they are filled again, so that
 * neighbouring sentences share as little as can be.
 */
export class Phrases {
  readonly #dice: Dice
  readonly #bags = new Map<unknown, unknown[]>()

  constructor(dice: Dice) {
    this.#dice = dice
  }

  /** One of the patterns, with its choices made. */
  say(patterns: readonly string[]): string {
    return this.#choose(this.draw(patterns))
  }

  /** One of them; none comes again before all have come. */
  draw<T>(from: readonly T[], name: unknown = from): T {
    let bag = this.#bags.get(name) as T[] | undefined
    if (!bag || bag.length === 0) this.#bags.set(name, (bag = this.#dice.shuffled(from)))
    return bag.pop()!
  }

  #choose(text: string): string {
    const chosen = text.replace(/\(([^()]*\|[^()]*)\)/g, (_, choices: string) => this.draw(choices.split('|'), choices))
    return chosen === text ? text : this.#choose(chosen)
  }
}
