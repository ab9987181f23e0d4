import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AppendResult } from '../../server/ports/event-log.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { Fault } from '../../server/ports/fault.ts'
import { answer, batch, envelope, id, merged, minute, noted, received, request, row, shiftStarted } from './samples.ts'

export type StoreKind = 'memory' | 'sqlite' | 'postgresql'
/** Empty stores, and what lets go of them. */
export type MakeStores = () => Promise<{ stores: Stores; close: () => Promise<void> }>

const pothole = id('r', 1)
const wires = id('r', 2)

export function describeEventLog(kind: StoreKind, make: MakeStores): void {
  describe(`the ${kind} log`, () => {
    let stores: Stores
    let close: () => Promise<void>
    beforeEach(async () => ({ stores, close } = await make()))
    afterEach(() => close())

    const nothingIsStored = async () => {
      expect(await stores.log.head()).toBe(0)
      expect(await stores.log.read(0, 100)).toEqual([])
      expect(await stores.log.answerTo(id('c', 1))).toBeUndefined()
      expect(await stores.requests.byId(pothole)).toBeUndefined()
      expect(await stores.requests.reporterOf(pothole)).toBeUndefined()
    }
    const whole = (head: number, commandId: string) =>
      batch(head, {
        records: [received(head + 1, pothole), noted(head + 2, pothole)],
        answers: [answer(commandId)],
        requests: [row(request(pothole))],
        reporters: [{ requestId: pothole, reporter: { name: 'Rosa Lind', phone: '555 0100' } }],
      })

    test('a new city has a name for its log and no facts', async () => {
      expect(stores.log.logId).toMatch(/^[0-9a-f-]{36}$/)
      await nothingIsStored()
    })

    test('[L4] a report is kept whole: facts, answer, request and reporter', async () => {
      expect(await stores.log.append(whole(0, id('c', 1)))).toEqual({ outcome: 'appended', head: 2 })
      expect(await stores.log.head()).toBe(2)
      expect(await stores.log.read(0, 100)).toEqual([received(1, pothole), noted(2, pothole)])
      expect(await stores.log.answerTo(id('c', 1))).toEqual(answer(id('c', 1)))
      expect(await stores.requests.byId(pothole)).toEqual(row(request(pothole)))
      expect(await stores.requests.reporterOf(pothole)).toEqual({ name: 'Rosa Lind', phone: '555 0100' })
    })

    test('a refusal is remembered though it adds no fact', async () => {
      const refusal = { commandId: id('c', 1), outcome: 'refused', because: 'wrong-status', message: 'It is closed.', status: 'closed' } as const
      await stores.log.append(batch(0, { answers: [{ ...answer(id('c', 1)), answer: refusal }] }))
      expect(await stores.log.head()).toBe(0)
      expect((await stores.log.answerTo(id('c', 1)))?.answer).toEqual(refusal)
    })

    test('history is read in order from any place, a page at a time', async () => {
      await stores.log.append(batch(0, { records: [1, 2, 3, 4, 5].map((seq) => noted(seq, pothole)) }))
      expect((await stores.log.read(0, 2)).map((record) => record.seq)).toEqual([1, 2])
      expect((await stores.log.read(2, 2)).map((record) => record.seq)).toEqual([3, 4])
      expect((await stores.log.read(4, 2)).map((record) => record.seq)).toEqual([5])
      expect(await stores.log.read(5, 2)).toEqual([])
    })

    test('[L4] of writers who saw the same board, exactly one wins, and the others leave nothing', async () => {
      const writers = Array.from({ length: 8 }, (_, n) => n + 1)
      const results = await Promise.all(
        writers.map((n) =>
          stores.log.append(
            batch(0, {
              records: [received(1, id('r', n))],
              answers: [answer(id('c', n))],
              requests: [row(request(id('r', n)))],
              reporters: [{ requestId: id('r', n), reporter: { name: `Caller ${n}` } }],
            }),
          ),
        ),
      )
      const winners = writers.filter((n) => results[n - 1]?.outcome === 'appended')
      expect(winners).toHaveLength(1)
      expect(results.filter((result) => result.outcome === 'conflict')).toEqual(Array(7).fill({ outcome: 'conflict', head: 1 }))
      for (const n of writers) {
        const isKept = n === winners[0]
        expect((await stores.log.answerTo(id('c', n))) !== undefined).toBe(isKept)
        expect((await stores.requests.byId(id('r', n))) !== undefined).toBe(isKept)
        expect((await stores.requests.reporterOf(id('r', n))) !== undefined).toBe(isKept)
      }
      expect(await stores.log.read(0, 100)).toHaveLength(1)
    })

    test('[L1] many desks writing at once, each trying again, lose nothing and leave no gap', async () => {
      const desks = 12
      const notesEach = 10
      const write = async (desk: number, note: number): Promise<void> => {
        for (let head = await stores.log.head(); ; ) {
          await new Promise(setImmediate)
          const commandId = id('c', desk * 100 + note)
          const result: AppendResult = await stores.log.append(
            batch(head, {
              records: [{ ...noted(head + 1, id('r', desk), `desk ${desk}, note ${note}`), at: minute(0) }],
              answers: [answer(commandId, head + 1)],
            }),
          )
          if (result.outcome === 'appended') return
          head = result.head
        }
      }
      await Promise.all(
        Array.from({ length: desks }, async (_, desk) => {
          for (let note = 0; note < notesEach; note++) await write(desk, note)
        }),
      )
      const records = await stores.log.read(0, 1_000)
      expect(records.map((record) => record.seq)).toEqual(Array.from({ length: desks * notesEach }, (_, n) => n + 1))
      for (let desk = 0; desk < desks; desk++) {
        const texts = (await stores.log.history(id('r', desk))).map((record) => (record.kind === 'NoteAdded' ? record.text : ''))
        expect(texts).toEqual(Array.from({ length: notesEach }, (_, note) => `desk ${desk}, note ${note}`))
      }
    })

    test('[L4] a command that was answered before makes the whole append fail', async () => {
      await stores.log.append(batch(0, { answers: [answer(id('c', 9))] }))
      await expect(stores.log.append(whole(0, id('c', 9)))).rejects.toThrow(Fault)
      await nothingIsStored()
      await expect(
        stores.log.append({ ...whole(0, id('c', 1)), answers: [answer(id('c', 1)), answer(id('c', 1))] }),
      ).rejects.toThrow(Fault)
      await nothingIsStored()
    })

    test.each([
      ['a gap', [received(1, pothole), noted(3, pothole)]],
      ['a number taken twice', [received(1, pothole), noted(1, pothole)]],
      ['a wrong beginning', [received(2, pothole)]],
      ['time going backwards', [received(1, pothole), { ...noted(2, pothole), at: minute(0) }]],
    ])('[L1][L3] records with %s are not taken', async (_, records) => {
      await expect(stores.log.append({ ...whole(0, id('c', 1)), records })).rejects.toThrow(Fault)
      await nothingIsStored()
    })

    test('[L3] a fact is never dated before the last one, though an equal time is taken', async () => {
      await stores.log.append(batch(0, { records: [noted(1, pothole)] }))
      await expect(stores.log.append(batch(1, { records: [{ ...noted(2, pothole), at: minute(0) }] }))).rejects.toThrow(Fault)
      expect(await stores.log.append(batch(1, { records: [{ ...noted(2, pothole), at: minute(1) }] }))).toEqual({ outcome: 'appended', head: 2 })
    })

    test('no two requests share a number', async () => {
      await stores.log.append(batch(0, { requests: [row(request(pothole, { number: '26-00001' }))] }))
      const second = row(request(wires, { number: '26-00001' }))
      await expect(stores.log.append(batch(0, { records: [received(1, wires)], requests: [second] }))).rejects.toThrow(Fault)
      expect(await stores.log.head()).toBe(0)
      expect(await stores.requests.byId(wires)).toBeUndefined()
    })

    test('[L2] what was stored does not change with what its writer holds', async () => {
      const record = received(1, pothole, { description: 'as told' })
      const kept = row(request(pothole))
      await stores.log.append(batch(0, { records: [record], requests: [kept] }))
      Object.assign(record, { description: 'changed later' })
      kept.request.place.lng = 0
      const [stored] = await stores.log.read(0, 1)
      expect(stored).toMatchObject({ description: 'as told' })
      Object.assign(stored!, { description: 'changed by a reader' })
      expect((await stores.log.read(0, 1))[0]).toMatchObject({ description: 'as told' })
      expect((await stores.requests.byId(pothole))?.request.place.lng).toBe(-73.9)
    })

    test('the history of a request also tells what was merged into it', async () => {
      await stores.log.append(
        batch(0, {
          records: [
            received(1, pothole), received(2, wires), noted(3, wires), merged(4, wires, pothole), shiftStarted(5, id('k', 1)),
            { ...envelope(6), kind: 'RequestUnmerged', requestId: wires, fromRequestId: pothole, survivorIds: [pothole, id('r', 3)] },
          ],
        }),
      )
      expect((await stores.log.history(pothole)).map((record) => record.seq)).toEqual([1, 4, 6])
      expect((await stores.log.history(wires)).map((record) => record.seq)).toEqual([2, 3, 4, 6])
      expect((await stores.log.history(id('r', 3))).map((record) => record.seq)).toEqual([6])
      expect(await stores.log.history(id('r', 99))).toEqual([])
    })

    describe('text that must go by law', () => {
      test('[L2] is gone from the record, and the fact stays', async () => {
        await stores.log.append(
          batch(0, {
            records: [
              received(1, pothole, { description: 'My neighbour Bob did it', answers: { where: 'at Bob’s' } }),
              {
                ...envelope(2), kind: 'RequestResolved', requestId: pothole, outcome: 'fixed', note: 'Bob helped',
                materials: [{ name: 'asphalt', quantity: 1 }], proof: { kind: 'reason', reason: 'Bob saw it' },
              },
            ],
          }),
        )
        const blanks = [
          { seq: 1, field: 'description' }, { seq: 1, field: 'answers' }, { seq: 2, field: 'note' },
          { seq: 2, field: 'materials' }, { seq: 2, field: 'reason' },
        ] as const
        const fact = { ...envelope(3), kind: 'TextBlanked', requestId: pothole, ofSeq: 1, field: 'description', reason: 'asked by Bob' } as const
        expect(await stores.log.append(batch(2, { records: [fact], blanks }))).toEqual({ outcome: 'appended', head: 3 })
        const records = await stores.log.read(0, 10)
        expect(records[0]).toEqual(received(1, pothole, { description: '', answers: {} }))
        expect(records[1]).toMatchObject({ seq: 2, note: '', materials: [], proof: { kind: 'reason', reason: '' } })
        expect(JSON.stringify(records.slice(0, 2))).not.toContain('Bob')
        expect(await stores.log.history(pothole)).toEqual(records)
      })

      test('goes from the copy that came back to the board with a reopening, but a later wording stays', async () => {
        const back = (description: string) => ({ request: request(pothole, { description }), policies: [] })
        const reopened = { kind: 'RequestReopened', requestId: pothole, newRound: true } as const
        await stores.log.append(
          batch(0, {
            records: [
              received(1, pothole, { description: 'Bob did it' }),
              { ...envelope(2), ...reopened, recalled: back('Bob did it') },
              { ...envelope(3), ...reopened, recalled: back('A pothole') },
            ],
          }),
        )
        await stores.log.append(batch(3, { blanks: [{ seq: 1, field: 'description' }] }))
        const [, second, third] = await stores.log.read(0, 10)
        expect(second).toMatchObject({ recalled: { request: { description: '' } } })
        expect(third).toMatchObject({ recalled: { request: { description: 'A pothole' } } })
      })

      test('can go in the same append that brought it', async () => {
        await stores.log.append(batch(0, { records: [noted(1, pothole, 'secret')], blanks: [{ seq: 1, field: 'text' }] }))
        expect(await stores.log.read(0, 1)).toEqual([noted(1, pothole, '')])
      })

      test('takes the kept boards with it, and an older board is not kept again', async () => {
        await stores.log.append(batch(0, { records: [noted(1, pothole), noted(2, pothole)] }))
        await stores.log.keepSnapshot({ seq: 2, board: '{"text":"secret"}' })
        await stores.log.append(batch(2, { records: [noted(3, pothole)], blanks: [{ seq: 1, field: 'text' }] }))
        expect(await stores.log.latestSnapshot()).toBeUndefined()
        await stores.log.keepSnapshot({ seq: 2, board: '{"text":"secret"}' })
        expect(await stores.log.latestSnapshot()).toBeUndefined()
        await stores.log.keepSnapshot({ seq: 3, board: '{}' })
        expect(await stores.log.latestSnapshot()).toEqual({ seq: 3, board: '{}' })
      })

      test('of a record that does not exist makes the append fail', async () => {
        await expect(stores.log.append({ ...whole(0, id('c', 1)), blanks: [{ seq: 7, field: 'text' }] })).rejects.toThrow(Fault)
        await nothingIsStored()
      })
    })

    test('the newest board is kept to start from', async () => {
      expect(await stores.log.latestSnapshot()).toBeUndefined()
      await stores.log.keepSnapshot({ seq: 5, board: '{"seq":5}' })
      await stores.log.keepSnapshot({ seq: 9, board: '{"seq":9}' })
      await stores.log.keepSnapshot({ seq: 7, board: '{"seq":7}' })
      expect(await stores.log.latestSnapshot()).toEqual({ seq: 9, board: '{"seq":9}' })
    })

    test('a store that can be written says so', async () => {
      await expect(stores.log.probe()).resolves.toBeUndefined()
    })
  })
}
