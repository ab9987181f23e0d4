import type { ClockReading } from '../../shared/protocol/answers.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Phase } from '../../shared/protocol/words.ts'
import { ApiProblem, ask } from '../net/api.ts'
import type { RequestReading } from './reading-cache.ts'

/** A request that the board has no more, with its clocks as they ended. */
export type PastRequest = ServiceRequest & { phase?: Phase; clocks?: ClockReading[] }

export type Asker = <T>(method: 'GET', path: string, body?: undefined, signal?: AbortSignal) => Promise<T>

/** Requests that were asked for by number or found by words, kept while this page lives. The board is always right before these. */
export class PastStore {
  #kept = $state.raw<ReadonlyMap<string, PastRequest>>(new Map())
  #ask: Asker

  constructor(asker: Asker = ask) {
    this.#ask = asker
  }

  request(id: string | undefined): PastRequest | undefined {
    return id === undefined ? undefined : this.#kept.get(id)
  }
  /** Its clocks as they ended, over what the board's rules would say: their policies may be gone. */
  reading(request: PastRequest, read: (request: ServiceRequest) => RequestReading): RequestReading {
    const { clocks, phase } = this.#kept.get(request.id) ?? {}
    return clocks ? { ...read(request), readings: clocks, phase: phase ?? 'met' } : read(request)
  }
  keep(requests: readonly PastRequest[]): void {
    // What came whole, with its clocks, is not overwritten by a row of a list.
    const added = requests.filter((request) => request.clocks !== undefined || this.#kept.get(request.id)?.clocks === undefined)
    this.#kept = new Map([...this.#kept, ...added.map((request) => [request.id, request] as const)])
  }

  /** Asks for one by its number. What is not a request is `unknown`; `unreachable` when nobody could say. */
  async fetch(number: string): Promise<PastRequest | 'unknown' | 'unreachable'> {
    try {
      const request = await this.#ask<PastRequest>('GET', `/api/requests/${encodeURIComponent(number)}`)
      this.keep([request])
      return request
    } catch (fault) {
      return fault instanceof ApiProblem && fault.status === 404 ? 'unknown' : 'unreachable'
    }
  }
}
