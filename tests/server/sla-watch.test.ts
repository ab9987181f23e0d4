import { afterEach, describe, expect, test } from 'vitest'
import { StoreFault } from '../../server/ports/fault.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import {
  acknowledge, ada, after, arrive, assign, by, cancel, DAY, endShift, give, hold, HOUR, idOf, imported, luis, MINUTE, policy, received, reopen, resolve, resume, sam, saying,
  startShift,
} from '../domain/city.ts'
import { openTown, Town } from './town.ts'

const SECOND = 1_000
/** Of a pothole: acknowledge 30 min, dispatch 1 h, arrive 4 h, make safe 6 h, resolve 8 h, day and night. */
const told = (records: LogRecord[]) => records.map((record) => [record.kind, (record as { clock?: string }).clock])
let town: Town
afterEach(() => town?.watch.stop())
const openWith = async (...acts: Parameters<Town['play']>) => (town = await (await openTown()).play(...acts))
const again = async () => {
  town.watch.stop()
  town = await new Town({ stores: town.stores, time: town.time }).open()
}

describe('a target', () => {
  test('[C8] is recorded as breached in the moment it passes, and never again', async () => {
    await openWith(received('pothole'))
    const due = after(town.request()!.receivedAt, 30 * MINUTE)
    await town.time.pass(30 * MINUTE - 1)
    expect(await town.records('ClockBreached')).toEqual([])
    await town.time.pass(1)
    expect(await town.records('ClockBreached')).toMatchObject([{ clock: 'acknowledge', round: 1, due, at: due, by: { actor: 'system' } }])
    await town.time.pass(20 * MINUTE)
    expect(await town.records('ClockBreached')).toHaveLength(1)
  })
  test('after target is recorded as time goes by', async () => {
    await openWith(received('pothole'))
    await town.time.pass(3 * DAY)
    expect(told(await town.records('ClockBreached')).map(([, clock]) => clock)).toEqual(['acknowledge', 'dispatch', 'arrive', 'makeSafe', 'resolve'])
    await town.expectTrue()
  })
  test('that passes while a commit is being stored is not missed', async () => {
    await openWith()
    town.log.beforeAppend = () => {
      town.log.beforeAppend = () => undefined
      town.time.jump(31 * MINUTE)
    }
    await town.play(received('pothole'))
    await town.time.pass(MINUTE)
    expect(await town.records('ClockBreached')).toMatchObject([{ clock: 'acknowledge' }])
  })
  test('[C8] that is due in ten thousand years keeps the watch from no other', async () => {
    const none: [string, string][] = []
    const weekly = { mon: [['07:00', '07:01']] as [string, string][], tue: none, wed: none, thu: none, fri: none, sat: none, sun: none }
    await openWith(
      give('SetCalendar', { calendarId: 'seldom', weekly, holidays: [] }, ada), policy('street-light', { resolve: 'PT9999H' }, { calendarId: 'seldom' }),
      received('street-light', { as: 'far' }), received('pothole'),
    )
    await town.time.pass(30 * MINUTE)
    expect(await town.records('ClockBreached')).toMatchObject([{ clock: 'acknowledge' }])
  })
  test('that was met in time is no breach', async () => {
    await openWith(received('pothole'), acknowledge(), assign('truck-7'), arrive('truck-7'), resolve())
    await town.time.pass(20 * HOUR)
    expect(await town.records('ClockBreached')).toEqual([])
  })
  test('is breached in the second round as in the first', async () => {
    await openWith(received('street-light'), resolve(), by(sam, reopen()))
    await town.time.pass(20 * DAY)
    expect(await town.records('ClockBreached')).toMatchObject([{ clock: 'resolve', round: 2 }])
  })
  test('[C8] that was breached, and in truth was not, is withdrawn when the news comes in', async () => {
    await openWith(received('pothole'), acknowledge(), assign('truck-7'))
    const occurredAt = after(town.time.now(), 3 * HOUR)
    await town.time.pass(5 * HOUR)
    await town.play(by(luis, saying(arrive('truck-7'), { occurredAt })))
    expect(told(await town.records('ClockBreached', 'BreachWithdrawn'))).toEqual([['ClockBreached', 'arrive'], ['BreachWithdrawn', 'arrive']])
  })
  test('that a calendar set in hindsight had let pass is breached at its due', async () => {
    const day: [string, string][] = [['00:00', '24:00']]
    const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
    await openWith(received('street-light'))
    await town.time.pass(8 * DAY)
    expect(await town.records('ClockBreached')).toEqual([])
    await town.play(imported(give('SetCalendar', { calendarId: 'works', weekly, holidays: [] }, ada), town.request()!.receivedAt))
    await town.time.pass(SECOND)
    const due = after(town.request()!.receivedAt, 7 * DAY)
    expect(await town.records('ClockBreached')).toMatchObject([{ clock: 'resolve', due, occurredAt: due }])
  })
})

