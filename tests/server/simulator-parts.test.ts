import { describe, expect, test } from 'vitest'
import { Dice } from '../../server/demo/dice.ts'
import { localTime, nextBegin, hoursOf } from '../../server/demo/simulator/crews/roster.ts'
import { momentOf, planTrip } from '../../server/demo/simulator/crews/trip.ts'
import { fixOf, NO_DRIFT } from '../../server/demo/simulator/crews/gps.ts'
import { nextPlan, type Desk } from '../../server/demo/simulator/desk/plan.ts'
import { TakeOver } from '../../server/demo/simulator/desk/take-over.ts'
import { shifted } from '../../server/demo/simulator/ground.ts'
import { anHour, nextReportMs } from '../../server/demo/simulator/reports/rhythm.ts'
import { drawService } from '../../server/demo/simulator/reports/mix.ts'
import { openingShift } from '../../server/demo/history/shifts.ts'
import { zoneOf } from '../../shared/domain/sla/zone.ts'
import { distanceM } from '../../shared/domain/distance.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import { straightTravel } from '../../shared/roads/straight-travel.ts'
import { acknowledge, ada, arrive, assign, decline, founded, give, idOf, PLACE, received, resolve, Scene, setOff, startShift, START, type Steps } from '../domain/city.ts'

const HOUR = 3_600_000
const ZONE = 'America/New_York'
const local = (ms: number) => localTime(ms, ZONE)
const MONDAY = Date.UTC(2026, 10, 23, 5)

describe('when reports come', () => {
  const countIn = (fromMs: number, hours: number, isStorm: boolean, seed = 3, haste = 1) => {
    const dice = new Dice(seed)
    let count = 0
    for (let at = nextReportMs(fromMs, local, { isStorm, haste }, dice); at < fromMs + hours * HOUR; at = nextReportMs(at, local, { isStorm, haste }, dice)) count++
    return count
  }

  test('a storm brings ten times as many as an ordinary week', () => {
    const [week, storm] = [countIn(MONDAY, 7 * 24, false), countIn(MONDAY, 7 * 24, true)]
    expect(week).toBeGreaterThan(150)
    expect(week).toBeLessThan(280)
    expect(storm / week).toBeGreaterThan(8.5)
    expect(storm / week).toBeLessThan(11.5)
  })

  test('the morning is busy, the night quiet, and Sunday is no Monday', () => {
    const at = (day: number, hour: number) => anHour(local(MONDAY + (day * 24 + hour) * HOUR), false)
    expect(at(1, 10)).toBeGreaterThan(10 * at(1, 3))
    expect(at(0, 10)).toBeGreaterThan(3 * at(6, 10))
  })

  test('wires, trees and water are most of a storm', () => {
    const dice = new Dice(5)
    const codes = ['wires-down', 'tree-blocking', 'street-flooding', 'pothole', 'missed-trash', 'graffiti', 'street-light', 'debris']
    const storm = Array.from({ length: 500 }, () => drawService(codes, true, dice))
    const share = (list: string[]) => list.filter((code) => ['wires-down', 'tree-blocking', 'street-flooding'].includes(code)).length / list.length
    expect(share(storm)).toBeGreaterThan(0.75)
    expect(share(Array.from({ length: 500 }, () => drawService(codes, false, dice)))).toBeLessThan(0.15)
  })
})

describe('a drive', () => {
  const from = { lng: -45, lat: 40 }
  const corner = shifted(from, 800, 0)
  const line = [from, corner, shifted(corner, 0, 600)]
  const limitAt = ({ lat }: { lat: number }) => (lat > 40.0001 ? 11 : 15)
  const trip = planTrip(line, limitAt, new Dice(1))
  const moments = Array.from({ length: 400 }, (_, second) => momentOf(trip, second))

  test('keeps to the limit, brakes for the corner and ends at the place', () => {
    for (const moment of moments) expect(moment.speedMps).toBeLessThanOrEqual(limitAt(moment))
    const atCorner = moments.filter((moment) => distanceM(moment, corner) < 10)
    expect(Math.min(...atCorner.map(({ speedMps }) => speedMps))).toBeLessThan(7)
    expect(Math.max(...moments.map(({ speedMps }) => speedMps))).toBeGreaterThan(12)
    expect(moments.at(-1)).toMatchObject({ ...line[2], speedMps: 0, isThere: true })
    const seconds = moments.findIndex(({ isThere }) => isThere)
    expect(seconds).toBeGreaterThan(800 / 15 + 600 / 11)
    expect(seconds).toBeLessThan(2 * (800 / 15 + 600 / 11))
  })

  test('moves as fast as it says', () => {
    moments.slice(1).forEach((moment, i) => {
      const before = moments[i]!
      expect(distanceM(before, moment)).toBeLessThanOrEqual(Math.max(before.speedMps, moment.speedMps, 1.5) + 1)
    })
  })

  test('a drive to where one stands is over at once', () => {
    expect(momentOf(planTrip([from], limitAt, new Dice(1)), 0)).toMatchObject({ ...from, isThere: true, speedMps: 0 })
    expect(momentOf(planTrip([from, from], limitAt, new Dice(1)), 5)).toMatchObject({ ...from, isThere: true })
  })

  test('a fix is a few metres off, and never faster than the truck', () => {
    const dice = new Dice(9)
    let drift = NO_DRIFT
    for (const moment of moments) {
      const seen = fixOf(moment, drift, '2026-11-24T15:00:00.000Z', dice)
      drift = seen.drift
      expect(distanceM(seen.fix, moment)).toBeLessThan(25)
      expect(seen.fix.speedMps!).toBeLessThanOrEqual(Math.max(0.6, moment.speedMps) + 0.05)
    }
  })
})

