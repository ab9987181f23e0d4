import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Socket } from 'socket.io-client'
import { bodyOf } from '../../shared/domain/board.ts'
import { redactBody } from '../../shared/domain/redaction.ts'
import type { Presence, Positions, Records, Welcome } from '../../shared/protocol/sockets.ts'
import { PROTOCOL_VERSION, ROLES } from '../../shared/protocol/words.ts'
import { step } from '../../shared/sync/step.ts'
import { readTick } from '../../shared/sync/positions.ts'
import { endShift, hold, idOf, note, PLACE, received, startShift } from '../domain/city.ts'
import { heard, openDoors, welcomed, type Doors } from './open-doors.ts'

let doors: Doors
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  doors = await openDoors()
  await doors.give('dispatcher', received('pothole'), startShift('truck-7'), startShift('truck-8'))
})
afterAll(async () => {
  await doors.close()
  vi.useRealTimers()
})
const gone = (socket: Socket, withinMs = 1_000) => heard(socket, 'disconnect', withinMs)
const enter = async (role: (typeof ROLES)[number], transports = ['websocket']) => {
  const socket = doors.socket({ token: doors.tokens[role], transports })
  return { socket, welcome: (await welcomed(socket)) as Welcome }
}
/** A screen that keeps the list of who is here. */
const watch = async (role: (typeof ROLES)[number]) => {
  const socket = doors.socket({ token: doors.tokens[role] })
  const known = { socket, people: [] as Presence['people'], heard: [] as string[] }
  socket.on('presence', ({ people, whole, gone, heard = {} }: Presence) => {
    const changed = new Set([...gone, ...people.map(({ userId }) => userId)])
    known.people = [...(whole ? [] : known.people.filter(({ userId }) => !changed.has(userId))), ...people]
    known.heard.push(...Object.keys(heard))
  })
  await welcomed(socket)
  return known
}
const until = async (isSo: () => boolean) => {
  for (let i = 0; i < 200 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isSo()).toBe(true)
}

describe('a screen', () => {
  test.each(ROLES.flatMap((role) => [['websocket'], ['polling']].map((transports) => ({ role, transports }))))('[S2][S3][R5] of a $role by $transports is live, and sees what it would see anew', async ({ role, transports }) => {
    const { socket, welcome } = await enter(role, transports)
    expect(welcome).toMatchObject({ logId: doors.stores.log.logId, mode: 'snapshot', protocol: PROTOCOL_VERSION, board: { seq: welcome.head } })
    let have = step(undefined, { kind: 'snapshot', logId: welcome.logId, board: welcome.board! })
    const problems: string[] = []
    socket.on('records', ({ records, head }: Records) => {
      if (have.kind !== 'applied') return
      const next = step(have.have, { kind: 'records', logId: welcome.logId, records, head })
      if (next.kind === 'applied') have = next
      else if (next.kind !== 'nothing-new') problems.push(next.kind)
    })
    await doors.give('dispatcher', received('debris', { as: `${role}${transports}`, answers: { danger: 'yes' } }), hold('parts', 3_600_000, { of: `${role}${transports}`, seenSeq: await doors.head }), note('Called back'))
    const { board } = doors.hosted.city.keeper
    await until(() => have.kind === 'applied' && have.have.board.seq === board.seq)
    expect(problems).toEqual([])
    expect(have.kind === 'applied' && JSON.parse(JSON.stringify(bodyOf(have.have.board)))).toEqual(JSON.parse(JSON.stringify(redactBody(bodyOf(board), role))))
    socket.disconnect()
  })
  test('[S1][S2] that comes back hears the tail alone', async () => {
    const { socket, welcome } = await enter('dispatcher')
    socket.disconnect()
    await doors.give('dispatcher', note('while you were away'))
    const back = doors.socket({ token: doors.tokens.dispatcher, cursor: { logId: welcome.logId, seq: welcome.head } })
    const tail = heard<Records>(back, 'records')
    expect(await welcomed(back)).toMatchObject({ mode: 'tail' })
    expect((await tail).records.map((record) => record.seq)).toEqual([welcome.head + 1])
  })
  test.each([['of another log', { logId: 'theirs', seq: 1 }], ['of nonsense', { logId: 7, seq: 'x' }], ['of no kind', 'hello']])('[L5][S2] with a cursor %s gets the whole board', async (_, cursor) => {
    expect(await welcomed(doors.socket({ token: doors.tokens.dispatcher, cursor }))).toMatchObject({ mode: 'snapshot' })
  })
  test.each([['nobody', {}], ['a made-up token', { token: 'staff_x' }], ['a token of the wrong kind', { token: 7 as unknown as string }]])('[S1] of %s is not let in', async (_, options) => {
    expect(await welcomed(doors.socket(options))).toBe('not-signed-in')
  })
  test('[S1] of a browser comes in by its cookie', async () => {
    expect(await welcomed(doors.socket({ cookie: doors.tokens.dispatcher, origin: doors.url }))).toMatchObject({ mode: 'snapshot' })
  })
})