describe('the city by itself', () => {
  test('wakes a hold at its wake time', async () => {
    await openWith(received('pothole'), acknowledge(), hold('parts', 2 * HOUR))
    const wakeAt = after(town.time.now(), 2 * HOUR)
    await town.time.pass(2 * HOUR - 1)
    expect(town.request()!.status).toBe('on-hold')
    await town.time.pass(1)
    expect(town.request()!.status).toBe('acknowledged')
    expect(await town.records('RequestResumed')).toMatchObject([{ at: wakeAt, by: { actor: 'system' } }])
  })
  test('does not wake what somebody has woken, nor what was held anew until later', async () => {
    await openWith(received('pothole'), hold('parts', HOUR), resume(), hold('weather', 5 * HOUR))
    await town.time.pass(4 * HOUR)
    expect(town.request()!.status).toBe('on-hold')
    expect(await town.records('RequestResumed')).toHaveLength(1)
  })
  test('closes what stayed resolved for twenty-four hours, and lets it go a day later', async () => {
    await openWith(received('pothole'), resolve())
    await town.time.pass(DAY - 1)
    expect(town.request()!.status).toBe('resolved')
    await town.time.pass(1)
    expect(town.request()!.status).toBe('closed')
    expect(await town.records('RequestClosed')).toMatchObject([{ by: { actor: 'system' } }])
    await town.time.pass(DAY)
    await town.play(received('pothole', { as: 'next' }))
    expect(town.request()).toBeUndefined()
    expect((await town.stores.requests.byId(idOf('it')))!.status).toBe('closed')
  })
  test('does not close what was reopened', async () => {
    await openWith(received('pothole'), resolve(), by(sam, reopen()))
    await town.time.pass(2 * DAY)
    expect(await town.records('RequestClosed')).toEqual([])
  })
  test('ends a shift half an hour after its end, and not one that was made longer', async () => {
    await openWith(startShift('truck-7', '2026-11-24T16:00:00.000Z'), startShift('truck-8', '2026-11-24T16:00:00.000Z'), startShift('truck-8', '2026-11-24T18:00:00.000Z'))
    await town.time.pass(150 * MINUTE - 1)
    expect(await town.records('ShiftEnded')).toEqual([])
    await town.time.pass(1)
    expect(await town.records('ShiftEnded')).toMatchObject([{ crewId: idOf('truck-7'), at: '2026-11-24T16:30:00.000Z', by: { actor: 'system' } }])
    await town.time.pass(2 * HOUR)
    expect(await town.records('ShiftEnded')).toHaveLength(2)
  })
  test('does not end a shift twice', async () => {
    await openWith(startShift('truck-7'), endShift('truck-7'))
    await town.time.pass(DAY)
    expect(await town.records('ShiftEnded')).toHaveLength(1)
  })
  test('has one alarm, whatever it waits for', async () => {
    await openWith(...Array.from({ length: 30 }, (_, i) => received('pothole', { as: `r${i}` })), startShift('truck-7'))
    expect(town.time.alarms).toBe(1)
  })
})