describe('what the dispatcher does next', () => {
  const deskAt = (steps: Steps, more: Partial<Desk> = {}): Desk => {
    const { board, now } = new Scene().play([founded(), startShift('truck-7'), startShift('truck-8'), ...steps])
    const near: Record<string, number> = { [idOf('truck-7')]: 3_000, [idOf('truck-8')]: 500 }
    return {
      board, nowMs: Date.parse(now), travel: straightTravel(), haste: 1, hasDeclined: () => false, isAway: () => false,
      whereIs: (crewId) => (near[crewId] === undefined ? undefined : { crewId, at: now, ...shifted(PLACE, near[crewId], 0) }), ...more,
    }
  }
  const draft = (desk: Desk) => nextPlan(desk)?.draft

  test('a new report is acknowledged, then given to the nearest crew on shift', () => {
    expect(draft(deskAt([received('pothole')]))).toEqual({ kind: 'AcknowledgeRequest', requestId: idOf('it') })
    expect(draft(deskAt([received('pothole'), acknowledge()]))).toEqual({ kind: 'AssignCrew', requestId: idOf('it'), crewId: idOf('truck-8') })
  })

  test('who gave it back, or left the tablet, is not asked', () => {
    const steps: Steps = [received('pothole'), acknowledge(), assign('truck-8'), decline('truck-8')]
    const eight = idOf('truck-8')
    expect(draft(deskAt(steps, { hasDeclined: (_, crewId) => crewId === eight }))).toMatchObject({ crewId: idOf('truck-7') })
    expect(draft(deskAt(steps, { isAway: (crewId) => crewId === eight }))).toMatchObject({ crewId: idOf('truck-7') })
    expect(draft(deskAt(steps, { isAway: () => true }))).toBeUndefined()
  })

  test('nor who is on break, out of service or silent', () => {
    const steps: Steps = [received('pothole'), acknowledge()]
    for (const status of ['break', 'out-of-service'] as const) {
      const set = give('SetCrewStatus', { crewId: idOf('truck-8'), status, ...(status === 'out-of-service' ? { reason: 'flat tyre' } : {}) })
      expect(draft(deskAt([...steps, set]))).toMatchObject({ crewId: idOf('truck-7') })
    }
    const desk = deskAt(steps)
    const nowMs = desk.nowMs + HOUR / 4
    const heard = (crewId: string) => ({ ...desk.whereIs(crewId)!, ...(crewId === idOf('truck-7') ? { at: new Date(nowMs).toISOString() } : {}) })
    expect(draft(desk)).toMatchObject({ crewId: idOf('truck-8') })
    expect(draft({ ...desk, nowMs, whereIs: heard })).toMatchObject({ crewId: idOf('truck-7') })
  })

  test('where some have the skill, nobody else is sent while they are away, but for an emergency', () => {
    const skilled = give('AddCrew', { crewId: idOf('truck-10'), name: 'Truck 10', badge: '10', skills: ['pothole'] }, ada)
    const waiting: Steps = [skilled, received('pothole'), acknowledge()]
    expect(draft(deskAt(waiting))).toBeUndefined()
    const urgent = give('DefineService', { code: 'pothole', name: 'Pothole', group: 'Streets', glyph: 'pothole', priority: 'P0' }, ada)
    expect(draft(deskAt([urgent, ...waiting]))).toMatchObject({ crewId: idOf('truck-8') })
  })

  test('the same trouble next door is merged into the older report, another service is not', () => {
    const beside = { ...shifted(PLACE, 20, 20), address: '14 Main St' }
    const both = (code: string): Steps => [received('pothole'), acknowledge(), assign('truck-8'), received(code, { as: 'again', place: beside })]
    expect(draft(deskAt(both('pothole')))).toEqual({ kind: 'MergeRequests', requestId: idOf('again'), intoRequestId: idOf('it') })
    expect(draft(deskAt(both('debris')))).toMatchObject({ kind: 'AcknowledgeRequest', requestId: idOf('again') })
  })

  test('work that nobody has accepted for a quarter of an hour is taken back', () => {
    const desk = deskAt([received('pothole'), assign('truck-8')])
    expect(draft(desk)).toBeUndefined()
    expect(draft({ ...desk, nowMs: desk.nowMs + HOUR / 4 })).toEqual({ kind: 'UnassignCrew', requestId: idOf('it'), crewId: idOf('truck-8') })
  })

  test('a crew with a full run gets no more; what was fixed a while ago is closed', () => {
    const full: Steps = ['a', 'b', 'c'].flatMap((as, i) => [received('pothole', { as, place: shifted(PLACE, 500 * (i + 1), 0) }), assign('truck-8', { of: as }), received('pothole', { as: `${as}2`, place: shifted(PLACE, -500 * (i + 1), 0) }), assign('truck-7', { of: `${as}2` })])
    expect(draft(deskAt([...full, received('pothole', { place: shifted(PLACE, 0, 900) }), acknowledge()]))).toBeUndefined()
    const desk = deskAt([received('pothole'), assign('truck-8'), setOff('truck-8'), arrive('truck-8'), resolve()])
    expect(draft(desk)).toBeUndefined()
    expect(draft({ ...desk, nowMs: desk.nowMs + HOUR })).toEqual({ kind: 'CloseRequest', requestId: idOf('it') })
  })
})

