import { beforeEach, expect, test } from 'vitest'
import type { Socket } from 'socket.io'
import { PresenceDesk } from '../../server/sockets/presence-desk.ts'
import type { User } from '../../server/ports/accounts.ts'
import type { Doing, Presence } from '../../shared/protocol/sockets.ts'
import type { Role } from '../../shared/protocol/words.ts'
import { idOf, PLACE } from '../domain/city.ts'
import { FakeTime } from './fake-time.ts'

const MINUTE = 60_000
const user = (id: string, name: string, role: Role = 'dispatcher'): User =>
  ({ id, name, role, cityId: 'city', email: `${id}@example.org`, demo: false, disabled: false, passwordHash: 'none' }) as User
const ana = user('ana', 'Ana Keller')
const luis = user('luis', 'Luis Marin')
const sam = user('sam', 'Sam Vega', 'supervisor')

let time: FakeTime
let desk: PresenceDesk
let told: Presence[]
beforeEach(() => {
  time = new FakeTime()
  told = []
  desk = new PresenceDesk(time, (message) => told.push(message))
  desk.enter('a1', ana)
  desk.enter('l1', luis)
})

/** What a newcomer would be told now. */
function whole(): Presence {
  let message: Presence | undefined
  desk.greet({ emit: (_: string, said: Presence) => (message = said) } as unknown as Socket, sam)
  return message!
}
const of = (id: string) => whole().people.find(({ userId }) => userId === id)
const say = (socketId: string, by: User, doing: Doing) => desk.hear(socketId, by, doing)
const claims = (requestId: string): Doing => ({ requestId: idOf(requestId), claim: { requestId: idOf(requestId) } })
const drags = (...requestIds: string[]): Doing => ({ drag: { requestIds: requestIds.map(idOf), at: { lng: PLACE.lng, lat: PLACE.lat } } })

test('[U3] the desks are told ten times a second at most, and of those alone who do something else', async () => {
  await time.pass(100)
  expect(told).toEqual([{ whole: false, gone: [], people: [{ userId: 'ana', name: 'Ana Keller', role: 'dispatcher' }, { userId: 'luis', name: 'Luis Marin', role: 'dispatcher' }] }])
  told.length = 0
  for (let i = 0; i < 100; i++) {
    say('l1', luis, { requestId: idOf(i % 2 === 0 ? 'it' : 'other') })
    await time.pass(10)
  }
  expect(told.length).toBeLessThanOrEqual(10)
  expect(new Set(told.flatMap(({ people }) => people.map(({ userId }) => userId)))).toEqual(new Set(['luis']))
  await time.pass(100)
  told.length = 0
  say('l1', luis, { requestId: idOf('other') })
  await time.pass(10_000)
  expect(told).toEqual([])
})

test('[U3] who goes is named once', async () => {
  await time.pass(100)
  told.length = 0
  desk.leave('l1', luis)
  await time.pass(1_000)
  expect(told).toEqual([{ people: [], whole: false, gone: ['luis'] }])
})

test('[U3] who goes before there was news of them is named too: a newcomer was given them with the whole', async () => {
  await time.pass(100)
  told.length = 0
  desk.enter('s1', sam)
  expect(of('sam')).toBeDefined()
  desk.leave('s1', sam)
  await time.pass(1_000)
  expect(told).toEqual([{ people: [], whole: false, gone: ['sam'] }])
})

test('[U3] what a newcomer saw in a moment between two news, and is over again, is told as over', async () => {
  await time.pass(100)
  told.length = 0
  say('l1', luis, drags('it'))
  expect(of('luis')?.drag).toBeDefined()
  say('l1', luis, {})
  await time.pass(1_000)
  expect(told).toEqual([{ whole: false, gone: [], people: [{ userId: 'luis', name: 'Luis Marin', role: 'dispatcher' }] }])
})

test('[U3] who goes and is back at once was never away', async () => {
  await time.pass(100)
  told.length = 0
  desk.leave('l1', luis)
  desk.enter('l2', luis)
  await time.pass(1_000)
  expect(told.flatMap(({ gone }) => gone)).toEqual([])
  expect(of('luis')).toBeDefined()
})

test('[U2] a crew is not here, and what it says about itself is passed over; so is nonsense', () => {
  const crew = user('crew', 'Truck 7', 'crew')
  desk.enter('c1', crew)
  say('c1', crew, { ...claims('it'), ...drags('it'), heard: ['alarm'] })
  for (const nonsense of [undefined, null, 'here', { claim: 'it' }, { drag: { requestIds: [] } }, { heard: ['x'.repeat(121)] }]) desk.hear('l1', luis, nonsense)
  expect(whole()).toEqual({ whole: true, gone: [], heard: {}, people: [{ userId: 'ana', name: 'Ana Keller', role: 'dispatcher' }, { userId: 'luis', name: 'Luis Marin', role: 'dispatcher' }] })
})

test('[U2] what is not said again is not done any more', () => {
  say('l1', luis, { ...claims('it'), ...drags('other') })
  expect(of('luis')).toMatchObject({ requestId: idOf('it'), claim: { requestId: idOf('it') }, drag: { requestIds: [idOf('other')] } })
  say('l1', luis, {})
  expect(of('luis')).toEqual({ userId: 'luis', name: 'Luis Marin', role: 'dispatcher' })
})

