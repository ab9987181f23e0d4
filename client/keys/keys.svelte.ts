const KEY = 'curbline-single-keys'
const REMEMBERED = 12
/** Nobody who writes pauses so long between two letters; who means the board has looked up by then. */
const HUSH_MS = 400
/** Whoever writes on after this means the board: an order must not be swallowed whole. */
const MOST_HUSH_MS = 1_000
const nothing = () => undefined

/** How this desk takes keys. */
export class KeyStore {
  #begin: ((waitMs?: number) => () => void) | undefined
  #hushedUntil = 0
  #hushEnds = 0
  #single = $state.raw(globalThis.localStorage?.getItem(KEY) !== 'off')
  #going = $state.raw(false)
  #opened: readonly string[] = []

  constructor() {
    this.#show()
  }

  /** Whether one letter alone acts (WCAG 2.1.4: who speaks to a screen must be able to turn it off). */
  get single(): boolean {
    return this.#single
  }
  /** `g` was pressed: the next key says where to. */
  get going(): boolean {
    return this.#going
  }
  /** Requests that were opened, latest first. */
  get lastOpened(): readonly string[] {
    return this.#opened
  }

  takeSingle(on: boolean): void {
    this.#single = on
    this.#going = false
    if (on) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, 'off')
    this.#show()
  }
  go(going: boolean): void {
    this.#going = going
  }
  opened(requestId: string | undefined): void {
    if (requestId !== undefined) this.#opened = [requestId, ...this.#opened.filter((id) => id !== requestId)].slice(0, REMEMBERED)
  }

  /** Hints of single keys hide by this; `look/Kbd.svelte`. */
  #show(): void {
    const root = globalThis.document?.documentElement
    if (!root) return
    if (this.#single) delete root.dataset.singleKeys
    else root.dataset.singleKeys = 'off'
  }

  /** The handler of the keys lends what keeps them for a dialog that has just been asked for. */
  lend(begin: (waitMs?: number) => () => void): void {
    this.#begin = begin
  }
  /** What is typed from now on belongs to the dialog that is about to take the keys. Answers how to give it up. */
  typeAhead(waitMs?: number): () => void {
    return this.#begin?.(waitMs) ?? nothing
  }

  /** A form has closed under a hand that may still be writing: its letters are no orders. */
  hush(): void {
    this.#hushEnds = performance.now() + MOST_HUSH_MS
    this.hushOn()
  }
  /** Another letter of it: the end is put off, but not for ever. */
  hushOn(): void {
    this.#hushedUntil = Math.min(performance.now() + HUSH_MS, this.#hushEnds)
  }
  get hushed(): boolean {
    return performance.now() < this.#hushedUntil
  }
}
