import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StoreFault } from '../../server/ports/fault.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import {
  accept, acknowledge, ada, ana, assign, ben, blank, by, cancel, close, correct, DAY, decline, founded, give, HOUR, hold, idOf, imported, merge, note, received, reopen, reorder,
  resolve, resume, sam, saying, unassign, unmerge, type Act,
} from '../domain/city.ts'
import { STORY } from '../domain/story.ts'
import { quiet } from './fake-time.ts'
import { foldOf, openTown, Town } from './town.ts'

const pothole = (as: string) => received('pothole', { as })

describe('commands that wait together', () => {
  test('[C1] commit together, in the order in which they came, and each gets its own answer', async () => {
    const town = await openTown()
    const before = town.log.appends.length
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => town.give(pothole(name))))
    expect(town.log.appends.length - before).toBe(1)
    const first = town.keeper.board.seq - 3
    expect(answers.flat()).toMatchObject([0, 1, 2, 3].map((i) => ({ outcome: 'accepted', seq: first + i })))
    expect((await town.records('RequestReceived')).map((record) => (record as { number: string }).number)).toEqual(['26-00001', '26-00002', '26-00003', '26-00004'])
  })
  test('commit together though each comes a turn of the event loop after the other, but the first does not wait for ever', async () => {
    const town = await openTown()
    const before = town.log.appends.length
    const given: Promise<unknown>[] = []
    for (let n = 0; n < 40; n++) {
      // Asked for first: the next is given before anybody looks whether one came.
      const nextTurn = new Promise((resolve) => setImmediate(resolve))
      given.push(town.give(pothole(`n${n}`)))
      await nextTurn
    }
    await Promise.all(given)
    const sizes = town.log.appends.slice(before).map(({ answers }) => answers.length)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(40)
    expect(sizes.length).toBeLessThan(10)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10)
  })
  test('of one giver see each other: what was received is assigned in the same batch', async () => {
    const town = await openTown()
    const answers = await town.give(pothole('it'), assign('truck-7', { seenSeq: town.keeper.board.seq }))
    expect(answers.map((answer) => answer.outcome)).toEqual(['accepted', 'accepted'])
    expect(town.request()).toMatchObject({ status: 'assigned' })
  })
  test('one that is refused does not hold back the others', async () => {
    const town = await openTown()
    const answers = await town.give(pothole('it'), assign('truck-99'), assign('truck-7'))
    expect(answers.map((answer) => answer.outcome)).toEqual(['accepted', 'refused', 'accepted'])
  })
  test('[C5] in a batch need not have seen the batch’s own changes, but what was before it', async () => {
    const town = await (await openTown()).play(pothole('it'))
    const seenSeq = town.keeper.board.seq
    const both = [correct({ description: 'Deeper' }, { seenSeq }), assign('truck-7', { seenSeq })]
    expect((await town.give(...both)).map((answer) => answer.outcome)).toEqual(['accepted', 'accepted'])
    const stale = await town.give(hold('parts', DAY, { seenSeq }), resume({ seenSeq }))
    expect(stale).toMatchObject([{ because: 'changed-since-you-looked' }, { because: 'changed-since-you-looked' }])
  })
  test('of two givers are two batches: the second must have seen the first', async () => {
    const town = await (await openTown()).play(pothole('it'))
    const seenSeq = town.keeper.board.seq
    const [first, second] = await Promise.all([town.give(assign('truck-7', { seenSeq })), town.give(by(ben, assign('truck-8', { seenSeq })))])
    expect(first).toMatchObject([{ outcome: 'accepted' }])
    expect(second).toMatchObject([{ outcome: 'refused', because: 'changed-since-you-looked', by: 'Ana', message: 'Ana gave it to Truck 7 just now.' }])
  })
  test('that break something leave their neighbours alone, before them and after', async () => {
    const town = await openTown()
    const nonsense = { kind: 'Nonsense', commandId: idOf('broken') } as unknown as Command
    const results = await Promise.allSettled([town.give(pothole('a')), town.dispatcher.give([nonsense], ana), town.give(pothole('c'))])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await town.expectTrue()
  })
  test('wake the feed after the commit, and never for nothing', async () => {
    const town = await openTown()
    await quiet()
    const { wakes } = town
    await town.give(assign('truck-99'))
    await quiet()
    expect(town.wakes).toBe(wakes)
    await town.give(pothole('it'))
    await quiet()
    expect(town.wakes).toBe(wakes + 1)
  })
})