test('a desk is taken by dispatchers and supervisors, not by crews, administrators, the city or the simulator’s own', () => {
  const by = (role: string, userId = 'ana', more = {}) => ({ kind: 'NoteAdded', at: new Date(START).toISOString(), by: { actor: 'person', userId, role }, ...more }) as unknown as LogRecord
  const isOurs = (userId: string) => userId === 'sim'
  const taken = (record: LogRecord) => new TakeOver().record(record, isOurs)
  expect([by('dispatcher'), by('supervisor')].map(taken)).toEqual([true, true])
  expect([by('crew'), by('administrator'), by('dispatcher', 'sim'), by('dispatcher', 'ana', { via: 'import' }), { ...by('dispatcher'), by: { actor: 'system' } } as LogRecord].map(taken)).toEqual([false, false, false, false, false])
  const desk = new TakeOver()
  desk.record(by('dispatcher'), isOurs)
  expect([START, START + HOUR / 4 - 1, START + HOUR / 4].map((ms) => desk.isTaken(ms))).toEqual([true, true, false])
})

test('a day crew begins in the morning of the next open day', () => {
  const friday = Date.UTC(2026, 10, 27, 21)
  const isOpen = (weekday: number) => weekday >= 1 && weekday <= 5
  expect(local(nextBegin(hoursOf(5), friday, ZONE, isOpen))).toEqual({ weekday: 1, minute: hoursOf(5).from })
  expect(local(nextBegin(hoursOf(1), friday, ZONE, isOpen)).weekday).toBe(6)
})

describe.each([['goes back', Date.UTC(2026, 10, 1, 15)], ['goes forward', Date.UTC(2026, 2, 8, 14)]])('on the day on which the clock %s', (_, tenOClock) => {
  test('a crew begins when the clock on the wall says so', () => {
    const { from } = hoursOf(1)
    const theEveningBefore = tenOClock - 13 * HOUR
    expect(local(nextBegin(hoursOf(1), theEveningBefore, ZONE, () => true))).toEqual({ weekday: 0, minute: from })
    const aWeekBefore = tenOClock - 3 * 24 * HOUR
    expect(local(nextBegin(hoursOf(5), aWeekBefore, ZONE, (weekday) => weekday === 0))).toEqual({ weekday: 0, minute: hoursOf(5).from })
  })

  test('and the demo opens in shifts that began and end so', () => {
    const zone = zoneOf(ZONE)
    expect(local(tenOClock)).toEqual({ weekday: 0, minute: 600 })
    for (const n of [1, 4, 6, 10]) {
      const shift = openingShift(n, tenOClock, zone)!
      expect([local(shift.fromMs), local(shift.toMs)].map(({ minute }) => minute)).toEqual([hoursOf(n).from, hoursOf(n).to])
    }
    expect([openingShift(11, tenOClock, zone), openingShift(12, tenOClock, zone)]).toEqual([undefined, undefined])
  })
})
