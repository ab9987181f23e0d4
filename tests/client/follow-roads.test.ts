// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { beforeEach, expect, it, vi } from 'vitest'
import CrewHead from '../../client/board/crews/CrewHead.svelte'
import FollowRoads from '../../client/board/FollowRoads.svelte'
import { crewId, fixtureSnapshot, NOW } from '../../client/look/gallery/fixture.ts'
import { encodeRoads } from '../../shared/roads/encode-roads.ts'
import { graphOf } from '../../shared/roads/graph-of.ts'
import { RoadNet } from '../../shared/roads/road-net.ts'
import { roadTravel } from '../../shared/roads/road-travel.ts'
import { smallTown } from '../kit/small-town.ts'
import { desk, show } from './kit/mounted.ts'

const waiting: (() => void)[] = []
const idle = () => waiting.splice(0).forEach((slice) => slice())

beforeEach(() => {
  waiting.length = 0
  vi.stubGlobal('requestIdleCallback', (slice: () => void) => waiting.push(slice))
})

it('crews whose positions come oftener than the page is idle are followed all the same, to the last that came', () => {
  const stores = desk()
  const { positions } = fixtureSnapshot()
  show(stores, FollowRoads as never, {})
  for (let i = 1; i <= 5; i++) {
    stores.positions.replace(positions.map((position) => ({ ...position, lat: position.lat + i / 100 })))
    flushSync()
  }
  expect(waiting).toHaveLength(1)
  idle()
  expect(stores.travel.standing).toEqual(stores.positions.byCrew)
})

/** Until they are here, or are known not to come. */
async function loaded({ travel }: ReturnType<typeof desk>) {
  let isOver = false
  void travel.load().finally(() => (isOver = true))
  await vi.waitFor(() => {
    idle()
    expect(isOver).toBe(true)
  })
}

it('roads that come are made ready in steps of an idle page, and times are by them from then on', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(encodeRoads(graphOf(smallTown())) as Uint8Array<ArrayBuffer>)))
  const stores = desk()
  await loaded(stores)
  expect(stores.travel.isStraight).toBe(false)
  const whole = new RoadNet(graphOf(smallTown()))
  const places = [...whole.graph.nodeLngs].map((lng, i) => ({ lng, lat: whole.graph.nodeLats[i]! }))
  const [to] = places
  const [ours, plain] = [stores.travel.travel.secondsTo(to!, places), roadTravel(whole).secondsTo(to!, places)]
  ours.forEach((seconds, i) => expect(seconds).toBeCloseTo(plain[i]!, 0))
})

it('roads that did not come are asked for again after a while, and ones that did are not', async () => {
  const asked = vi.fn(() => Promise.reject(new Error('no line')))
  vi.stubGlobal('fetch', asked)
  const { travel } = desk()
  await travel.load()
  await travel.load()
  expect(asked).toHaveBeenCalledTimes(2)
  travel.take({} as never, travel.travel)
  await travel.load()
  expect(asked).toHaveBeenCalledTimes(2)
})

it('roads that are damaged are said once, and not asked for again', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(new Uint8Array(64))))
  const stores = desk()
  const said = vi.spyOn(stores.notices, 'say')
  show(stores, FollowRoads as never, {})
  await loaded(stores)
  flushSync()
  await loaded(stores)
  flushSync()
  expect(stores.travel.fault).toMatch(/\.$/)
  expect(said.mock.calls).toEqual([[{ text: `${stores.travel.fault} Arrivals are by the straight line.`, plain: true }]])
})

it('a crew that the pointer rests on says how old its place is', () => {
  const stores = desk()
  stores.positions.replace(fixtureSnapshot().positions)
  const { crew, state } = stores.crews.all.find((each) => each.crew.id === crewId(7))!
  show(stores, CrewHead as never, { crew, state, children: () => undefined } as never)
  const head = document.getElementById(`crew-${crew.id}`)!
  expect(head.title).toBe('')
  head.dispatchEvent(new Event('pointerenter'))
  flushSync()
  expect(head.title).toBe('Truck 7: available, seen 4 s ago')
  stores.clock.stand(NOW + 20_000)
  flushSync()
  expect(head.title).toBe('Truck 7: available, seen 24 s ago')
})