describe('[C3] a resend', () => {
  test('is answered what the first was, and does nothing', async () => {
    const town = await openTown()
    const act = pothole('it')
    const first = await town.give(act)
    await town.give(pothole('other'))
    const head = town.keeper.board.seq
    expect(await town.give(act)).toEqual(first)
    expect(town.keeper.board.seq).toBe(head)
  })
  test('in the same moment, or in the same batch, counts once', async () => {
    const town = await openTown()
    const act = pothole('it')
    const answers = (await Promise.all([town.give(act), town.give(act), town.give(act, act)])).flat()
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await town.records('RequestReceived')).toHaveLength(1)
  })
  test('is known after a restart', async () => {
    const town = await openTown()
    const act = pothole('it')
    const first = await town.give(act)
    const next = await new Town({ stores: town.stores, time: town.time }).open()
    expect(await next.give(act)).toEqual(first)
  })
  test('of what was refused is refused again, though it would be taken now', async () => {
    const town = await openTown()
    const act = assign('truck-7')
    const [refused] = await town.give(act)
    expect(refused).toMatchObject({ outcome: 'refused', because: 'unknown-request' })
    await town.play(pothole('it'))
    expect(await town.give(act)).toEqual([refused])
    expect(await town.give(assign('truck-7'))).toMatchObject([{ outcome: 'accepted' }])
  })
  test('with another body is refused, and the first answer stands', async () => {
    const town = await openTown()
    const act = pothole('it')
    const first = await town.give(act)
    expect(await town.give(saying(act, { description: 'Not so deep' }))).toMatchObject([{ outcome: 'refused', because: 'command-id-reused', commandId: act.command.commandId }])
    expect(await town.give(act)).toEqual(first)
  })
  test('by somebody else tells him nothing', async () => {
    const town = await openTown()
    const act = pothole('it')
    await town.give(act)
    expect(await town.give(by(ben, act))).toMatchObject([{ outcome: 'refused', because: 'command-id-reused' }])
  })
})

describe('when the store cannot', () => {
  const full = () => {
    throw new StoreFault('The disk that holds the database is full.', 30_000)
  }
  test('[C2][C9] nothing is answered, nothing is changed, and the same command works later', async () => {
    const town = await openTown()
    await quiet()
    const { board } = town.keeper
    const { wakes } = town
    const act = pothole('it')
    town.log.beforeAppend = full
    await expect(town.give(act)).rejects.toThrow(StoreFault)
    await quiet()
    expect(town.keeper.board).toBe(board)
    expect(town.wakes).toBe(wakes)
    expect(await town.stores.log.answerTo(act.command.commandId)).toBeUndefined()
    expect(await town.stores.requests.byId(idOf('it'))).toBeUndefined()
    town.log.beforeAppend = () => undefined
    expect(await town.give(act)).toMatchObject([{ outcome: 'accepted', seq: board.seq + 1 }])
    await town.expectTrue()
  })
  test('everyone who waited hears of it', async () => {
    const town = await openTown()
    town.log.beforeAppend = full
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => town.give(pothole(name))))
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
  })
})

describe('time in the log', () => {
  test('[L3] never goes backwards, though the machine’s clock does', async () => {
    const town = await (await openTown()).play(pothole('a'))
    town.time.jump(-HOUR)
    await town.play(pothole('b'))
    town.time.jump(2 * HOUR)
    await town.play(pothole('c'))
    const times = (await town.records()).map((record) => record.at)
    expect(times).toEqual(times.toSorted())
    expect(town.request('b')!.receivedAt).toBe(town.request('a')!.receivedAt)
    expect(town.request('c')!.receivedAt).toBe(town.time.now())
  })
})

