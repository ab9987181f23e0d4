import type { Reporter } from '../../shared/protocol/commands.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { RequestQuery, RequestRow, RequestStore } from '../ports/request-store.ts'
import { Fault } from '../ports/fault.ts'
import { cursorAfter, isWanted, newestFirst, readCursor } from '../ports/request-search.ts'

/** The projection in memory. `put` is for the memory log alone: it is part of the append. */
export class MemoryRequests implements RequestStore {
  #rows = new Map<Id, string>()
  #numbers = new Map<string, Id>()
  #reporters = new Map<Id, string>()

  async byId(id: Id): Promise<RequestRow | undefined> {
    const row = this.#rows.get(id)
    return row === undefined ? undefined : parse(row)
  }

  async byNumber(number: string): Promise<RequestRow | undefined> {
    const id = this.#numbers.get(number)
    return id === undefined ? undefined : this.byId(id)
  }

  async search(query: RequestQuery): Promise<{ rows: RequestRow[]; next?: string }> {
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
    if (query.cursor !== undefined && after === undefined) return { rows: [] }
    const wanted = [...this.#rows.values()]
      .map(parse)
      .filter((row) => isWanted(row, query) && (after === undefined || newestFirst(after as RequestRow, row) < 0))
      .sort(newestFirst)
    const rows = wanted.slice(0, query.limit)
    const last = rows.at(-1)
    return last !== undefined && wanted.length > rows.length ? { rows, next: cursorAfter(last) } : { rows }
  }

  async *all(): AsyncIterable<RequestRow> {
    yield* [...this.#rows.values()].map(parse).sort((a, b) => newestFirst(b, a))
  }

  async replaceAll(rows: Iterable<RequestRow>): Promise<void> {
    const fresh = new MemoryRequests()
    fresh.put([...rows], [])
    this.#rows = fresh.#rows
    this.#numbers = fresh.#numbers
  }

  async reporterOf(requestId: Id): Promise<Reporter | undefined> {
    const reporter = this.#reporters.get(requestId)
    return reporter === undefined ? undefined : (JSON.parse(reporter) as Reporter)
  }

  /** All of it or none of it. */
  put(requests: readonly RequestRow[], reporters: readonly { requestId: Id; reporter: Reporter }[]): void {
    const numbers = new Map<string, Id>()
    for (const { id, number } of requests) {
      if ((numbers.get(number) ?? this.#numbers.get(number) ?? id) !== id) throw new Fault(`Number ${number} belongs to another request.`)
      numbers.set(number, id)
    }
    for (const row of requests) this.#rows.set(row.id, JSON.stringify(row))
    for (const [number, id] of numbers) this.#numbers.set(number, id)
    for (const { requestId, reporter } of reporters) this.#reporters.set(requestId, JSON.stringify(reporter))
  }
}

const parse = (text: string): RequestRow => JSON.parse(text) as RequestRow
