import { beforeEach, describe, expect, it } from 'vitest'
import { givenTo, jobsOf, placeAlongCurb, runWith, type Landing } from '../../client/board/crews/crew-jobs.ts'
import { layAlong, placeAlong } from '../../client/look/curb-spans.ts'
import { crewId, fixtureSnapshot, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import { makeStores, type Stores } from '../../client/stores/stores.ts'

const MINUTE = 60_000
let stores: Stores

beforeEach(() => {
  const snapshot = fixtureSnapshot()
  stores = makeStores()
  stores.clock.stand(NOW)
  stores.board.welcome({ logId: 'x', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
  stores.positions.replace(snapshot.positions)
  stores.travel.follow(stores.positions.byCrew)
})

const place = (badge: number, minutes: number, ...held: number[]) => placeAlongCurb(crewId(badge), minutes * MINUTE, held.map(requestId), stores)
const jobs = (badge: number, landing?: Landing) => jobsOf(stores.board.crew(crewId(badge))!, stores, { landing })
const numbers = (badge: number, landing?: Landing) => jobs(badge, landing).map(({ request }) => Number(request.number.slice(3)))

describe('where a hand over a curb would put it', () => {
  // Truck 1 drives to 4809 (5–65 min), then 4802 (72–132), then 4797 (134–164).
  it('never before what is under way', () => expect(place(1, 1)).toBe(1))
  it('before a block until its middle, after it from there', () => {
    expect(place(1, 70)).toBe(1)
    expect(place(1, 103)).toBe(2)
    expect(place(1, 148)).toBe(2)
    expect(place(1, 150)).toBe(3)
  })
  it('on a free curb at its only place', () => expect(place(7, 200)).toBe(0))
  it('counts without what is in the hand, wherever it is drawn meanwhile', () => {
    expect(place(1, 70, 4802)).toBe(1)
    expect(place(1, 137, 4802)).toBe(2)
  })
  it('of nobody is nowhere', () => expect(place(99, 10)).toBeUndefined())
})

describe('what was given and is not answered yet', () => {
  const never = () => new Promise<never>(() => undefined)
  beforeEach(() => {
    stores = makeStores(never)
    const snapshot = fixtureSnapshot()
    stores.clock.stand(NOW)
    stores.board.welcome({ logId: 'x', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
    void stores.actions.giveAllTo([4821, 4790].map(requestId), crewId(1), { index: 1 })
  })
  const crew = () => stores.board.crew(crewId(1))!

  it('lies on the curb of its crew at once, where it was put, marked as on its way', () => {
    const laid = jobsOf(crew(), stores, { given: givenTo(stores, crewId(1)) })
    expect(laid.map(({ request, given }) => [Number(request.number.slice(3)), given ?? false])).toEqual([[4809, false], [4821, true], [4790, true], [4802, false], [4797, false]])
  })
  it('lies on nobody else’s', () => expect(givenTo(stores, crewId(3))).toEqual([]))
  it('makes room for what is held over it next', () => {
    const ids = runWith(crew().run, [...givenTo(stores, crewId(1)), { requestIds: [requestId(4816)], index: 2 }])
    expect(ids).toEqual([4809, 4821, 4816, 4790, 4802, 4797].map(requestId))
  })
})

describe('what would land', () => {
  it('lies in its place and is marked; the rest makes room', () => {
    const landing = { requestIds: [requestId(4821)], index: 1 }
    expect(numbers(1, landing)).toEqual([4809, 4821, 4802, 4797])
    expect(jobs(1, landing).map(({ lands }) => lands ?? false)).toEqual([false, true, false, false])
    expect(jobs(1, landing)[1]!.at).toBe('later')
  })
  it('without a place is last', () => expect(numbers(3, { requestIds: [requestId(4821)] })).toEqual([4806, 4799, 4821]))
  it('of the same run only moves', () => expect(numbers(1, { requestIds: [requestId(4797)], index: 1 })).toEqual([4809, 4797, 4802]))
  it('is laid though it is on hold: giving it resumes it', () => expect(numbers(7, { requestIds: [requestId(4790)] })).toEqual([4790]))
})

it('a point on a curb lies behind those whose middle it has passed; drives do not count', () => {
  const spans = layAlong(jobs(1), NOW, Infinity)
  expect([0, 34, 35, 103, 150, 999].map((minutes) => placeAlong(spans, NOW + minutes * MINUTE))).toEqual([0, 0, 1, 2, 3, 3])
})