describe('another writer', () => {
  /** Somebody else appends just before us, once. */
  const overtake = (town: Town, make: (seq: number) => LogRecord[]) => {
    town.log.beforeAppend = async (batch) => {
      town.log.beforeAppend = () => undefined
      await town.stores.log.append({ expectedHead: batch.expectedHead, records: make(batch.expectedHead + 1), answers: [], requests: [], reporters: [], blanks: [] })
    }
  }
  const acknowledgedBy = (name: string, town: Town) => (seq: number): LogRecord[] => [
    { kind: 'RequestAcknowledged', v: 1, seq, at: town.time.now(), by: { actor: 'person', userId: name, name, role: 'dispatcher' }, requestId: idOf('it') },
  ]

  test('is taken in, and the command decided again on what he did', async () => {
    const town = await (await openTown()).play(pothole('it'))
    overtake(town, acknowledgedBy('Ben', town))
    expect(await town.give(acknowledge())).toMatchObject([{ outcome: 'refused', because: 'wrong-status', status: 'acknowledged', changedBy: 'Ben' }])
    expect(town.keeper.board).toEqual(await foldOf(town.stores.log))
  })
  test('[L1] may be followed: what is still possible is done after him', async () => {
    const town = await (await openTown()).play(pothole('it'))
    overtake(town, acknowledgedBy('Ben', town))
    const head = town.keeper.board.seq
    expect(await town.give(assign('truck-7'))).toMatchObject([{ outcome: 'accepted', seq: head + 2 }])
    expect((await town.records()).map((record) => record.seq)).toEqual(Array.from({ length: head + 2 }, (_, i) => i + 1))
  })
  test('is watched over like anybody: his request’s breach is recorded', async () => {
    const town = await openTown()
    overtake(town, (seq) => [{
      kind: 'RequestReceived', v: 1, seq, at: town.time.now(), by: { actor: 'system' }, requestId: idOf('his'), number: '26-00001', serviceCode: 'pothole', place: { lng: 0, lat: 0 },
      description: 'His', source: 'phone', verified: true, policySeq: 7,
    }])
    await town.play(pothole('it'))
    await town.time.pass(40 * 60_000)
    expect((await town.records('ClockBreached')).map((record) => (record as { requestId: string }).requestId)).toContain(idOf('his'))
  })
})

describe('starting again', () => {
  const busy = async () => {
    const town = await openTown()
    await town.play(pothole('it'), pothole('other'), assign('truck-7'), hold('parts', HOUR), note('Called back'))
    return town
  }
  test('from a snapshot and what came after is the same as from nothing', async () => {
    const town = await busy()
    await town.keeper.keep()
    await town.play(resume(), merge('other', 'it'))
    const next = await new Town({ stores: town.stores, time: town.time }).open()
    expect(next.keeper.board).toEqual(town.keeper.board)
    await next.expectTrue()
    await next.play(pothole('third'))
    expect(next.request('third')!.number).toBe('26-00003')
  })
  test.each([
    ['is broken', '{"seq":1'],
    ['is of another version', '{"snapshotVersion":0,"seq":3}'],
    ['claims more than the log has', JSON.stringify({ snapshotVersion: 2, seq: 9_999 })],
  ])('from a snapshot that %s costs time, and nothing else', async (_, board) => {
    const town = await busy()
    await town.stores.log.keepSnapshot({ seq: town.keeper.board.seq, board })
    const next = await new Town({ stores: town.stores, time: town.time }).open()
    expect(next.keeper.board).toEqual(town.keeper.board)
  })
  test('a snapshot is kept every two thousand records', async () => {
    const town = await busy()
    while (town.keeper.board.seq < 2_100) await town.give(...Array.from({ length: 100 }, (_, i) => note(`note ${i}`)))
    await quiet()
    expect((await town.stores.log.latestSnapshot())!.seq).toBeGreaterThanOrEqual(2_000)
  })
  test('a snapshot that could not be kept is tried again two hundred records later, and not with each', async () => {
    const town = await busy()
    const tried: number[] = []
    const { keepSnapshot } = town.log
    town.log.keepSnapshot = async ({ seq }) => {
      tried.push(seq)
      throw new StoreFault('The disk is full.', 1_000)
    }
    const giveTo = async (seq: number) => {
      while (town.keeper.board.seq < seq) await town.give(...Array.from({ length: 50 }, (_, i) => note(`note ${i}`)))
      await quiet()
    }
    await giveTo(2_450)
    expect(tried).toEqual([tried[0], tried[0]! + 200, tried[0]! + 400].slice(0, tried.length))
    expect(tried.length).toBeGreaterThan(1)
    town.log.keepSnapshot = keepSnapshot
    await giveTo(2_700)
    expect((await town.stores.log.latestSnapshot())?.seq).toBeGreaterThan(2_400)
    // At its end a city keeps it whenever it was tried last.
    await town.play(note('the last'))
    await town.keeper.keep()
    expect((await town.stores.log.latestSnapshot())?.seq).toBe(town.keeper.board.seq)
  })
  test('of a large board it is kept after four records for each request on it', async () => {
    const town = await busy()
    for (let n = 0; n < 700; n += 100) await town.give(...Array.from({ length: 100 }, (_, i) => received('pothole', { as: `more-${n + i}` })))
    const give = async (until: number) => {
      while (town.keeper.board.seq < until) await town.give(...Array.from({ length: 100 }, (_, i) => note(`note ${i}`)))
      await quiet()
      return (await town.stores.log.latestSnapshot())?.seq
    }
    expect(await give(2_500)).toBeUndefined()
    expect(await give(3_000)).toBeGreaterThanOrEqual(2_800)
  })
})

