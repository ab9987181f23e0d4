import { PastSearch } from '../stores/past-search.svelte.ts'
import type { PastStore } from '../stores/past.svelte.ts'

/** The field in which orders are typed. */
export class PaletteStore {
  #isOpen = $state.raw(false)
  #seenSeq = 0
  #seq: () => number
  readonly past: PastSearch

  constructor(past: PastStore, seq: () => number) {
    this.past = new PastSearch(past)
    this.#seq = seq
  }

  get isOpen(): boolean {
    return this.#isOpen
  }
  /** The board as it was when the palette opened: that is what the person was looking at. */
  get seenSeq(): number {
    return this.#seenSeq
  }

  show(): void {
    this.#seenSeq = this.#seq()
    this.#isOpen = true
  }
  hide(): void {
    this.#isOpen = false
    this.past.look('')
  }
}
