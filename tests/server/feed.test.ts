import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Audience, Down, Listener } from '../../server/feed/audience.ts'
import { BoardDoor } from '../../server/feed/board-door.ts'
import { Feed } from '../../server/feed/feed.ts'
import { LONGEST_TAIL, planCatchUp } from '../../server/feed/plan-catch-up.ts'
import { subscribe } from '../../server/feed/subscribe.ts'
import { StoreFault } from '../../server/ports/fault.ts'
import { boardFrom, bodyOf, emptyBoard } from '../../shared/domain/board.ts'
import { fold } from '../../shared/domain/evolve.ts'
import { redactBody } from '../../shared/domain/redaction.ts'
import type { Cursor } from '../../shared/protocol/sockets.ts'
import { PROTOCOL_VERSION, ROLES, type Role } from '../../shared/protocol/words.ts'
import { step, type Have } from '../../shared/sync/step.ts'
import { assign, hold, note, received } from '../domain/city.ts'
import { quiet } from './fake-time.ts'
import { openTown, type Town } from './town.ts'

/** A client as the feed sees it, which keeps all it hears and does what a real one would with it. */
class Client implements Listener {
  readonly heard: { [Name in keyof Down]: { name: Name; message: Down[Name] } }[keyof Down][] = []
  readonly id: string
  readonly role: Role
  have: Have | undefined
  isLive = false
  isStuck = false
  isClosed = false

  constructor(id: string, role: Role = 'dispatcher') {
    this.id = id
    this.role = role
  }
  send<Name extends keyof Down>(name: Name, message: Down[Name]): void {
    const copy = JSON.parse(JSON.stringify(message)) as Down[Name]
    this.heard.push({ name, message: copy } as (typeof this.heard)[number])
    this.#apply(name, copy)
  }
  join(): void {
    this.isLive = true
  }
  isClogged(): boolean {
    return this.isStuck
  }
  close(): void {
    this.isClosed = true
    this.isLive = false
  }

  /** Every seq it was told, in the order in which it heard them. */
  get seqs(): number[] {
    return this.heard.flatMap(({ name, message }) => (name === 'records' ? (message as Down['records']).records.map((record) => record.seq) : []))
  }
  messages<Name extends keyof Down>(name: Name): Down[Name][] {
    return this.heard.flatMap((one) => (one.name === name ? [one.message as Down[Name]] : []))
  }

  #apply(name: keyof Down, message: unknown): void {
    if (name === 'welcome') {
      const { board, logId } = message as Down['welcome']
      if (board) this.have = take(step(this.have, { kind: 'snapshot', logId, board }), this.have)
    }
    if (name === 'records') this.have = take(step(this.have, { kind: 'records', logId: this.have!.logId, ...(message as Down['records']) }), this.have)
  }
}
function take(result: ReturnType<typeof step>, have: Have | undefined): Have | undefined {
  if (result.kind === 'gap' || result.kind === 'other-log') throw new Error(`A client met a ${result.kind}`)
  return result.kind === 'applied' ? result.have : have
}

/** Everyone who has joined, by role. */
class Room implements Audience {
  clients: Client[] = []
  tell<Name extends keyof Down>(role: Role, name: Name, message: Down[Name]): void {
    for (const client of this.clients) if (client.isLive && client.role === role) client.send(name, message)
  }
}

let town: Town
let room: Room
let feed: Feed
let faults: unknown[]
let cuts: number
const open = async () => {
  town = await openTown()
  room = new Room()
  faults = []
  cuts = 0
  feed = new Feed({ log: town.log, time: town.time, audience: room, onFault: (fault) => faults.push(fault), onCut: () => cuts++ })
  await feed.start()
}
afterEach(() => {
  feed?.stop()
  town?.watch.stop()
})
const parts = () => {
  const door = new BoardDoor({ keeper: town.keeper, log: town.log, time: town.time, positions: { shown: () => [], tick: 0 } as never })
  return { log: town.log, feed, time: town.time, boardFor: (reader: { role: Role }) => door.snapshot(reader) }
}
const come = async (client: Client, cursor?: Cursor) => {
  room.clients.push(client)
  await subscribe(client, cursor, parts(), () => client.isClosed)
  return client
}
const notes = (n: number) => town.give(...Array.from({ length: n }, (_, i) => note(`note ${i}`)))
const sees = (client: Client) => JSON.parse(JSON.stringify(bodyOf(client.have!.board)))

