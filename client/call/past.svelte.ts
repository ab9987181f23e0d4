import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { ask } from '../net/api.ts'

const PAUSE_MS = 180
const LEAST = 3
const DAY = 86_400_000
const ADDRESSES = 60
const ENDED = 300

interface Page {
  requests: ServiceRequest[]
}
export type Asker = (path: string) => Promise<Page>

/**
 * Requests that have left the board, as far as a call needs them: addresses that look like what
 * is typed, and what ended lately of one service. A help and no need: without an answer the live
 * board alone is looked through.
 */
export class PastStore {
  #addresses = $state.raw<readonly ServiceRequest[]>([])
  #ended = $state.raw<readonly ServiceRequest[]>([])
  #typed = ''
  #serviceCode: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #ask: Asker

  constructor(asker: Asker = (path) => ask<Page>('GET', path)) {
    this.#ask = asker
  }

  get addresses(): readonly ServiceRequest[] {
    return this.#addresses
  }
  get ended(): readonly ServiceRequest[] {
    return this.#ended
  }

  /** Asked once the hand pauses. What was found before stays until then: it is filtered by what is typed. */
  lookForAddress(typed: string): void {
    const text = typed.trim().toLowerCase()
    clearTimeout(this.#timer)
    if (text === this.#typed || text.length < LEAST) return
    this.#timer = setTimeout(() => {
      this.#typed = text
      void this.#fetch(`q=${encodeURIComponent(text)}&limit=${ADDRESSES}`).then((found) => {
        if (found && this.#typed === text) this.#addresses = found
      })
    }, PAUSE_MS)
  }

  /** What may be reported again although it was done this week. Also long open ones were received before. */
  lookForEnded(serviceCode: string | undefined, now: number): void {
    if (serviceCode === this.#serviceCode) return
    this.#serviceCode = serviceCode
    this.#ended = []
    if (serviceCode === undefined) return
    const from = new Date(now - 60 * DAY).toISOString()
    void this.#fetch(`serviceCode=${serviceCode}&status=resolved,closed&from=${from}&limit=${ENDED}`).then((found) => {
      if (found && this.#serviceCode === serviceCode) this.#ended = found
    })
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#typed = ''
    this.#serviceCode = undefined
    this.#addresses = []
    this.#ended = []
  }

  async #fetch(query: string): Promise<ServiceRequest[] | undefined> {
    try {
      return (await this.#ask(`/api/requests?${query}`)).requests
    } catch {
      return undefined
    }
  }
}
