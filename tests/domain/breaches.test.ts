import { describe, expect, test } from 'vitest'
import { settleClocks } from '../../shared/domain/rules/clocks.ts'
import {
  acknowledge, after, arrive, assign, by, cancel, correct, founded, given, hold, HOUR, idOf, imported, luis, merge, MINUTE, policy, received, reopen, resolve, resume, sam, saying,
  settled, unmerge, wait, type Scene,
} from './city.ts'

/** Of a pothole: acknowledge 30 min, dispatch 1 h, arrive 4 h, make safe 6 h, resolve 8 h, day and night. */
const pothole = [founded(), received('pothole')]
const clocksIn = (records: readonly object[]) => records.map((record) => (record as { clock: string }).clock)
const dueOf = (scene: Scene, ms: number, name = 'it') => after(scene.request(name).receivedAt, ms)

describe('[C8] a target that passes', () => {
  test('is a breach, recorded by the city, dated at its due', () => {
    const city = given(...pothole, wait(40 * MINUTE))
    const due = dueOf(city.scene, 30 * MINUTE)
    city.when(settled()).thenEvents({ kind: 'ClockBreached', requestId: idOf('it'), clock: 'acknowledge', round: 1, due, occurredAt: due, by: { actor: 'system' } })
      .andIt({ breaches: [{ clock: 'acknowledge', round: 1, due }] })
  })
  test('in this very moment is a breach that happened now', () => {
    const city = given(...pothole, wait(30 * MINUTE))
    const { records } = city.when(settled())
    expect(records).toMatchObject([{ kind: 'ClockBreached', at: dueOf(city.scene, 30 * MINUTE) }])
    expect(records[0]).not.toHaveProperty('occurredAt')
  })
  test('a millisecond from now is none', () => {
    given(...pothole, wait(30 * MINUTE - 1)).when(settled()).thenEvents()
  })
  test('is recorded once, however often one looks', () => {
    given(...pothole, wait(40 * MINUTE), settled(), wait(MINUTE)).when(settled()).thenEvents()
  })
  test('after a long sleep every clock is recorded, each at its own due', () => {
    const city = given(...pothole, wait(24 * HOUR))
    const { records } = city.when(settled())
    expect(records.map((record) => [(record as { clock: string }).clock, record.occurredAt])).toEqual(
      [['acknowledge', 0.5], ['dispatch', 1], ['arrive', 4], ['makeSafe', 6], ['resolve', 8]].map(([clock, hours]) => [clock, dueOf(city.scene, (hours as number) * HOUR)]),
    )
  })
  test('does not change what a desk must have seen', () => {
    const city = given(...pothole, wait(40 * MINUTE))
    const { changedSeq } = city.scene.request()
    city.when(settled()).andIt({ changedSeq })
  })
  test('while the clock is held is none; after the hold it is', () => {
    const held = given(...pothole, acknowledge(), assign('truck-7'), hold('parts', 20 * HOUR), wait(19 * HOUR))
    held.when(settled()).thenEvents()
    const woken = given(...pothole, acknowledge(), assign('truck-7'), hold('parts', 20 * HOUR), wait(19 * HOUR), resume(), wait(5 * HOUR)).when(settled())
    expect(clocksIn(woken.records)).toEqual(['arrive'])
  })
  test('of a cancelled request that was on time is none', () => {
    given(...pothole, cancel(), wait(24 * HOUR)).when(settled()).thenEvents()
  })
  test('late before it was cancelled stays a breach', () => {
    given(...pothole, wait(40 * MINUTE), settled(), cancel()).when(settled()).thenEvents().andIt({ breaches: [{ clock: 'acknowledge' }] as never })
  })
  test('an act that came too late leaves it recorded, and an act in time prevents it', () => {
    const late = given(...pothole, wait(40 * MINUTE), acknowledge(), assign('truck-7')).when(settled())
    expect(clocksIn(late.records)).toEqual(['acknowledge'])
    given(...pothole, acknowledge(), assign('truck-7'), arrive('truck-7'), resolve(), wait(24 * HOUR)).when(settled()).thenEvents()
  })
  test('in a new round is another breach of the same clock', () => {
    const city = given(...pothole, acknowledge(), wait(24 * HOUR), settled(), resolve(), by(sam, reopen()), wait(24 * HOUR))
    const { records } = city.when(settled())
    expect(records.map((record) => [(record as { clock: string }).clock, (record as { round: number }).round])).toEqual([['dispatch', 2], ['arrive', 2], ['makeSafe', 2], ['resolve', 2]])
    expect(city.scene.request().breaches.filter((breach) => breach.round === 1)).toHaveLength(4)
  })
})

