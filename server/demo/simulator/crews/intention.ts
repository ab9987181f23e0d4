import type { Dice } from '../../dice.ts'
import type { Wish } from './sight.ts'

/** What somebody is about to do. How long they take to it is drawn once, and again when they mean something else. */
export class Intention {
  readonly #dice: Dice
  readonly #haste: number
  #pending: { key: string; dueMs: number } | undefined

  constructor(dice: Dice, haste: number) {
    this.#dice = dice
    this.#haste = haste
  }

  /** Whether it is done now; it is then no longer intended. */
  isDue(wish: Wish | undefined, nowMs: number): boolean {
    if (!wish) {
      this.forget()
      return false
    }
    if (this.#pending?.key !== wish.key) {
      const [from, to] = wish.afterMs ?? [0, 0]
      this.#pending = { key: wish.key, dueMs: nowMs + this.#dice.between(from, to) / this.#haste }
    }
    const isDue = nowMs >= (wish.dueMs ?? this.#pending.dueMs)
    if (isDue) this.forget()
    return isDue
  }

  forget(): void {
    this.#pending = undefined
  }
}