describe('[S2] how a client gets from where it stands to now', () => {
  const log = { logId: 'ours', head: 5_000 }
  test.each<[string, Cursor | undefined, ReturnType<typeof planCatchUp>]>([
    ['a new one: all of it', undefined, { mode: 'snapshot' }],
    ['one of another log: all of it', { logId: 'theirs', seq: 4_999 }, { mode: 'snapshot' }],
    ['one that is ahead of us: all of it', { logId: 'ours', seq: 5_001 }, { mode: 'snapshot' }],
    ['one that is where we are: nothing', { logId: 'ours', seq: 5_000 }, { mode: 'tail', after: 5_000 }],
    ['one that missed a record: that record', { logId: 'ours', seq: 4_999 }, { mode: 'tail', after: 4_999 }],
    ['one that is as far behind as may be: the tail', { logId: 'ours', seq: 5_000 - LONGEST_TAIL }, { mode: 'tail', after: 5_000 - LONGEST_TAIL }],
    ['one that is farther behind: all of it', { logId: 'ours', seq: 5_000 - LONGEST_TAIL - 1 }, { mode: 'snapshot' }],
    ['one that knows nothing of a long log: all of it', { logId: 'ours', seq: 0 }, { mode: 'snapshot' }],
  ])('%s', (_, cursor, plan) => {
    expect(planCatchUp(cursor, log)).toEqual(plan)
  })
  test('one that knows nothing of a short log: the tail', () => {
    expect(planCatchUp({ logId: 'ours', seq: 0 }, { logId: 'ours', head: 3 })).toEqual({ mode: 'tail', after: 0 })
  })
})

describe('a client that comes', () => {
  test('[S2][S3] new is welcomed with the whole board, and then hears what happens', async () => {
    await open()
    const client = await come(new Client('new'))
    expect(client.messages('welcome')).toMatchObject([{ logId: town.log.logId, head: town.keeper.board.seq, mode: 'snapshot', protocol: PROTOCOL_VERSION, now: town.time.now(), board: { seq: town.keeper.board.seq } }])
    await town.play(received('pothole'))
    await feed.pump()
    expect(client.messages('records').at(-1)).toMatchObject({ head: town.keeper.board.seq, records: [{ kind: 'RequestReceived' }] })
    expect(sees(client)).toEqual(JSON.parse(JSON.stringify(bodyOf(town.keeper.board))))
  })
  test('[S2][S3] back is welcomed with the tail, from where it stood', async () => {
    await open()
    const seq = town.keeper.board.seq
    await town.play(received('pothole'), assign('truck-7'))
    const client = new Client('back')
    client.have = { logId: town.log.logId, board: boardFrom(bodyOf(await boardAt(seq))) }
    await come(client, { logId: town.log.logId, seq })
    expect(client.messages('welcome')).toMatchObject([{ mode: 'tail' }])
    expect(client.messages('welcome')[0]).not.toHaveProperty('board')
    expect(client.seqs).toEqual([seq + 1, seq + 2, seq + 3])
    expect(client.isLive).toBe(true)
  })
  test('[S3] far behind hears the tail page by page, without a gap', async () => {
    await open()
    await town.play(received('pothole'))
    const seq = town.keeper.board.seq
    for (let i = 0; i < 13; i++) await notes(100)
    const client = new Client('far')
    client.have = { logId: town.log.logId, board: { ...town.keeper.board, seq } }
    await come(client, { logId: town.log.logId, seq })
    expect(client.seqs).toEqual(Array.from({ length: 1_300 }, (_, i) => seq + 1 + i))
    expect(client.messages('records').length).toBeGreaterThan(2)
  })
  test('and goes while it is being told is not made live', async () => {
    await open()
    const client = new Client('gone')
    client.isClosed = true
    for (const isGone of [() => true, () => client.messages('welcome').length > 0]) {
      await subscribe(client, undefined, parts(), isGone)
      expect(client.isLive).toBe(false)
    }
  })
  test.each(ROLES)('[R5] as a %s sees what that role may see, live as after loading', async (role) => {
    await open()
    const client = await come(new Client('one', role))
    await town.play(received('pothole', { answers: { danger: 'yes' } }), assign('truck-7'), hold('parts'), note('Called back'))
    await feed.pump()
    expect(sees(client)).toEqual(JSON.parse(JSON.stringify(redactBody(bodyOf(town.keeper.board), role))))
  })
})