test('[U4] two windows of one person are one face, that does what the last of them said', () => {
  desk.enter('l2', luis)
  say('l1', luis, { requestId: idOf('it') })
  say('l2', luis, { requestId: idOf('other'), ...drags('other') })
  expect(whole().people.filter(({ userId }) => userId === 'luis')).toHaveLength(1)
  expect(of('luis')).toMatchObject({ requestId: idOf('other'), drag: { requestIds: [idOf('other')] } })
  say('l1', luis, { requestId: idOf('it') })
  expect(of('luis')).toMatchObject({ requestId: idOf('it') })
  desk.leave('l1', luis)
  expect(of('luis')).toMatchObject({ requestId: idOf('other') })
})

test('[U5] a claim ends by itself after five minutes, however often it is repeated, and the desks are told', async () => {
  say('l1', luis, claims('it'))
  await time.pass(100)
  for (let minute = 1; minute < 5; minute++) {
    await time.pass(MINUTE)
    say('l1', luis, { ...claims('it'), requestId: idOf(`look ${minute}`) })
  }
  expect(of('luis')?.claim).toEqual({ requestId: idOf('it'), since: '2026-11-24T14:00:00.000Z' })
  await time.pass(MINUTE - 101)
  expect(of('luis')?.claim).toBeDefined()
  told.length = 0
  await time.pass(1)
  expect(told).toMatchObject([{ people: [{ userId: 'luis' }] }])
  expect(told[0]!.people[0]).not.toHaveProperty('claim')
  say('l1', luis, claims('it'))
  expect(of('luis')?.claim).toBeUndefined()
})

test('[U5] a claim that is ended and made anew counts anew', async () => {
  say('l1', luis, claims('it'))
  await time.pass(4 * MINUTE)
  say('l1', luis, {})
  say('l1', luis, claims('it'))
  await time.pass(4 * MINUTE)
  expect(of('luis')?.claim).toEqual({ requestId: idOf('it'), since: '2026-11-24T14:04:00.000Z' })
})

test('[U5] one claim a person, and two people may claim the same', () => {
  say('l1', luis, claims('it'))
  say('a1', ana, claims('it'))
  expect([of('luis'), of('ana')].map((person) => person?.claim?.requestId)).toEqual([idOf('it'), idOf('it')])
  say('l1', luis, claims('other'))
  expect([of('luis'), of('ana')].map((person) => person?.claim?.requestId)).toEqual([idOf('other'), idOf('it')])
})

test('[U5] a claim outlives the window that made it, is ended from another, and goes with the last', async () => {
  desk.enter('l2', luis)
  say('l1', luis, claims('it'))
  await time.pass(MINUTE)
  say('l2', luis, claims('it'))
  expect(of('luis')?.claim?.since).toBe('2026-11-24T14:00:00.000Z')
  desk.leave('l1', luis)
  expect(of('luis')?.claim).toBeDefined()
  say('l2', luis, {})
  expect(of('luis')?.claim).toBeUndefined()
  say('l2', luis, claims('it'))
  desk.leave('l2', luis)
  desk.enter('l3', luis)
  expect(of('luis')?.claim).toBeUndefined()
})

test('[U5] a window that never claimed does not end another’s claim by what it says', () => {
  desk.enter('l2', luis)
  say('l1', luis, claims('it'))
  say('l2', luis, { requestId: idOf('other') })
  expect(of('luis')).toMatchObject({ requestId: idOf('other'), claim: { requestId: idOf('it') } })
})

test('[U6] a drag of which nothing is heard for five seconds is over, and the desks are told', async () => {
  say('l1', luis, drags('it', 'other'))
  await time.pass(4_000)
  say('l1', luis, drags('it', 'other'))
  await time.pass(4_999)
  expect(of('luis')?.drag).toEqual(drags('it', 'other').drag)
  told.length = 0
  await time.pass(1)
  expect(of('luis')?.drag).toBeUndefined()
  expect(told).toMatchObject([{ people: [{ userId: 'luis' }] }])
})

test('[U7] an alert is heard by who was first, for everyone, for twelve hours', async () => {
  say('l1', luis, { heard: ['breach 1', '__proto__'] })
  say('a1', ana, { heard: ['breach 1', 'breach 2'] })
  await time.pass(100)
  expect(Object.entries(told[0]!.heard!)).toEqual([['breach 1', 'Luis Marin'], ['__proto__', 'Luis Marin'], ['breach 2', 'Ana Keller']])
  told.length = 0
  say('a1', ana, { heard: ['breach 1'] })
  await time.pass(1_000)
  expect(told).toEqual([])
  expect(whole().heard).toMatchObject({ 'breach 1': 'Luis Marin', 'breach 2': 'Ana Keller' })
  await time.pass(12 * 60 * MINUTE)
  expect(whole().heard).toEqual({})
})

test('[U7] of more than five thousand the oldest are forgotten', () => {
  for (let i = 0; i < 60; i++) say('l1', luis, { heard: Array.from({ length: 100 }, (_, j) => `alert ${i * 100 + j}`) })
  const kept = Object.keys(whole().heard!)
  expect(kept).toHaveLength(5_000)
  expect([kept[0], kept.at(-1)]).toEqual(['alert 1000', 'alert 5999'])
})

test('when all have gone nothing is waited for, and a desk that is stopped says nothing more', async () => {
  say('l1', luis, { ...claims('it'), ...drags('it') })
  await time.pass(100)
  desk.leave('a1', ana)
  desk.leave('l1', luis)
  await time.pass(100)
  expect(time.alarms).toBe(0)
  desk.enter('l2', luis)
  desk.stop()
  told.length = 0
  await time.pass(1_000)
  expect(told).toEqual([])
})