describe('reporters', () => {
  test('[R3] stand beside the log, and only where the report was taken', async () => {
    const town = await openTown()
    await town.give(received('pothole', { reporter: { name: 'Rosa Lind', phone: '555 0100' } }), received('no-such', { as: 'refused', reporter: { name: 'Zoe' } }))
    expect(await town.stores.requests.reporterOf(idOf('it'))).toEqual({ name: 'Rosa Lind', phone: '555 0100' })
    expect(await town.stores.requests.reporterOf(idOf('refused'))).toBeUndefined()
    expect(JSON.stringify(await town.records())).not.toMatch(/Rosa|Zoe/)
  })
})

describe('removed text', () => {
  test('is gone from the log, the board, the search and the snapshot', async () => {
    const town = await (await openTown()).play(received('pothole', { description: 'Mrs Lind fell' }), note('nothing'))
    const { seq } = (await town.records('RequestReceived'))[0]!
    await town.keeper.keep()
    await town.play(blank(seq, 'description'))
    expect(JSON.stringify([await town.records(), await town.stores.requests.byId(idOf('it')), await town.stores.log.latestSnapshot() ?? null, [...town.keeper.board.requests]])).not.toContain('Mrs Lind')
    expect((await town.stores.requests.search({ q: 'lind', limit: 10 })).rows).toEqual([])
    await town.expectTrue()
  })
  test('is removed once: a second fact would change nothing, whether it comes later or with the first', async () => {
    const town = await (await openTown()).play(received('pothole', { description: 'Mrs Lind fell', answers: { danger: 'Mrs Lind' } }))
    const { seq } = (await town.records('RequestReceived'))[0]!
    const refused = { outcome: 'refused', because: 'no-such-text', seq }
    expect(await town.give(blank(seq, 'description'), blank(seq, 'description'), blank(seq, 'answers'))).toMatchObject([{ outcome: 'accepted' }, { ...refused, field: 'description' }, { outcome: 'accepted' }])
    expect(await town.give(blank(seq, 'description'), blank(seq, 'answers'))).toMatchObject([{ ...refused, field: 'description' }, { ...refused, field: 'answers' }])
    expect(await town.records('TextBlanked')).toHaveLength(2)
    await town.expectTrue()
  })
})