describe('after a time when nobody was there', () => {
  test('everything that came due is done, once, dated when it was due', async () => {
    await openWith(
      received('pothole'), received('pothole', { as: 'held' }), acknowledge({ of: 'held' }), assign('truck-7', { of: 'held' }), arrive('truck-7', { of: 'held' }),
      hold('parts', 2 * HOUR, { of: 'held' }), received('debris', { as: 'done' }), resolve('fixed', {}, { of: 'done' }), startShift('truck-8', '2026-11-24T16:00:00.000Z'),
    )
    const start = town.time.now()
    town.watch.stop()
    town.time.jump(3 * DAY)
    await again()
    await town.time.pass(SECOND)
    const own = (await town.records()).filter((record) => record.by.actor === 'system')
    expect(own.find((record) => record.kind === 'RequestResumed')).toMatchObject({ occurredAt: after(start, 2 * HOUR), requestId: idOf('held') })
    expect(own.find((record) => record.kind === 'RequestClosed')).toMatchObject({ occurredAt: after(start, DAY), requestId: idOf('done') })
    expect(own.find((record) => record.kind === 'ShiftEnded')).toMatchObject({ occurredAt: '2026-11-24T16:30:00.000Z' })
    const breaches = own.filter((record) => record.kind === 'ClockBreached')
    expect(breaches.map((record) => `${(record as { requestId: string }).requestId === idOf('it') ? 'it' : 'held'} ${(record as { clock: string }).clock}`).toSorted()).toEqual(
      ['held makeSafe', 'held resolve', 'it acknowledge', 'it arrive', 'it dispatch', 'it makeSafe', 'it resolve'],
    )
    expect(breaches.every((record) => record.occurredAt === (record as { due: string }).due)).toBe(true)
    const { length } = await town.records()
    await again()
    await town.time.pass(MINUTE)
    expect(await town.records()).toHaveLength(length)
    await town.expectTrue()
  })
  test('what was due while the store was down is done when it is back, once', async () => {
    await openWith(received('pothole'), hold('parts', 10 * MINUTE))
    town.log.beforeAppend = () => {
      throw new StoreFault('The disk is full.', 1_000)
    }
    await town.time.pass(12 * MINUTE)
    expect(town.faults.length).toBeGreaterThan(1)
    expect(town.request()!.status).toBe('on-hold')
    town.log.beforeAppend = () => undefined
    await town.time.pass(10 * SECOND)
    expect(town.request()!.status).toBe('received')
    expect(await town.records('RequestResumed')).toHaveLength(1)
  })
})

describe('an import', () => {
  const longAgo = '2026-10-01T12:00:00.000Z'
  const at = (ms: number) => after(longAgo, ms)

  test('[C8] is looked at when the whole batch is in: what was met in time is never called late', async () => {
    await openWith()
    await town.give(imported(received('pothole', { source: 'import' }), longAgo), imported(acknowledge(), at(10 * MINUTE)), imported(assign('truck-7'), at(20 * MINUTE)),
      imported(arrive('truck-7'), at(HOUR)), imported(resolve(), at(2 * HOUR)))
    await town.time.pass(MINUTE)
    expect(await town.records('ClockBreached')).toEqual([])
    expect(await town.records('RequestClosed')).toMatchObject([{ occurredAt: at(2 * HOUR + DAY) }])
    await town.expectTrue()
  })
  test('[C8] that was late is so, dated at its due', async () => {
    await openWith()
    await town.give(imported(received('pothole', { source: 'import' }), longAgo), imported(acknowledge(), at(HOUR)), imported(cancel(), at(2 * HOUR)))
    expect(await town.records('ClockBreached')).toMatchObject([{ clock: 'acknowledge', due: at(30 * MINUTE), occurredAt: at(30 * MINUTE) }])
  })
  test('of a hold whose wake time has passed is woken at that time', async () => {
    await openWith()
    await town.give(imported(received('pothole', { source: 'import' }), longAgo), imported(acknowledge(), at(MINUTE)), imported(hold('parts', 3 * HOUR), at(HOUR)))
    await town.time.pass(SECOND)
    expect(await town.records('RequestResumed')).toMatchObject([{ occurredAt: at(4 * HOUR), by: { actor: 'system' } }])
  })
})