describe('a line is cut', () => {
  test('[S9][S10] within a second of signing out, with a word, and the person’s other screens stay', async () => {
    const token = await doors.signIn('ana')
    const socket = doors.socket({ token })
    const other = doors.socket({ token: doors.tokens.dispatcher })
    await Promise.all([welcomed(socket), welcomed(other)])
    const farewell = heard(socket, 'farewell', 1_000)
    const disconnected = gone(socket)
    await fetch(`${doors.url}/api/session`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
    expect(await farewell).toEqual({ because: 'signed-out', message: 'You are signed out.' })
    await disconnected
    expect(other.connected).toBe(true)
    other.disconnect()
  })
  test('when the session was revoked behind its back, at the next look', async () => {
    const socket = doors.socket({ token: await doors.signIn('sam') })
    await welcomed(socket)
    const farewell = heard(socket, 'farewell', 3_000)
    const disconnected = gone(socket, 3_000)
    await doors.stores.users.setDisabled('sam', true)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await farewell).toMatchObject({ because: 'signed-out' })
    await disconnected
    await doors.stores.users.setDisabled('sam', false)
  })
  test('[S9][U1] when it gives commands or says what nobody understands', async () => {
    const sayings: [string, unknown, RegExp][] = [['command', { kind: 'AddNote' }, /commands go by HTTP/], ['records', {}, /Facts come this way/], ['position', { lng: 1, lat: 1 }, /Positions come from crews/]]
    for (const [name, said, why] of sayings) {
      const { socket } = await enter('dispatcher')
      const farewell = heard(socket, 'farewell')
      const disconnected = gone(socket)
      socket.emit(name, said)
      expect(await farewell).toMatchObject({ because: 'not-understood', message: expect.stringMatching(why) })
      await disconnected
    }
  })
  test('[S9][U1] when it does not stop talking', async () => {
    const { socket } = await enter('crew')
    const farewell = heard(socket, 'farewell')
    for (let i = 0; i < 60; i++) socket.emit('presence', {})
    expect(await farewell).toMatchObject({ because: 'too-many', retryAfterMs: 5_000 })
    await until(() => !socket.connected)
  })
  test('when it sends more than a message may hold', async () => {
    const { socket } = await enter('crew')
    const disconnected = gone(socket, 3_000)
    socket.emit('presence', { requestId: 'x'.repeat(100_000) })
    await disconnected
  })
})

describe('a crowd that comes back', () => {
  test('is welcomed one a turn, though all of it waited for the same reading of the log', async () => {
    const { log } = doors.stores
    const { door } = doors.hosted.city
    const [read, snapshot] = [log.read.bind(log), door.snapshot.bind(door)]
    let turn = 0
    let next = setImmediate(function count() {
      turn++
      next = setImmediate(count)
    })
    const turns: number[] = []
    log.read = async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      return read(...asked)
    }
    door.snapshot = (reader) => {
      turns.push(turn)
      if (turns.length === 1) throw new Error('the first cannot be read')
      return snapshot(reader)
    }
    const crowd = Array.from({ length: 12 }, () => doors.socket({ token: doors.tokens.supervisor }))
    const farewells: unknown[] = []
    for (const socket of crowd) socket.on('farewell', (message) => farewells.push(message))
    await Promise.all(crowd.map((socket) => new Promise((resolve) => ['welcome', 'farewell'].forEach((name) => socket.once(name, resolve)))))
    clearImmediate(next)
    Object.assign(log, { read })
    Object.assign(door, { snapshot })
    expect(farewells).toMatchObject([{ because: 'fault' }])
    expect([turns.length, new Set(turns).size]).toEqual([12, 12])
    for (const socket of crowd) socket.disconnect()
  })
})

