import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { RequestQuery, RequestRow } from '../../server/ports/request-store.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { cursorAfter, newestFirst } from '../../server/ports/request-search.ts'
import { Fault } from '../../server/ports/fault.ts'
import type { MakeStores, StoreKind } from './event-log.ts'
import { batch, id, minute, request, row } from './samples.ts'

export function describeRequestStore(kind: StoreKind, make: MakeStores): void {
  describe(`the ${kind} request store`, () => {
    let stores: Stores
    let close: () => Promise<void>
    beforeEach(async () => ({ stores, close } = await make()))
    afterEach(() => close())

    const keep = (...rows: RequestRow[]) => stores.log.append(batch(0, { requests: rows }))
    const numbered = (n: number, fields: Partial<ServiceRequest> = {}) => row(request(id('r', n), { receivedAt: minute(n), ...fields }))
    const found = async (query: Partial<RequestQuery>) => (await stores.requests.search({ limit: 100, ...query })).rows.map((one) => Number(one.id.slice(-4)))

    test('a request is found by its id and by its number, and comes back whole', async () => {
      const readings = [{ clock: 'resolve' as const, round: 1, phase: 'met' as const, startedAt: minute(0), runningMs: 5, segments: [] }]
      const closed = row(request(id('r', 1), { status: 'closed', crewId: id('k', 1), closedAt: minute(9) } as Partial<ServiceRequest>), { readings })
      await keep(closed, numbered(2))
      expect(await stores.requests.byId(id('r', 1))).toEqual(closed)
      expect(await stores.requests.byNumber(closed.number)).toEqual(closed)
      expect(await stores.requests.byId(id('r', 2))).not.toHaveProperty('readings')
      expect(await stores.requests.byId(id('r', 3))).toBeUndefined()
      expect(await stores.requests.byNumber('26-99999')).toBeUndefined()
    })

    test('a request that changes replaces its row', async () => {
      await keep(numbered(1, { description: 'a hole' }))
      await keep(numbered(1, { description: 'a sinkhole', status: 'acknowledged' }))
      expect(await found({ q: 'a hole' })).toEqual([])
      expect(await found({ q: 'sinkhole', status: ['acknowledged'] })).toEqual([1])
      expect(await found({})).toEqual([1])
    })

    test('the newest report comes first', async () => {
      await keep(numbered(2), numbered(3), numbered(1), row(request(id('r', 4), { receivedAt: minute(2) })))
      expect(await found({})).toEqual([3, 4, 2, 1])
    })

    test('a search is narrowed by status, service, crew and time', async () => {
      await keep(
        numbered(1),
        numbered(2, { status: 'assigned', crewId: id('k', 1) } as Partial<ServiceRequest>),
        numbered(3, { status: 'on-scene', crewId: id('k', 2), serviceCode: 'wires-down' } as Partial<ServiceRequest>),
        numbered(4, { serviceCode: 'graffiti' }),
      )
      expect(await found({ status: ['assigned', 'on-scene'] })).toEqual([3, 2])
      expect(await found({ status: [] })).toEqual([])
      expect(await found({ serviceCode: ['graffiti', 'wires-down'] })).toEqual([4, 3])
      expect(await found({ crewId: id('k', 1) })).toEqual([2])
      expect(await found({ from: minute(2), to: minute(4) })).toEqual([3, 2])
      expect(await found({ from: minute(2), status: ['received'] })).toEqual([4])
      expect(await found({ from: minute(3), to: minute(3) })).toEqual([])
    })

    test('words are looked for in number, address and description, in any case', async () => {
      await keep(
        numbered(1, { number: '26-00417' }),
        numbered(2, { place: { lng: 0, lat: 0, address: '12 Elm Street' } }),
        numbered(3, { description: 'Elm down across the ÉCOLE' }),
        numbered(4, { place: { lng: 0, lat: 0, address: 'Straße der Bäume 5' } }),
      )
      expect(await found({ q: '00417' })).toEqual([1])
      expect(await found({ q: 'ELM' })).toEqual([3, 2])
      expect(await found({ q: 'elm street' })).toEqual([2])
      expect(await found({ q: 'école' })).toEqual([3])
      expect(await found({ q: 'BÄUME' })).toEqual([4])
      expect(await found({ q: 'oak' })).toEqual([])
      expect(await found({ q: '' })).toEqual([4, 3, 2, 1])
    })

    test.each(['%', '_', '\\', "'", '"', '%%', "'; DROP TABLE", '*', '[a-z]', '100%_\\'])('%s in a search means itself', async (q) => {
      await keep(numbered(1, { description: 'plain words' }), numbered(2, { description: `before ${q} after` }), numbered(3, { description: 'x' }))
      expect(await found({ q })).toEqual([2])
    })

    test('emoji and other scripts are found', async () => {
      await keep(numbered(1, { description: '🕳️ on Main St' }), numbered(2, { description: '道路に穴があります' }), numbered(3, { description: 'ﬁre hydrant' }))
      expect(await found({ q: '🕳️' })).toEqual([1])
      expect(await found({ q: '穴' })).toEqual([2])
      expect(await found({ q: 'fire' })).toEqual([3])
    })

    test('pages follow each other without a request twice or missing, also when times are equal', async () => {
      const rows = Array.from({ length: 23 }, (_, n) => numbered(n + 1, { receivedAt: minute(Math.floor(n / 4)), description: n % 2 === 0 ? 'a_b' : 'axb' }))
      await keep(...rows)
      const pages = async (query: Partial<RequestQuery>) => {
        const seen: RequestRow[][] = []
        for (let cursor: string | undefined; ; ) {
          const page = await stores.requests.search({ limit: 5, ...query, ...(cursor !== undefined && { cursor }) })
          seen.push(page.rows)
          if (page.next === undefined) return seen
          cursor = page.next
        }
      }
      const wanted = [...rows].sort(newestFirst)
      expect((await pages({})).flat()).toEqual(wanted)
      expect((await pages({})).map((page) => page.length)).toEqual([5, 5, 5, 5, 3])
      expect((await pages({ q: 'a_b' })).flat()).toEqual(wanted.filter((one) => one.request.description === 'a_b'))
      expect((await pages({ q: 'a_b' })).map((page) => page.length)).toEqual([5, 5, 2])
      expect((await pages({ limit: 23 })).map((page) => page.length)).toEqual([23])
    })

    test('a reader who leaves rows out goes on from the row of his choice', async () => {
      await keep(numbered(1), numbered(2), numbered(3))
      expect(await found({ cursor: cursorAfter(numbered(3)) })).toEqual([2, 1])
    })

    test('a cursor that is none of ours finds nothing', async () => {
      await keep(numbered(1))
      expect(await stores.requests.search({ limit: 5, cursor: "' OR 1=1" })).toEqual({ rows: [] })
    })

    test('every request is read oldest first', async () => {
      await keep(...Array.from({ length: 1_203 }, (_, n) => numbered(n + 1, { receivedAt: minute(n % 7) })))
      const all: RequestRow[] = []
      for await (const one of stores.requests.all()) all.push(one)
      expect(all).toHaveLength(1_203)
      expect(all).toEqual([...all].sort((a, b) => newestFirst(b, a)))
    })

    test('a rebuild replaces every row, and one that fails changes nothing', async () => {
      await keep(numbered(1), numbered(2))
      await stores.requests.replaceAll([numbered(2, { description: 'rebuilt' }), numbered(3)])
      expect(await found({})).toEqual([3, 2])
      expect(await found({ q: 'rebuilt' })).toEqual([2])
      expect(await stores.requests.byNumber(numbered(1).number)).toBeUndefined()
      const twins = [numbered(7, { number: '26-1' }), numbered(8, { number: '26-1' })]
      await expect(stores.requests.replaceAll(twins)).rejects.toThrow(Fault)
      expect(await found({})).toEqual([3, 2])
    })

    test('a reporter stays with the request, through a rebuild too, with only what was told', async () => {
      await stores.log.append(
        batch(0, {
          requests: [numbered(1), numbered(2)],
          reporters: [
            { requestId: id('r', 1), reporter: { name: 'Rosa', email: 'rosa@example.org' } },
            { requestId: id('r', 2), reporter: { phone: '555 0100' } },
          ],
        }),
      )
      await stores.requests.replaceAll([numbered(1)])
      expect(await stores.requests.reporterOf(id('r', 1))).toEqual({ name: 'Rosa', email: 'rosa@example.org' })
      expect(await stores.requests.reporterOf(id('r', 2))).toEqual({ phone: '555 0100' })
      expect(await stores.requests.reporterOf(id('r', 3))).toBeUndefined()
    })
  })
}