describe('what is told', () => {
  test('begins with what happens after the city started: history is for those who catch up', async () => {
    await open()
    expect(feed.published).toBe(town.keeper.board.seq)
    const client = await come(new Client('one'))
    await feed.pump()
    expect(client.seqs).toEqual([])
  })
  test('[S5] is told after it is stored: a log whose append fails tells nobody anything', async () => {
    await open()
    const client = await come(new Client('one'))
    town.log.beforeAppend = () => {
      throw new StoreFault('The disk is full.', 1_000)
    }
    await expect(town.play(received('pothole'))).rejects.toThrow(StoreFault)
    await quiet()
    await feed.pump()
    expect(client.seqs).toEqual([])
    expect(feed.published).toBe(town.keeper.board.seq)
  })
  test('[S5] is what the log says, not what the writer meant', async () => {
    await open()
    const client = await come(new Client('one'))
    await town.stores.log.append({
      expectedHead: town.keeper.board.seq, answers: [], requests: [], reporters: [], blanks: [],
      records: [{ kind: 'SettingsChanged', v: 1, seq: town.keeper.board.seq + 1, at: town.time.now(), by: { actor: 'system' }, settings: { trailDays: 3 } }],
    })
    await feed.pump()
    expect(client.messages('records').at(-1)!.records).toMatchObject([{ kind: 'SettingsChanged', settings: { trailDays: 3 } }])
  })
  test('waits while the log cannot be read, and goes on by itself', async () => {
    await open()
    const client = await come(new Client('one'))
    await town.play(received('pothole'))
    town.log.beforeRead = () => {
      throw new StoreFault('The disk cannot be read.', 1_000)
    }
    await feed.pump()
    expect([client.seqs, faults.length]).toEqual([[], 1])
    town.log.beforeRead = () => undefined
    await town.time.pass(1_000)
    expect(client.seqs).toEqual([town.keeper.board.seq])
  })
  test('goes to nobody who has left', async () => {
    await open()
    const client = await come(new Client('one'))
    const other = await come(new Client('two'))
    feed.leave(client)
    client.isLive = false
    await town.play(received('pothole'))
    await feed.pump()
    expect([client.seqs.length, other.seqs.length]).toEqual([0, 1])
  })
})

describe('the heartbeat', () => {
  test('[S6] comes every five seconds, to every role, with the head', async () => {
    await open()
    const clients = await Promise.all(ROLES.map((role) => come(new Client(role, role))))
    await town.time.pass(15_000)
    for (const client of clients) {
      const beats = client.messages('records').filter(({ records }) => records.length === 0)
      expect(beats.map(({ head, now }) => [head, Date.parse(now) % 5_000])).toEqual([1, 2, 3].map(() => [feed.published, 0]))
    }
  })
  test('stops when the city does', async () => {
    await open()
    const client = await come(new Client('one'))
    feed.stop()
    await town.time.pass(60_000)
    expect(client.messages('records')).toEqual([])
  })
})

