import type { Doing } from '../../shared/protocol/sockets.ts'
import { DRAG_MS } from '../../shared/protocol/words.ts'

const EVERY_MS = 100
/** Twice before the server would take the hand for gone. */
const STILL_HOLDING_MS = DRAG_MS / 2.5

/**
 * Tells the server what I do: ten times a second at most, the last word always, nothing twice.
 * What is held still in the hand is said again now and then.
 */
export class Teller {
  readonly #read: () => readonly Doing[]
  readonly #say: (doing: Doing) => boolean
  readonly #told: (count: number) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #dueAt = Infinity
  #saidAt = -Infinity
  #said: string | undefined

  /** `read`: what is to be said, in its order; the last is how it stands. `say`: false where nobody hears. `told`: so many of them are known now. */
  constructor(read: () => readonly Doing[], say: (doing: Doing) => boolean, told: (count: number) => void = () => undefined) {
    this.#read = read
    this.#say = say
    this.#told = told
  }

  /** Something may have changed. */
  poke(): void {
    this.#wake(Math.max(0, this.#saidAt + EVERY_MS - performance.now()))
  }
  /** A new line: whoever hears it knows nothing yet. */
  again(): void {
    this.#said = undefined
    this.poke()
  }
  stop(): void {
    clearTimeout(this.#timer)
    this.#dueAt = Infinity
  }

  #wake(inMs: number): void {
    const dueAt = performance.now() + inMs
    if (dueAt >= this.#dueAt) return
    clearTimeout(this.#timer)
    this.#dueAt = dueAt
    this.#timer = setTimeout(() => this.#tell(), inMs)
  }

  #tell(): void {
    this.#dueAt = Infinity
    const doings = this.#read()
    let told = 0
    for (const doing of doings) {
      const text = JSON.stringify(doing)
      const isHeld = doing.drag !== undefined && performance.now() - this.#saidAt >= STILL_HOLDING_MS
      if (text !== this.#said || isHeld) {
        if (!this.#say(doing)) {
          // The next line has heard nothing: there it begins with the first.
          this.#said = undefined
          told = 0
          break
        }
        this.#said = text
        this.#saidAt = performance.now()
      }
      told++
    }
    this.#told(told)
    if (doings.at(-1)?.drag) this.#wake(STILL_HOLDING_MS)
  }
}
