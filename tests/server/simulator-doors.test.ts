import { afterAll, beforeAll, expect, test } from 'vitest'
import { io, type Socket } from 'socket.io-client'
import { Argon2Passwords } from '../../server/auth/passwords.ts'
import { LuciaSessions } from '../../server/auth/sessions.ts'
import { realTime } from '../../server/city/real-time.ts'
import { addDemoLogins, addSimulatorLogins, type SimulatorLogins } from '../../server/demo/demo-logins.ts'
import { tenOClockZone } from '../../server/demo/demo-zone.ts'
import { HttpDoors } from '../../server/demo/simulator/http-doors.ts'
import { openSimulator } from '../../server/demo/simulator/open-simulator.ts'
import { host, type Hosted } from '../../server/host.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import { foundCity, giveAll, personActor } from '../../server/setup/found-city.ts'
import { OFFICE_HOURS } from '../../server/setup/starter-pack.ts'
import { later } from '../../shared/domain/later.ts'
import { ana } from './simulator-town.ts'

const CENTER = { lng: -45, lat: 40 }
/** The city says it is elsewhere: the simulator comes in over the loopback all the same. */
const env = { PORT: 0, HOST: '127.0.0.1', PUBLIC_URL: 'https://dispatch.example.org', TRUST_PROXY: false, LOG_LEVEL: 'silent' as const }
const stores = memoryDatabase()
const faults: unknown[] = []
let hosted: Hosted
let logins: SimulatorLogins
let ids: string[]
let simulator: { stop(): void } | undefined
let socket: Socket | undefined

beforeAll(async () => {
  hosted = await host({ stores, pages: 'dist/client', env })
  const ada = personActor('ada', 'Ada', 'administrator')
  ids = await foundCity(hosted.city.dispatcher, ada, { name: 'Fairhaven', timeZone: tenOClockZone(realTime.now()), center: CENTER, calendar: { weekly: OFFICE_HOURS, holidays: [] }, crews: ['1', '2', '3'].map((badge) => ({ name: `Truck ${badge}`, badge, skills: ['roads'] })) })
  await giveAll(hosted.city.dispatcher, ada, ids.map((crewId) => ({ kind: 'StartShift', crewId, via: 'import', occurredAt: later(realTime.now(), -60_000), endsAt: later(realTime.now(), 8 * 3_600_000) })))
  await addDemoLogins(stores.users, new Argon2Passwords(), ids)
  logins = await addSimulatorLogins(stores.users, new Argon2Passwords(), ids)
  simulator = openSimulator({ time: realTime, port: hosted.port, env, logins, center: CENTER, land: undefined, seed: 3, haste: 60, isStorm: true, onFault: (fault) => faults.push(fault) })
}, 60_000)
afterAll(async () => {
  simulator?.stop()
  socket?.disconnect()
  await hosted.stop()
})

const board = () => hosted.city.keeper.board
const records = () => stores.log.read(0, 10_000)
const until = async (isSo: () => boolean | Promise<boolean>, withinMs = 20_000) => {
  for (const end = Date.now() + withinMs; Date.now() < end && !(await isSo()); ) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await isSo()).toBe(true)
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('by the public doors alone, over the loopback of a city that says it is elsewhere, residents report, the desk gives and crews drive', async () => {
  await until(() => hosted.city.positions.shown().length === 3)
  await until(async () => (await records()).some(({ kind }) => kind === 'TravelStarted'))
  const by = new Set((await records()).filter(({ kind }) => ['RequestReceived', 'CrewAssigned', 'AssignmentAccepted', 'TravelStarted'].includes(kind)).map(({ by }) => by.userId?.replace(/\d+$/, 'N')))
  expect([...by].sort()).toEqual(['sim-crewN', 'sim-dispatcher', 'sim-residents'])
  expect(faults).toEqual([])
}, 45_000)

test('an open page of the crew takes its truck over within three seconds', async () => {
  const { token } = await new LuciaSessions(stores.sessions, stores.users, realTime).begin('demo-crew2')
  socket = io(`http://127.0.0.1:${hosted.port}`, { transports: ['websocket'], reconnection: false, auth: { token } })
  await new Promise((resolve) => socket!.once('welcome', resolve))
  await wait(3_000)
  const seen = () => hosted.city.positions.shown().find(({ crewId }) => crewId === ids[1])?.at
  const [at, head] = [seen(), board().seq]
  await wait(6_500)
  expect(seen()).toBe(at)
  expect((await records()).filter(({ seq, by }) => seq > head && by.userId === 'sim-crew2')).toEqual([])
}, 20_000)

test('a dispatcher’s first command stops the simulated one within three seconds; residents go on reporting', async () => {
  await until(async () => (await records()).some(({ by }) => by.userId === 'sim-dispatcher'))
  const [requestId] = [...board().requests.keys()]
  await hosted.city.dispatcher.give([{ kind: 'AddNote', commandId: crypto.randomUUID(), requestId: requestId!, text: 'Called back' }], ana)
  await wait(3_000)
  const head = board().seq
  await wait(5_000)
  const since = (await records()).filter(({ seq }) => seq > head)
  expect(since.filter(({ by }) => by.userId === 'sim-dispatcher')).toEqual([])
  expect(since.length).toBeGreaterThan(0)
}, 20_000)

test('a wrong password is one sentence, not a crash', async () => {
  const doors = new HttpDoors({ url: `http://127.0.0.1:${hosted.port}`, origin: env.PUBLIC_URL, password: 'wrong' })
  await expect(doors.signIn(logins.dispatcher)).rejects.toThrow(/sim-dispatcher@demo\.test could not sign in: .+\./)
  doors.close()
})

test('a session that was ended is begun anew, and nothing is lost', async () => {
  const doors = new HttpDoors({ url: `http://127.0.0.1:${hosted.port}`, origin: env.PUBLIC_URL, password: logins.password })
  const caller = await doors.signIn(logins.residents)
  await new LuciaSessions(stores.sessions, stores.users, realTime).endAllOf(caller.session.userId)
  const answers = await caller.give([{ kind: 'ReceiveRequest', commandId: crypto.randomUUID(), requestId: crypto.randomUUID(), serviceCode: 'pothole', place: CENTER, description: 'Deep one', source: 'phone' }])
  expect(answers).toMatchObject([{ outcome: 'accepted' }])
  doors.close()
})
