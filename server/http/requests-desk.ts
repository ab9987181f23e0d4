import { setImmediate as aTurn } from 'node:timers/promises'
import type { ClockReading } from '../../shared/protocol/answers.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Phase } from '../../shared/protocol/words.ts'
import { clockBook } from '../../shared/domain/board.ts'
import { isOpen } from '../../shared/domain/requests.ts'
import { requestPhase } from '../../shared/domain/sla/phase.ts'
import { readClocks } from '../../shared/domain/sla/read-clocks.ts'
import type { City } from '../city/city.ts'
import type { RequestQuery, RequestRow } from '../ports/request-store.ts'

/** Pages of the limit’s length looked through at most for one answer; beyond that a phase filter answers with what it has and a cursor. */
const PAGES = 20
/** Rows read in one breath: a few milliseconds of the one thread, after which whoever else asks is served. */
const BREATH = 200

export type RequestWithClocks = ServiceRequest & { phase: Phase; clocks: ClockReading[] }

/** Requests past and present, with their clocks as of now. */
export class RequestsDesk {
  readonly #city: City

  constructor(city: City) {
    this.#city = city
  }

  /** An ended request's readings are final and stand in its row; an open one's are read now. */
  withClocks({ request, readings }: RequestRow): RequestWithClocks {
    const clocks =
      isOpen(request) || !readings ? readClocks(request, clockBook(this.#city.keeper.board), this.#city.time.now()) : readings
    return { ...request, phase: requestPhase(request, clocks), clocks }
  }

  async byNumber(number: string): Promise<RequestWithClocks | undefined> {
    const row = await this.#city.stores.requests.byNumber(number)
    return row && this.withClocks(row)
  }

  /** A page of requests, newest first; with `phase`, only those whose phase is one of these now. Cut short where the asker has gone. */
  async search(query: RequestQuery & { phase?: readonly Phase[] }, asker?: AbortSignal): Promise<{ requests: (ServiceRequest & { phase: Phase })[]; next?: string }> {
    const { phase, ...rest } = query
    const requests: (ServiceRequest & { phase: Phase })[] = []
    let cursor = rest.cursor
    for (let left = PAGES * rest.limit; left > 0 && !asker?.aborted; ) {
      const limit = Math.min(rest.limit - requests.length, left, BREATH)
      left -= limit
      const found = await this.#city.stores.requests.search({ ...rest, limit, ...(cursor === undefined ? {} : { cursor }) })
      for (const row of found.rows) {
        const { clocks: _, ...request } = this.withClocks(row)
        if (!phase || phase.includes(request.phase)) requests.push(request as ServiceRequest & { phase: Phase })
      }
      cursor = found.next
      if (cursor === undefined || requests.length >= rest.limit) break
      await aTurn()
    }
    return { requests, ...(cursor === undefined ? {} : { next: cursor }) }
  }
}
