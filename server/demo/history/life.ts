import { uuidv7 } from 'uuidv7'
import type { Id } from '../../../shared/protocol/values.ts'
import type { Draft } from '../../setup/starter-pack.ts'
import type { Report } from './month.ts'

/** A draft without what all acts of one request share. */
export type Act = Draft extends infer D ? (D extends { requestId: Id } ? Omit<D, 'requestId' | 'via' | 'occurredAt'> : never) : never

export const instant = (ms: number): string => new Date(ms).toISOString()

/** A request's life as the commands of an import: in order, and never one before the last. */
export class Life {
  readonly requestId = uuidv7()
  readonly report: Report
  readonly #acts: { ms: number; draft: Draft }[] = []
  #lastMs: number
  /** Resolved, cancelled: nothing comes after it but its closing. */
  endedMs: number | undefined

  constructor(report: Report) {
    this.report = report
    this.#lastMs = report.receivedMs
    this.#acts.push({ ms: report.receivedMs, draft: receiving(report, this.requestId) })
  }

  get lastMs(): number {
    return this.#lastMs
  }

  /** Until when it was open the first time: nothing can be merged into what is resolved. */
  get openUntilMs(): number {
    return this.#acts.find(({ draft: { kind } }) => kind === 'ResolveRequest' || kind === 'CancelRequest')?.ms ?? this.#lastMs
  }

  act(ms: number, act: Act): this {
    this.#lastMs = Math.max(this.#lastMs, Math.round(ms))
    this.#acts.push({ ms: this.#lastMs, draft: { ...act, requestId: this.requestId, via: 'import', occurredAt: instant(this.#lastMs) } as Draft })
    return this
  }

  /** Another report of the same, found to be so a little later. Takes its place among the acts by its time. */
  again(report: Report, mergedMs: number): void {
    const requestId = uuidv7()
    this.#acts.push(
      { ms: report.receivedMs, draft: receiving(report, requestId) },
      { ms: mergedMs, draft: { kind: 'MergeRequests', requestId, intoRequestId: this.requestId, via: 'import', occurredAt: instant(mergedMs) } },
    )
  }

  /** Array.sort is stable: acts of one moment keep the order in which they were told. */
  drafts(): Draft[] {
    return this.#acts.toSorted((a, b) => a.ms - b.ms).map(({ draft }) => draft)
  }
}

const receiving = ({ serviceCode, place, words, source, reporter, receivedMs }: Report, requestId: Id): Draft => ({
  kind: 'ReceiveRequest', requestId, serviceCode, place, description: words, source, via: 'import', occurredAt: instant(receivedMs),
  ...(reporter ? { reporter } : {}),
})