describe('a client that does not read', () => {
  test('[S8][S9] is cut, with a farewell, and the others go on', async () => {
    await open()
    const stuck = await come(new Client('stuck'))
    const fine = await come(new Client('fine'))
    stuck.isStuck = true
    await town.time.pass(250)
    await town.play(received('pothole'))
    await feed.pump()
    expect(stuck.messages('farewell')).toMatchObject([{ because: 'too-slow', retryAfterMs: 2_000 }])
    expect([stuck.isClosed, fine.isClosed, cuts]).toEqual([true, false, 1])
    await town.play(assign('truck-7'))
    await feed.pump()
    expect(fine.seqs.length).toBe(3)
    expect(stuck.seqs.length).toBe(1)
  })
  test('is looked for four times a second at most, however much is told', async () => {
    await open()
    const client = await come(new Client('one'))
    let looks = 0
    client.isClogged = () => (looks++, false)
    await town.time.pass(250)
    for (let i = 0; i < 20; i++) {
      await town.play(received('pothole', { as: `p${i}` }))
      await feed.pump()
    }
    expect([client.seqs.length, looks]).toEqual([20, 1])
  })
  test('is noticed by the heartbeat too', async () => {
    await open()
    const stuck = await come(new Client('stuck'))
    stuck.isStuck = true
    await town.time.pass(5_000)
    expect(stuck.isClosed).toBe(true)
  })
})

/** The board as of a seq. */
const boardAt = async (seq: number) => fold(emptyBoard, (await town.records()).slice(0, seq))

describe('[S3][S4] no gap, and nothing overtakes', () => {
  const happening = fc.oneof(
    { weight: 5, arbitrary: fc.record({ notes: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 3, arbitrary: fc.record({ comes: fc.constantFrom(...ROLES), behind: fc.option(fc.nat(30), { nil: undefined }) }) },
    { weight: 1, arbitrary: fc.record({ waits: fc.integer({ min: 1, max: 6 }) }) },
    { weight: 1, arbitrary: fc.constant({ fails: true as const }) },
    { weight: 1, arbitrary: fc.record({ passes: fc.constantFrom(1_000, 5_000) }) },
  )
  test('whoever comes whenever, whatever is appended meanwhile, however slowly the log reads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 30 }), fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), async (happenings, delays) => {
        await open()
        await town.play(received('pothole'))
        let reads = 0
        let failNext = false
        town.log.beforeRead = async () => {
          await quiet(delays[reads++ % delays.length]!)
          if (!failNext) return
          failNext = false
          throw new StoreFault('The disk cannot be read.', 1_000)
        }
        const coming: Promise<unknown>[] = []
        const clients: Client[] = []
        for (const one of happenings) {
          if ('notes' in one) {
            coming.push(notes(one.notes).then(() => feed.wake()))
          } else if ('comes' in one) {
            const seq = Math.max(0, town.keeper.board.seq - (one.behind ?? 0))
            const client = new Client(`${clients.length}`, one.comes)
            clients.push(client)
            if (one.behind !== undefined) client.have = { logId: town.log.logId, board: { ...town.keeper.board, seq } }
            const cursor = one.behind === undefined ? undefined : { logId: town.log.logId, seq }
            coming.push(come(client, cursor).catch(() => (client.isClosed = true)))
          } else if ('waits' in one) await quiet(one.waits)
          else if ('passes' in one) await town.time.pass(one.passes)
          else failNext = true
        }
        failNext = false
        for (let i = 0; i < 4; i++) await town.time.pass(1_000)
        await Promise.all(coming)
        await feed.pump()
        for (const client of clients.filter((one) => !one.isClosed)) {
          const { seqs } = client
          seqs.forEach((seq, i) => i > 0 && expect(seq).toBe(seqs[i - 1]! + 1))
          expect(client.have!.board.seq).toBe(town.keeper.board.seq)
        }
        feed.stop()
        town.watch.stop()
      }),
      { numRuns: 80 },
    )
  })
})
