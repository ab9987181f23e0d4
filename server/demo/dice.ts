/**
 * Chance that a seed decides: the same seed throws the same, on every machine (mulberry32, public domain).
 * Whoever throws for a purpose of its own takes `of('purpose')`, so that one more throw here moves nothing there.
 */
export class Dice {
  readonly #seed: number
  #state: number

  constructor(seed: number) {
    this.#seed = seed >>> 0
    this.#state = this.#seed
  }

  /** Dice of the same seed for one purpose. */
  of(purpose: string): Dice {
    let hash = this.#seed ^ 0x811c9dc5
    for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193)
    return new Dice(hash)
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  isUnder(chance: number): boolean {
    return this.next() < chance
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!
  }

  /** An index, each as likely as its weight. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0)
    for (const [i, weight] of weights.entries()) if ((left -= weight) < 0) return i
    return weights.length - 1
  }

  /**
   * How long something takes: log-normal, half of them under `median`; `spread` is the deviation of
   * the logarithm, 0.5 for work that is much alike, 1 for what may drag on.
   */
  takes(median: number, spread = 0.5): number {
    return median * Math.exp(spread * this.normal())
  }

  /** Mean 0, deviation 1 (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  shuffled<T>(from: readonly T[]): T[] {
    const all = [...from]
    for (let i = all.length - 1; i > 0; i--) {
      const j = Math.floor(this.next() * (i + 1))
      ;[all[i], all[j]] = [all[j]!, all[i]!]
    }
    return all
  }
}