describe('one person', () => {
  test('may have fifty screens open, but not a hundred', async () => {
    const token = await doors.signIn('sam')
    const results: (Welcome | string)[] = []
    const sockets: Socket[] = []
    for (let i = 0; i < 62; i++) {
      const socket = doors.socket({ token })
      sockets.push(socket)
      results.push(await welcomed(socket))
    }
    expect(results.slice(0, 50).every((result) => typeof result === 'object')).toBe(true)
    expect(results.at(-1)).toBe('too-many')
    for (const socket of sockets) socket.disconnect()
  })
  test('[U2][U4] is seen by the desks, once, with what he looks at, until he goes', async () => {
    const watcher = await watch('dispatcher')
    const [one, two] = [await enter('supervisor'), await enter('supervisor')]
    const looksAt = () => watcher.people.filter((person) => person.userId === 'sam').map((person) => person.requestId)
    one.socket.emit('presence', { requestId: idOf('it') })
    await until(() => looksAt()[0] === idOf('it'))
    expect(looksAt()).toEqual([idOf('it')])
    two.socket.emit('presence', { requestId: idOf('other') })
    await until(() => looksAt()[0] === idOf('other'))
    one.socket.emit('presence', { requestId: idOf('it') })
    await until(() => looksAt()[0] === idOf('it'))
    one.socket.disconnect()
    two.socket.disconnect()
    await until(() => !watcher.people.some((person) => person.userId === 'sam'))
    watcher.socket.disconnect()
  })
  test('[U3] who comes is told the whole after the welcome, and then only what changes', async () => {
    const sam = await enter('supervisor')
    sam.socket.emit('presence', { requestId: idOf('it'), claim: { requestId: idOf('it') }, heard: ['breach 1'] })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const said: [string, Presence][] = []
    const ada = doors.socket({ token: doors.tokens.administrator })
    ada.onAny((name: string, message: Presence) => ['welcome', 'presence'].includes(name) && said.push([name, message]))
    await until(() => said.length >= 3)
    const [[first], [, whole], [, news]] = said as [[string, Presence], [string, Presence], [string, Presence]]
    expect(first).toBe('welcome')
    expect(whole).toMatchObject({ whole: true, gone: [], heard: { 'breach 1': 'Sam' } })
    expect(whole.people.find(({ userId }) => userId === 'sam')).toMatchObject({ name: 'Sam', requestId: idOf('it'), claim: { requestId: idOf('it') } })
    expect(news).toEqual({ whole: false, gone: [], people: [{ userId: 'ada', name: 'Ada', role: 'administrator' }] })
    for (const each of [sam.socket, ada]) each.disconnect()
  })
  test('[U3] who drags for a second within the limit of what may be said is told of ten times at most, and never in the log', async () => {
    const [watcher, restless] = [await enter('dispatcher'), await enter('supervisor')]
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const head = await doors.head
    const told: Presence[] = []
    watcher.socket.on('presence', (message: Presence) => told.push(message))
    const drag = (i: number) => ({ drag: { requestIds: [idOf('it')], at: { lng: PLACE.lng + i / 1_000, lat: PLACE.lat } } })
    for (let i = 0; i < 19; i++) {
      restless.socket.emit('presence', drag(i))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(told.at(-1)?.people).toMatchObject([{ userId: 'sam', ...drag(18) }])
    expect(told.length).toBeGreaterThan(4)
    expect(told.length).toBeLessThanOrEqual(11)
    expect(told.flatMap(({ people }) => people).every(({ userId }) => userId === 'sam')).toBe(true)
    expect(restless.socket.connected).toBe(true)
    expect(await doors.head).toBe(head)
    for (const { socket } of [watcher, restless]) socket.disconnect()
  })
  test('[U5] who claims a request is named to all desks, and the claim goes with the last window', async () => {
    const [watcher, first, second] = [await watch('dispatcher'), await enter('supervisor'), await enter('supervisor')]
    first.socket.emit('presence', { claim: { requestId: idOf('it') } })
    const claimOf = () => watcher.people.find(({ userId }) => userId === 'sam')?.claim
    await until(() => claimOf()?.requestId === idOf('it'))
    expect(Date.parse(claimOf()!.since)).toBeCloseTo(Date.now(), -4)
    first.socket.disconnect()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(claimOf()?.requestId).toBe(idOf('it'))
    second.socket.disconnect()
    await until(() => !watcher.people.some(({ userId }) => userId === 'sam'))
    watcher.socket.disconnect()
  })
  test('[U1][U3] of a crew sees nobody and is not seen, whatever it says, and no wall does', async () => {
    const saw: string[] = []
    const [crew, wall] = (['crew', 'display'] as const).map((role) => {
      const socket = doors.socket({ token: doors.tokens[role] })
      // From the first moment on: a desk is greeted with everybody's names right after its welcome.
      socket.on('presence', () => saw.push(role))
      return { socket }
    }) as [{ socket: Socket }, { socket: Socket }]
    const [desk] = await Promise.all([watch('dispatcher'), welcomed(crew.socket), welcomed(wall.socket)])
    for (const { socket } of [crew, wall]) {
      socket.emit('presence', { requestId: idOf('it'), claim: { requestId: idOf('it') }, drag: { requestIds: [idOf('it')] }, heard: ['an alert of a crew'] })
    }
    const more = await enter('supervisor')
    await until(() => desk.people.some(({ userId }) => userId === 'sam'))
    // What was said to them before this has come before it.
    const both = Promise.all([crew, wall].map(({ socket }) => heard(socket, 'records')))
    await doors.give('dispatcher', note('to all'))
    await both
    expect(saw).toEqual([])
    expect(desk.people.map(({ userId }) => userId).sort()).toEqual(['ana', 'sam'])
    expect(desk.heard).not.toContain('an alert of a crew')
    expect([crew, wall].every(({ socket }) => socket.connected)).toBe(true)
    for (const { socket } of [crew, wall, desk, more]) socket.disconnect()
  })
})

describe('positions', () => {
  const fixAt = (lng: number) => ({ lng, lat: PLACE.lat, at: new Date().toISOString() })
  test('[U1] come from a crew by its own line, to the desks and to itself', async () => {
    const [crew, desk] = await Promise.all([enter('crew'), enter('dispatcher')])
    const both = Promise.all([heard<Positions>(crew.socket, 'positions'), heard<Positions>(desk.socket, 'positions')])
    crew.socket.emit('position', fixAt(PLACE.lng))
    const { crews } = doors.hosted.city.keeper.board
    for (const tick of await both) expect(readTick(tick, crews.values()).positions).toMatchObject([{ crewId: idOf('truck-7'), lng: PLACE.lng }])
    for (const { socket } of [crew, desk]) socket.disconnect()
  })
  test('[P4] of another crew are not told to a crew, nor taken from it', async () => {
    const [crew, desk] = await Promise.all([enter('crew'), enter('dispatcher')])
    const heardByCrew: Positions[] = []
    crew.socket.on('positions', (tick: Positions) => heardByCrew.push(tick))
    const atDesk = heard<Positions>(desk.socket, 'positions')
    crew.socket.emit('position', { ...fixAt(1), crewId: idOf('truck-8') })
    await doors.fetch('administrator', '/api/positions', { body: { positions: [{ crewId: idOf('truck-8'), ...fixAt(PLACE.lng) }] } })
    expect(readTick(await atDesk, doors.hosted.city.keeper.board.crews.values()).positions).toMatchObject([{ crewId: idOf('truck-8'), lng: PLACE.lng }])
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(heardByCrew).toEqual([])
    for (const { socket } of [crew, desk]) socket.disconnect()
  })
  test('[P3][P4] that changed while a screen was away are told when it comes back by tail: where trucks are, and which are gone; to a crew of itself', async () => {
    await doors.give('supervisor', startShift('truck-9'))
    await doors.fetch('administrator', '/api/positions', { body: { positions: ['truck-7', 'truck-8', 'truck-9'].map((crew) => ({ crewId: idOf(crew), ...fixAt(PLACE.lng) })) } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const [crew, desk] = await Promise.all([enter('crew'), enter('dispatcher')])
    expect(desk.welcome.board!.positions).toHaveLength(3)
    for (const { socket } of [crew, desk]) socket.disconnect()
    await doors.fetch('administrator', '/api/positions', { body: { positions: ['truck-7', 'truck-8'].map((truck) => ({ crewId: idOf(truck), ...fixAt(PLACE.lng + 0.0002) })) } })
    await doors.give('supervisor', endShift('truck-9'))
    // Told to those who are there.
    await new Promise((resolve) => setTimeout(resolve, 300))
    const { crews } = doors.hosted.city.keeper.board
    const back = (role: 'crew' | 'dispatcher', { welcome: { logId, head } }: typeof desk) =>
      heard<Positions>(doors.socket({ token: doors.tokens[role], cursor: { logId, seq: head } }), 'positions').then((tick) => readTick(tick, crews.values()))
    const now = (truck: string) => ({ crewId: idOf(truck), lng: expect.closeTo(PLACE.lng + 0.0002, 5) })
    expect(await back('dispatcher', desk)).toMatchObject({ positions: [now('truck-7'), now('truck-8')], gone: [idOf('truck-9')] })
    expect(await back('crew', crew)).toMatchObject({ positions: [now('truck-7')], gone: [] })
  })
  test('that are nonsense are passed over, and the line stays', async () => {
    const { socket } = await enter('crew')
    for (const nonsense of [null, 'here', { lng: 200, lat: 0, at: 'now' }, []]) socket.emit('position', nonsense)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(socket.connected).toBe(true)
    socket.disconnect()
  })
})

test('[S6] the heartbeat comes by itself, with the head', async () => {
  const { socket, welcome } = await enter('display')
  expect(await heard<Records>(socket, 'records', 6_000)).toMatchObject({ records: [], head: welcome.head })
  socket.disconnect()
})

test('[S9] a server that stops says so, and when to come back', async () => {
  const other = await openDoors()
  const socket = other.socket({ token: other.tokens.dispatcher })
  await welcomed(socket)
  const farewell = heard(socket, 'farewell')
  await other.hosted.stop()
  expect(await farewell).toMatchObject({ because: 'restarting', retryAfterMs: 1_000 })
})
