import { randomFrom } from '../kit/random.ts'

/** All chance of a world. Each part has dice of its own, so that a roll more in one does not change all others. */
export class Dice {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = randomFrom(seed)
  }

  fork(): Dice {
    return new Dice(Math.floor(this.#random() * 2 ** 32))
  }
  chance(probability: number): boolean {
    return this.#random() < probability
  }
  between(least: number, most: number): number {
    return least + this.#random() * (most - least)
  }
  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1))
  }
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!
  }
  /** One of a table of weights; a weight of nothing is never drawn. */
  draw<T>(table: readonly (readonly [weight: number, what: T])[]): T {
    let left = this.#random() * table.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, what] of table) if ((left -= weight) < 0) return what
    return table.at(-1)![1]
  }
}