describe('[C8] late news', () => {
  const arrivedInTime = (city: ReturnType<typeof given>) => by(luis, saying(arrive('truck-7'), { occurredAt: dueOf(city.scene, 3 * HOUR), via: 'tap' }))

  test('of an arrival that was in time withdraws the breach, and the breach stays in the log', () => {
    const city = given(...pothole, acknowledge(), assign('truck-7'), wait(5 * HOUR), settled())
    expect(city.scene.request().breaches).toMatchObject([{ clock: 'arrive' }])
    const due = dueOf(city.scene, 4 * HOUR)
    city.when(arrivedInTime(city), settled()).thenEvents({ kind: 'BreachWithdrawn', clock: 'arrive', round: 1, due, by: { actor: 'system' } }).andIt({ breaches: [] })
    expect(city.scene.records.filter((record) => record.kind === 'ClockBreached')).toHaveLength(1)
  })
  test('of an arrival that was late withdraws nothing', () => {
    const city = given(...pothole, acknowledge(), assign('truck-7'), wait(5 * HOUR), settled())
    city.when(by(luis, saying(arrive('truck-7'), { occurredAt: dueOf(city.scene, 4 * HOUR) })), settled()).thenEvents()
  })
  test('of a hold, imported, that had moved the target withdraws the breach too', () => {
    const city = given(...pothole, acknowledge(), assign('truck-7'), wait(5 * HOUR), settled())
    const start = city.scene.request().receivedAt
    city.when(imported(hold('parts', 3 * HOUR), after(start, HOUR)), imported(resume(), after(start, 4 * HOUR)), settled()).thenEvents({ kind: 'BreachWithdrawn', clock: 'arrive' })
  })
  test('is settled once: what was withdrawn is not withdrawn again', () => {
    const city = given(...pothole, acknowledge(), assign('truck-7'), wait(5 * HOUR), settled())
    city.when(arrivedInTime(city), settled(), settled()).thenEvents()
  })
})

test('an imported request’s breaches are dated at their dues, years ago', () => {
  const longAgo = '2024-05-01T12:00:00.000Z'
  const city = given(founded(), imported(received('pothole', { source: 'import' }), longAgo), imported(acknowledge(), after(longAgo, HOUR)), imported(resolve(), after(longAgo, 2 * HOUR)))
  const { records } = city.when(settled())
  expect(records.map((record) => [(record as { clock: string }).clock, record.occurredAt])).toEqual([['acknowledge', after(longAgo, 30 * MINUTE)], ['dispatch', after(longAgo, HOUR)]])
})

describe('[C8] a target that an act moves into the past', () => {
  const early = [founded(), received('pothole'), wait(2 * HOUR), received('pothole', { as: 'later' }), acknowledge(), assign('truck-7'), acknowledge({ of: 'later' })]

  test('by merging is breached now, for the survivor counts from the earliest report', () => {
    const outcome = given(...early, merge('it', 'later')).when(settled('merged', 'later'))
    outcome.thenEvents({ kind: 'ClockBreached', clock: 'acknowledge', due: dueOf(outcome.scene, 30 * MINUTE) }, { kind: 'ClockBreached', clock: 'dispatch', due: dueOf(outcome.scene, HOUR) })
    for (const record of outcome.records) expect(record).not.toHaveProperty('occurredAt')
  })
  test('and by unmerging is withdrawn again', () => {
    const outcome = given(...early, merge('it', 'later'), settled('merged', 'later'), unmerge()).when(settled('merged', 'later'))
    outcome.thenEvents({ kind: 'BreachWithdrawn', clock: 'acknowledge' }, { kind: 'BreachWithdrawn', clock: 'dispatch' }).andIt({ breaches: [] }, 'later')
  })
  test('also when the survivor was resolved in between', () => {
    const outcome = given(...early, merge('it', 'later'), settled('merged', 'later'), resolve('fixed', {}, { of: 'later' }), unmerge()).when(settled('merged', 'later'))
    expect(outcome.records.map((record) => record.kind)).toEqual(['BreachWithdrawn', 'BreachWithdrawn'])
  })
  test('through a chain counts from the earliest of all', () => {
    const outcome = given(...early, received('pothole', { as: 'last' }), acknowledge({ of: 'last' }), merge('it', 'later'), merge('later', 'last')).when(settled('merged', 'last'))
    expect(outcome.records).toMatchObject([{ clock: 'acknowledge', due: dueOf(outcome.scene, 30 * MINUTE) }, { clock: 'dispatch' }])
  })
  test('by another service is breached now, by the new policy, and the old policy’s breaches are withdrawn', () => {
    const city = given(...pothole, wait(40 * MINUTE), settled(), correct({ serviceCode: 'wires-down' }))
    const outcome = city.when(settled('corrected'))
    outcome.thenEvents(
      { kind: 'BreachWithdrawn', clock: 'acknowledge', due: dueOf(city.scene, 30 * MINUTE) },
      { kind: 'ClockBreached', clock: 'acknowledge', due: dueOf(city.scene, 5 * MINUTE) },
      { kind: 'ClockBreached', clock: 'arrive', due: dueOf(city.scene, 30 * MINUTE) },
    )
    for (const record of outcome.records) expect(record).not.toHaveProperty('occurredAt')
  })
  test('a clock that the new service does not keep loses its breach', () => {
    const outcome = given(...pothole, acknowledge(), wait(2 * HOUR), settled(), policy('street-light', { resolve: 'P7D' }), correct({ serviceCode: 'street-light' })).when(settled('corrected'))
    outcome.thenEvents({ kind: 'BreachWithdrawn', clock: 'dispatch' })
  })
})

test('looking at the clocks changes nothing by itself', () => {
  const { scene } = given(...pothole, wait(24 * HOUR))
  const before = JSON.stringify([...scene.board.requests])
  settleClocks(scene.board, scene.request(), scene.now)
  expect(JSON.stringify([...scene.board.requests])).toBe(before)
})
