import { ENDED_STATUSES } from '../../shared/protocol/words.ts'
import { ask } from '../net/api.ts'
import type { Asker, PastRequest, PastStore } from './past.svelte.ts'

export type SearchPhase = 'idle' | 'looking' | 'found' | 'failed'

const PAGE = 20
const PAUSE_MS = 250
const FEWEST_LETTERS = 2

interface Page {
  requests: PastRequest[]
  next?: string
}

/** Words looked for among the past, a page at a time. Who types on is asked for once, and only the last words are answered. */
export class PastSearch {
  #words = $state.raw('')
  #phase = $state.raw<SearchPhase>('idle')
  #found = $state.raw<readonly PastRequest[]>([])
  #next = $state.raw<string | undefined>(undefined)
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: AbortController | undefined
  #past: PastStore
  #ask: Asker

  constructor(past: PastStore, asker: Asker = ask) {
    this.#past = past
    this.#ask = asker
  }

  get words(): string {
    return this.#words
  }
  get phase(): SearchPhase {
    return this.#phase
  }
  get found(): readonly PastRequest[] {
    return this.#found
  }
  get hasMore(): boolean {
    return this.#next !== undefined
  }

  look(text: string): void {
    const words = text.trim()
    if (words === this.#words) return
    this.#words = words
    this.#stop()
    this.#next = undefined
    if (words.length < FEWEST_LETTERS) {
      this.#found = []
      this.#phase = 'idle'
      return
    }
    // What the last words found stays in sight until these have an answer: nothing jumps.
    this.#phase = 'looking'
    this.#timer = setTimeout(() => void this.#turn([]), PAUSE_MS)
  }
  /** The next page; after a failure, the one that failed. */
  async more(): Promise<void> {
    if (this.#phase !== 'looking') await this.#turn(this.#next === undefined ? [] : this.#found)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#running?.abort()
  }
  async #turn(before: readonly PastRequest[]): Promise<void> {
    const running = (this.#running = new AbortController())
    this.#phase = 'looking'
    try {
      const query = new URLSearchParams({ q: this.#words.slice(0, 200), status: ENDED_STATUSES.join(), limit: String(PAGE), ...(this.#next ? { cursor: this.#next } : {}) })
      const { requests, next } = await this.#ask<Page>('GET', `/api/requests?${query}`, undefined, running.signal)
      if (running.signal.aborted) return
      this.#past.keep(requests)
      this.#found = [...before, ...requests]
      this.#next = next
      this.#phase = 'found'
    } catch {
      if (running.signal.aborted) return
      this.#found = before
      this.#phase = 'failed'
    }
  }
}