/** The city by itself gives wherever it can: whatever is asked of it, the books agree. */
const ACTS: ((name: string, other: string, crew: string) => Act)[] = [
  (name) => received('pothole', { as: name }), (name) => received('wires-down', { as: name, source: 'web' }), (name) => acknowledge({ of: name }),
  (name, _, crew) => assign(crew, { of: name }), (name, _, crew) => assign(crew, { of: name, role: 'assist', index: 0 }), (name) => unassign(undefined, { of: name }),
  (name, _, crew) => accept(crew, { of: name }), (name, _, crew) => decline(crew, { of: name }), (name) => hold('parts', HOUR, { of: name }), (name) => resume({ of: name }),
  (name) => resolve('fixed', {}, { of: name }), (name) => by(sam, reopen({ of: name })), (name) => reopen({ of: name }), (name) => cancel({ of: name }), (name) => close({ of: name }),
  (name, other) => merge(name, other), (name) => unmerge({ of: name }), (name) => correct({ serviceCode: 'wires-down' }, { of: name }), (name) => note('again', { of: name }),
  (_, __, crew) => reorder(crew, []), (name) => imported(acknowledge({ of: name }), '2026-11-24T14:10:00.000Z'),
]
const deed = fc.record({ act: fc.nat(ACTS.length - 1), name: fc.constantFrom('a', 'b', 'c', 'd'), other: fc.constantFrom('a', 'b', 'c', 'd'), crew: fc.constantFrom('truck-7', 'truck-8') })
const turn = fc.oneof(
  { weight: 8, arbitrary: fc.array(deed, { minLength: 1, maxLength: 4 }).map((deeds) => ({ deeds })) },
  { weight: 2, arbitrary: fc.constantFrom(60_000, HOUR, 12 * HOUR, 2 * DAY).map((passMs) => ({ passMs })) },
  { weight: 1, arbitrary: fc.constant({ restart: true as const }) },
)

describe('the books', () => {
  test('agree with the log after a whole story', async () => {
    const town = await new Town().open()
    for (const step of STORY) {
      await town.time.pass('waitMs' in step ? step.waitMs : 'afterMs' in step ? step.afterMs : 0)
      if ('command' in step) await town.give(step)
    }
    expect((await town.records()).length).toBeGreaterThan(60)
    await town.expectTrue()
  })

  describe('of a request that leaves the board by the very group that a command about it is in', () => {
    const together = async (act: Act) => {
      const town = await (await openTown()).play(received('debris'), resolve(), close(), received('debris', { as: 'other' }))
      await town.time.pass(2 * DAY)
      expect(town.request(), 'nothing was appended since, so it stands there still').toBeDefined()
      const before = town.log.appends.length
      const [, [answer]] = await Promise.all([town.give(note('it moves the time on', { of: 'other' })), town.give(act)])
      expect(town.log.appends.length - before).toBe(1)
      expect(answer).toMatchObject({ outcome: 'accepted' })
      await town.expectTrue()
      return town
    }
    test('words are removed also from its row', async () => {
      const town = await together(blank(founded().length + 1, 'description'))
      expect((await town.stores.requests.byId(idOf('it')))?.request.description).toBe('')
    })
    test('it is found, and reopened', async () => {
      const town = await together(by(sam, reopen()))
      expect(town.request()).toMatchObject({ status: 'acknowledged', round: 2 })
    })
  })

  test('agree with the log where a calendar is set in the same group, after a request ended', async () => {
    const hours = [['07:00', '16:00']] as [string, string][]
    const weekly = { mon: hours, tue: hours, wed: [], thu: [], fri: [], sat: [], sun: [] }
    const town = await (await openTown()).play(received('street-light'))
    const before = town.log.appends.length
    await Promise.all([town.give(resolve()), town.give(give('SetCalendar', { calendarId: 'works', weekly, holidays: [] }, ada))])
    expect(town.log.appends.length - before).toBe(1)
    await town.expectTrue()
  })
  test('agree with the log whatever is asked of the city', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 5, maxLength: 40 }), async (turns) => {
        let town = await openTown()
        for (const one of turns) {
          if ('passMs' in one) await town.time.pass(one.passMs)
          else if ('restart' in one) {
            town.watch.stop()
            town = await new Town({ stores: town.stores, time: town.time }).open()
          } else await Promise.all(one.deeds.map(({ act, name, other, crew }) => town.give(ACTS[act]!(name, other, crew))))
        }
        await town.expectTrue()
        town.watch.stop()
      }),
      { numRuns: 60 },
    )
  })
})
