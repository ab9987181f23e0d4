/** Gives out turns of the event loop, one to each who asks, in the order they ask: between two of them whoever else has something to do is served. */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #isGiving = false

  /** Resolves in a turn that nobody else of those who ask is given. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      if (!this.#isGiving) this.#give()
    })
  }

  #give(): void {
    this.#isGiving = true
    setImmediate(() => {
      this.#waiting.shift()?.()
      if (this.#waiting.length > 0) this.#give()
      else this.#isGiving = false
    })
  }
}
