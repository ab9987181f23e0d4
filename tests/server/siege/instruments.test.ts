import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { bodyOf, emptyBoard } from '../../../shared/domain/board.ts'
import { given, founded, idOf, note, received } from '../../domain/city.ts'
import { hashOf } from './board-hash.ts'
import { growthOf } from './memory.ts'
import { Wire } from './wire.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A city that says what it is told to, and a client at the other end of a wire. */
async function lineThrough(options: Partial<ConstructorParameters<typeof Wire>[0]>): Promise<{ wire: Wire; city: Socket; client: Socket; heard: () => string }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const wire = new Wire({ to: (server.address() as AddressInfo).port, ...options })
  const { port } = new URL(await wire.open())
  const client = connect(Number(port), '127.0.0.1').on('error', () => undefined)
  const [city] = (await once(server, 'connection')) as [Socket]
  city.on('error', () => undefined)
  ends.push(() => server.close(), () => wire.close(), () => client.destroy())
  let text = ''
  client.on('data', (bytes) => (text += String(bytes)))
  return { wire, city, client, heard: () => text }
}
const until = async (isSo: () => boolean) => {
  while (!isSo()) await wait(5)
}

test('a wire sees what must not pass, also when it comes in pieces, and passes everything on', async () => {
  const { wire, city, heard } = await lineThrough({ forbidden: ['rosa', 'luis'] })
  for (const piece of ['name: ro', 'sa, phone: l', 'ui', 'sa']) {
    city.write(piece)
    await wait(20)
  }
  await until(() => heard() === 'name: rosa, phone: luisa')
  expect([...new Set(wire.leaks)]).toEqual(['rosa', 'luis'])
  expect(wire.bytesDown).toBe(24)
})

test('a slow wire takes its time, makes the city wait, and is quick when it is told to be', async () => {
  const { wire, city, heard } = await lineThrough({ bytesPerSecond: 1_000 })
  const isTaken = city.write(Buffer.alloc(20_000_000, 'x'))
  const from = Date.now()
  await until(() => heard().length >= 500)
  expect(Date.now() - from).toBeGreaterThan(350)
  expect(isTaken).toBe(false)
  expect(city.writableLength).toBeGreaterThan(10_000_000)
  wire.quicken()
  await until(() => heard().length === 20_000_000)
})

test('a wire that is cut ends at both ends with what neither end asked for', async () => {
  const { wire, city, client } = await lineThrough({})
  const broken = Promise.all([city, client].map((end) => new Promise<string>((resolve) => end.on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? '')))))
  wire.cut(0.1, Math.random)
  expect(await broken).toEqual(['ECONNRESET', 'ECONNRESET'])
  expect(wire.cuts).toBe(1)
})

test('a wire that loses an answer lets nothing of it through', async () => {
  const { wire, city, client, heard } = await lineThrough({ loses: () => true })
  city.write('HTTP/1.1 200 OK')
  await new Promise((resolve) => client.on('close', resolve))
  expect([wire.lost, heard()]).toEqual([1, ''])
})

test('boards have one hash if they show the same, in whatever order, and another for the least difference', () => {
  const scene = given(founded(), received('pothole'), received('debris', { as: 'other' })).scene
  const body = bodyOf(scene.board)
  const turned = { ...Object.fromEntries(Object.entries(body).reverse()), requests: body.requests.toReversed() } as typeof body
  expect(hashOf(turned)).toBe(hashOf(body))
  scene.give(note('called', { of: 'other' }))
  expect(hashOf({ ...bodyOf(scene.board), seq: body.seq })).toBe(hashOf(body))
  expect(hashOf(bodyOf(scene.board))).not.toBe(hashOf(body))
  expect(hashOf({ ...body, requests: body.requests.map((one) => (one.id === idOf('it') ? { ...one, description: 'A deeper one' } : one)) })).not.toBe(hashOf(body))
  expect(hashOf(bodyOf(emptyBoard))).not.toBe(hashOf(body))
})

test('what is used for a while is no growth, what is never given back is', () => {
  const life = (at: (sample: number) => number) => growthOf(Array.from({ length: 90 }, (_, sample) => at(sample)))
  expect(life((sample) => 200 + 100 * Math.min(1, sample / 20))).toBe(0)
  expect(Math.abs(life((sample) => 200 + 30 * (sample % 7)))).toBeLessThanOrEqual(30)
  expect(life((sample) => 200 + 2 * sample)).toBe(60)
})
