import type { Dice } from '../ground/chance.ts'

/** A copy in an order the dice decide (Fisher–Yates). */
export function shuffled<Item>(items: readonly Item[], dice: Dice): Item[] {
  const copy = items.slice()
  for (let last = copy.length - 1; last > 0; last--) {
    const other = dice.below(last + 1)
    ;[copy[last], copy[other]] = [copy[other]!, copy[last]!]
  }
  return copy
}
