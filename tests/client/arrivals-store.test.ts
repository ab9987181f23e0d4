import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isTold, type Arrival } from '../../shared/arrivals/arrival.ts'
import { straightTravel } from '../../shared/roads/straight-travel.ts'
import type { Crew } from '../../shared/protocol/board.ts'
import type { LngLat, Travel } from '../../shared/roads/travel.ts'
import { rightCrews } from '../../shared/arrivals/right-crews.ts'
import { leadOf } from '../../shared/domain/requests.ts'
import { landingOn } from '../../client/board/crews/crew-jobs.ts'
import { foreseenHere } from '../../client/board/foreseen-here.ts'
import type { Grip, Target } from '../../client/drag/drag-state.ts'
import { dragHost } from '../../client/drag/drag-host.ts'
import { overText } from '../../client/drag/over-text.ts'
import { crewId, fixtureSnapshot, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import type { Draft } from '../../client/net/commands.ts'
import { makeStores, type Stores } from '../../client/stores/stores.ts'

let stores: Stores
const sent: Draft[] = []
const FLOODED = requestId(4821)

beforeEach(() => {
  sent.length = 0
  open()
})

/** A desk over the city of the gallery, its crews changed as a test wants them. */
function open(crewOf: (crew: Crew) => Crew = (crew) => crew) {
  const whole = fixtureSnapshot()
  const snapshot = { ...whole, crews: whole.crews.map(crewOf) }
  stores = makeStores((drafts) => {
    sent.push(...drafts)
    return new Promise(() => undefined)
  })
  stores.clock.stand(NOW)
  stores.session.assume({ userId: 'ana', name: 'Ana Keller', role: 'dispatcher', cityId: 'x' })
  stores.board.welcome({ logId: 'x', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
  stores.positions.replace(snapshot.positions)
  stores.travel.follow(stores.positions.byCrew)
}

const grip = (id = FLOODED): Grip => ({ requestIds: [id], from: 'queue', pointer: 'mouse', seenSeq: stores.actions.seq })
const hold = (over?: Target, id?: string) => stores.drag.show({ phase: 'dragging', grip: grip(id), at: { x: 0, y: 0 }, over })
const arrival = (badge: number): Arrival => {
  const foreseen = stores.arrivals.of(crewId(badge))
  if (!isTold(foreseen)) throw new Error('not told')
  return foreseen
}
/** Roads on which everything takes as long as the straight line and a minute more; counts its searches. */
function roads(moreFrom = (_: LngLat) => 60) {
  const straight = straightTravel()
  const searches: LngLat[] = []
  const travel: Travel = {
    by: 'roads', route: (from, to) => straight.route(from, to),
    secondsTo: (to, froms) => (searches.push(to), straight.secondsTo(to, froms).map((seconds, i) => seconds + moreFrom(froms[i]!))),
  }
  stores.travel.take({} as never, travel)
  return searches
}

describe('while a request is in the hand', () => {
  it('every crew on shift tells when it would be there; with an empty hand nobody does', () => {
    expect(stores.arrivals.isOffered).toBe(false)
    expect(stores.arrivals.of(crewId(7))).toBeUndefined()
    hold()
    for (const badge of [1, 3, 4, 5, 7, 9]) expect(arrival(badge).arrivesAt).toBeGreaterThan(NOW - 5_000)
    expect(stores.arrivals.of(crewId(12))).toMatchObject({ why: 'off-shift' })
    expect(stores.arrivals.of(crewId(8))).toMatchObject({ why: 'silent' })
  })
  it('is by the straight line until the roads have come, and by them from then on', () => {
    hold()
    const before = arrival(7).arrivesAt
    expect(stores.travel.isStraight).toBe(true)
    expect(foreseenHere(stores)).toMatchObject({ isStraight: true })
    roads()
    expect(stores.travel.isStraight).toBe(false)
    expect(Math.round((arrival(7).arrivesAt - before) / 1_000)).toBe(60)
  })
  it('one search to it serves all crews', () => {
    const searches = roads()
    hold()
    void arrival(7)
    const { place } = stores.board.request(FLOODED)!
    expect(searches).toEqual([place])
    hold({ kind: 'crew', crewId: crewId(7) })
    void arrival(1)
    expect(searches).toEqual([place])
  })
  it('the drive on from it is the way back for a moment only: where that is a detour, it is learnt as soon as somebody asks', async () => {
    const { place } = stores.board.request(FLOODED)!
    roads((from) => (from === place ? 5 * 3_600 : 60))
    hold({ kind: 'crew', crewId: crewId(5), index: 1 })
    void arrival(5)
    const next = stores.board.request(stores.board.crew(crewId(5))!.run[1]!)!.place
    expect(stores.travel.legs(place, next)).toBeLessThan(3_600)
    await vi.waitFor(() => expect(stores.travel.legs(place, next)).toBeGreaterThan(5 * 3_600))
  })
  it('at the place that the hand points at, the crew beneath tells of that place, and only it', () => {
    hold()
    const elsewhere = arrival(3).arrivesAt
    hold({ kind: 'crew', crewId: crewId(5), index: 1 })
    expect(arrival(5)).toMatchObject({ index: 1 })
    const before = arrival(5).arrivesAt
    hold({ kind: 'crew', crewId: crewId(5), index: 2 })
    expect(arrival(5).arrivesAt).toBeGreaterThan(before)
    expect(arrival(3).arrivesAt).toBe(elsewhere)
  })
  it('the map tells of the crew beneath the hand first, and draws its way', () => {
    hold({ kind: 'crew', crewId: crewId(9) })
    const here = foreseenHere(stores)!
    expect(here.tags[0]).toMatchObject({ crewId: crewId(9), isLookedAt: true })
    expect(here.tags.filter(({ isLookedAt }) => isLookedAt)).toHaveLength(1)
    const { lng, lat } = stores.board.request(FLOODED)!.place
    expect(here.way.at(-1)!.at(-1)).toEqual([lng, lat])
    hold()
    expect(foreseenHere(stores)!.way).toEqual([])
  })
  it('of the crew beneath the hand its age is told too; with an empty hand, of the one that is selected', () => {
    hold({ kind: 'crew', crewId: crewId(9) })
    expect(foreseenHere(stores)!.tags.map(({ seen }) => seen).filter(Boolean)).toEqual(['seen 4 s ago'])
    stores.drag.show({ phase: 'idle' })
    expect(foreseenHere(stores)).toBeUndefined()
    stores.selection.selectCrew(crewId(8))
    expect(foreseenHere(stores)!.tags).toMatchObject([{ crewId: crewId(8), seen: 'seen 6 min ago' }])
    stores.selection.selectCrew(crewId(12))
    expect(foreseenHere(stores)).toBeUndefined()
  })
  it('who cannot see it hears it', () => {
    hold({ kind: 'crew', crewId: crewId(7) })
    expect(overText(stores)).toMatch(/^Over Truck 7: arrives in \d+ min by the straight line, made with \d+ min to spare$/)
  })
})

describe('a drop that points at no place', () => {
  it('goes where the curb showed it', () => {
    const host = dragHost(stores)
    // Truck 5 drives to a job and has another: the flooded street would be late at the end, so it is shown next.
    hold({ kind: 'crew', crewId: crewId(5) })
    expect(landingOn(stores, crewId(5))).toEqual({ requestIds: [FLOODED], index: 1 })
    host.show({ phase: 'idle' })
    host.drop({ grip: grip(), target: { kind: 'crew', crewId: crewId(5) } })
    expect(sent).toEqual([expect.objectContaining({ kind: 'AssignCrew', crewId: crewId(5), index: 1 })])
  })
  it('goes to the end where that is in time', () => {
    const host = dragHost(stores)
    hold({ kind: 'crew', crewId: crewId(1) }, requestId(4788))
    expect(landingOn(stores, crewId(1))).toEqual({ requestIds: [requestId(4788)], index: undefined })
    host.show({ phase: 'idle' })
    host.drop({ grip: grip(requestId(4788)), target: { kind: 'crew', crewId: crewId(1) } })
    expect(sent[0]).not.toHaveProperty('index')
  })
})

describe('asked for by key', () => {
  it('the crew that the keys stand on is looked at; given up, nothing is told', () => {
    expect(stores.actions.start('nearest', FLOODED)).toBe(true)
    stores.arrivals.mark(crewId(4))
    expect(stores.arrivals.lookedAtId).toBe(crewId(4))
    expect(stores.arrivals.nearest.map(({ nearMs }) => nearMs)).toEqual(stores.arrivals.nearest.map(({ nearMs }) => nearMs).toSorted((a, b) => a - b))
    stores.actions.stop()
    expect(stores.arrivals.lookedAtId).toBeUndefined()
    expect(stores.arrivals.isOffered).toBe(false)
  })
})

describe('where crews stand for what is counted', () => {
  it('a few metres are no news; a street on is', () => {
    const before = stores.travel.standing
    const moved = (by: number) => new Map([...stores.positions.byCrew].map(([id, position]) => [id, { ...position, lat: position.lat + by }]))
    stores.travel.follow(moved(0.0005))
    expect(stores.travel.standing).toBe(before)
    stores.travel.follow(moved(0.002))
    expect(stores.travel.standing).not.toBe(before)
  })
})

describe('the time to leave', () => {
  const counted = async () => {
    stores.leaveBy.count(stores.clock.now)
    await vi.waitFor(() => expect(stores.leaveBy.of(FLOODED)).toBeDefined())
  }
  it('is told of what waits for somebody to come, by the quickest of those who can do it', async () => {
    await counted()
    const told = stores.leaveBy.of(FLOODED)!
    expect(told.at).toBeLessThanOrEqual(told.due - told.quickestMs)
    expect(told.due - told.quickestMs - told.at).toBeLessThan(60_000)
    // Truck 4 knows floods and Truck 7 streets: Truck 8, silent and of sanitation, is not asked.
    expect(['4', '5', '7', '9']).toContain(told.crew.badge)
    // Already breached, under way, or nobody promised to come.
    for (const other of [4817, 4809, 4806, 4811]) expect(stores.leaveBy.of(requestId(other))).toBeUndefined()
  })
  it('stands while trucks move a little, and goes with them', async () => {
    await counted()
    const before = stores.leaveBy.of(FLOODED)!
    stores.clock.stand(NOW + 61_000)
    stores.leaveBy.count(stores.clock.now)
    await vi.waitFor(() => expect(stores.leaveBy.of(FLOODED)!.countedAt).toBe(NOW + 61_000))
    expect(stores.leaveBy.of(FLOODED)!.at).toBe(before.at)
  })
  it('of a crew that goes home while it is counted is told all the same, and the next count goes on', async () => {
    stores.leaveBy.count(stores.clock.now)
    stores.positions.replace([])
    stores.travel.follow(stores.positions.byCrew)
    await vi.waitFor(() => expect(stores.leaveBy.of(FLOODED)).toBeDefined())
    // Now there is nobody.
    stores.leaveBy.count(stores.clock.now + 600_000)
    await vi.waitFor(() => expect(stores.leaveBy.of(FLOODED)).toBeUndefined())
    stores.positions.replace(fixtureSnapshot().positions)
    stores.travel.follow(stores.positions.byCrew)
    await counted()
  })
  it('goes on being counted when a count fails', async () => {
    const travel = stores.travel.travel
    stores.travel.take({} as never, { ...travel, by: 'roads', secondsTo: () => { throw new Error('no such road') } })
    const failed = new Promise<void>((resolve) => process.once('uncaughtException', () => resolve()))
    stores.leaveBy.count(stores.clock.now)
    await failed
    stores.travel.take({} as never, travel)
    await counted()
  })
  it('is not told where all who can do it are away, whoever else is about', async () => {
    const waits = stores.board.request(FLOODED)!
    const can = rightCrews(stores.board.service(waits.serviceCode), [...stores.board.board.crews.values()]).map(({ id }) => id)
    open((crew) => (can.includes(crew.id) ? (({ shift: _, ...away }) => away)(crew) as Crew : crew))
    expect([...stores.board.board.crews.values()].some(({ shift }) => shift)).toBe(true)
    stores.leaveBy.count(stores.clock.now)
    await vi.waitFor(() => expect(stores.readings.open.some(({ request }) => stores.leaveBy.of(request.id))).toBe(true))
    expect(stores.leaveBy.of(FLOODED)).toBeUndefined()
  })
  it('is told anew at once when the quickest crew cannot go any more', async () => {
    await counted()
    const { crew } = stores.leaveBy.of(FLOODED)!
    stores.positions.replace([...stores.positions.byCrew.values()].filter(({ crewId: id }) => id !== crew.id))
    stores.travel.follow(stores.positions.byCrew)
    stores.leaveBy.count(stores.clock.now + 1_000)
    await vi.waitFor(() => expect(stores.leaveBy.of(FLOODED)!.crew.id).not.toBe(crew.id))
  })
  it('of what is given is by the drive of the crew that has it', async () => {
    await counted()
    const given = stores.readings.open.map(({ request }) => request).filter((request) => leadOf(request) !== undefined && stores.leaveBy.of(request.id))
    expect(given.length).toBeGreaterThan(0)
    // Truck 8 has some and is silent: of those it is told by who could go in its stead.
    for (const request of given) if (leadOf(request) !== crewId(8)) expect(stores.leaveBy.of(request.id)!.crew.id).toBe(leadOf(request))
  })
  it('orders the queue', async () => {
    await counted()
    const now = stores.queue.groups.find(({ key }) => key === 'now')!.readings.map(({ request }) => request.id)
    const told = now.flatMap((id) => stores.leaveBy.of(id)?.at ?? [])
    expect(told.length).toBeGreaterThan(1)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })
})
