import { createHash } from 'node:crypto'

const LAST = 60

/** What happened, in words; and a digest of all of it, by which two runs are told to be the same. */
export class Trace {
  readonly #hash = createHash('sha256')
  readonly #last: string[] = []
  readonly #at: () => number

  constructor(at: () => number) {
    this.#at = at
  }

  say(words: string): void {
    const line = `${clock(this.#at())}  ${words}`
    this.#hash.update(line)
    this.#last.push(line)
    if (this.#last.length > LAST * 2) this.#last.splice(0, LAST)
  }
  get lastSteps(): string {
    return this.#last.slice(-LAST).join('\n')
  }
  get digest(): string {
    return this.#hash.copy().digest('hex')
  }
}

/** Minutes, seconds and milliseconds since the world began. */
const clock = (ms: number) => {
  const pad = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, '0')
  return `${pad(ms / 60_000, 2)}:${pad((ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`
}
