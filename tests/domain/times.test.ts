import { describe, expect, test } from 'vitest'
import {
  accept, acknowledge, ada, after, ana, arrive, assign, by, endShift, founded, given, hold, HOUR, imported, luis, MINUTE, note, received, reopen, resolve, sam, saying,
  setOff, startShift, unassign, wait, type Act,
} from './city.ts'

const ago = (act: Act, now: string, ms: number) => saying(act, { occurredAt: after(now, -ms) })
const withTruck7 = [founded(), received('pothole'), assign('truck-7'), wait(HOUR)]
/** The instant at which the next act will be decided. */
const nextNow = (city: ReturnType<typeof given>) => after(city.scene.now, MINUTE)

describe('[L3][C7] a crew’s act made where there was no signal', () => {
  test('keeps its own time where that is possible', () => {
    const city = given(...withTruck7)
    const occurredAt = after(nextNow(city), -20 * MINUTE)
    const outcome = city.when(by(luis, saying(arrive('truck-7'), { occurredAt }))).thenEvents({ kind: 'CrewArrived', occurredAt }).andIt({ arrivedAt: occurredAt })
    expect(outcome.records[0]).not.toHaveProperty('deviceAt')
    expect(outcome.records[0]!.at).toBe(outcome.scene.now)
  })
  test('before it had the request is moved up to when it got it, and the device’s time kept', () => {
    const city = given(...withTruck7)
    const { assignedAt } = city.scene.request().assignments[0]!
    const deviceAt = after(assignedAt, -5 * MINUTE)
    city.when(by(luis, saying(arrive('truck-7'), { occurredAt: deviceAt }))).thenEvents({ kind: 'CrewArrived', occurredAt: assignedAt, deviceAt }).andIt({ arrivedAt: assignedAt })
  })
  test('is moved up to its last assignment, where it had the request before', () => {
    const city = given(founded(), received('pothole'), assign('truck-7'), unassign(), wait(HOUR), assign('truck-7'), wait(HOUR))
    const { assignedAt } = city.scene.request().assignments[0]!
    city.when(by(luis, ago(arrive('truck-7'), city.scene.now, 2 * HOUR))).thenEvents({ kind: 'CrewArrived', occurredAt: assignedAt })
  })
  test('in the future is moved down to now, and the device’s time kept', () => {
    const city = given(...withTruck7)
    const deviceAt = after(nextNow(city), HOUR)
    const outcome = city.when(by(luis, saying(arrive('truck-7'), { occurredAt: deviceAt }))).thenEvents({ kind: 'CrewArrived', deviceAt }).andIt({ arrivedAt: after(city.scene.now, 0) })
    expect(outcome.records[0]).not.toHaveProperty('occurredAt')
  })
  test('without a request is moved up to its last shift’s end', () => {
    const city = given(founded(), startShift('truck-7'), wait(HOUR), endShift('truck-7'), wait(HOUR))
    const { endedAt } = city.scene.crew('truck-7').lastShift!
    city.when(by(luis, ago(startShift('truck-7'), city.scene.now, 3 * HOUR))).thenEvents({ kind: 'ShiftStarted', occurredAt: endedAt }).andCrew('truck-7', { shift: { startedAt: endedAt } as never })
  })
  test('without a request and without a shift before it keeps its time', () => {
    const city = given(founded(), wait(HOUR))
    const occurredAt = after(city.scene.now, -30 * MINUTE)
    city.when(by(luis, saying(startShift('truck-7'), { occurredAt }))).thenEvents({ kind: 'ShiftStarted', occurredAt, endsAt: after(occurredAt, 12 * HOUR) })
  })
  test.each(['1970-01-01T00:05:00.000Z', '0000-01-01T00:00:00.000Z'])('by a clock that was never set and says %s is taken as of now, so that a shift is not over as it begins', (deviceAt) => {
    const afterShift = given(founded(), startShift('truck-7'), wait(HOUR), endShift('truck-7'), wait(24 * HOUR))
    for (const [city, act, kind] of [[given(...withTruck7), arrive('truck-7'), 'CrewArrived'], [afterShift, startShift('truck-7'), 'ShiftStarted'], [given(founded()), startShift('truck-7'), 'ShiftStarted']] as const) {
      const { records, scene } = city.when(by(luis, saying(act, { occurredAt: deviceAt }))).thenEvents({ kind, deviceAt })
      expect(records[0]).not.toHaveProperty('occurredAt')
      expect(records[0]!.at).toBe(scene.now)
    }
  })
  test('by a clock that says 9999 is moved down to now', () => {
    const deviceAt = '9999-12-31T23:59:59.999Z'
    const { records } = given(...withTruck7).when(by(luis, saying(arrive('truck-7'), { occurredAt: deviceAt }))).thenEvents({ kind: 'CrewArrived', deviceAt })
    expect(records[0]).not.toHaveProperty('occurredAt')
  })
  test('that happened exactly now says so by saying nothing', () => {
    const city = given(...withTruck7)
    const { records } = city.when(by(luis, saying(arrive('truck-7'), { occurredAt: nextNow(city) })))
    expect(records[0]).not.toHaveProperty('occurredAt')
    expect(records[0]).not.toHaveProperty('deviceAt')
  })
  test('takes its place in time among the others, and the status follows what came in last', () => {
    const city = given(...withTruck7, setOff('truck-7'))
    const occurredAt = after(city.scene.now, -30 * MINUTE)
    city.when(by(luis, saying(arrive('truck-7'), { occurredAt }))).andIt({ status: 'on-scene' })
    expect(city.scene.request().acts.map((act) => act.act)).toEqual(['received', 'acknowledged', 'assigned', 'arrived'])
  })
  test('gives the first arrival its time, though another crew’s arrival came in before', () => {
    const city = given(...withTruck7, assign('truck-8', { role: 'assist' }), wait(HOUR), arrive('truck-8'))
    const occurredAt = after(city.scene.now, -10 * MINUTE)
    city.when(by(luis, saying(arrive('truck-7'), { occurredAt }))).andIt({ arrivedAt: occurredAt })
  })
  test('stamps everything that it made happen', () => {
    const city = given(...withTruck7)
    const occurredAt = after(nextNow(city), -10 * MINUTE)
    const when = after(city.scene.now, 24 * HOUR)
    const { records } = city.when(by(luis, saying(resolve('made-safe', { when }), { occurredAt })))
    expect(records.map((record) => record.occurredAt)).toEqual(records.map(() => occurredAt))
  })
})

describe('a desk', () => {
  test.each([['dispatcher', ana], ['supervisor', sam]])('[C7] acts now: a %s’s own time is refused', (_, actor) => {
    const city = given(...withTruck7)
    city.when(by(actor, ago(acknowledge(), city.scene.now, MINUTE))).thenRefused({ because: 'time-not-taken' })
  })
  test('of an administrator that does not import is no exception', () => {
    const city = given(...withTruck7)
    city.when(by(ada, ago(received('debris', { as: 'new' }), city.scene.now, MINUTE))).thenRefused({ because: 'time-not-taken' })
  })
  test('says nothing of when', () => {
    expect(given(...withTruck7).when(setOff('truck-7')).records[0]).not.toHaveProperty('occurredAt')
  })
})

describe('[C7] an import', () => {
  const longAgo = '2024-05-01T12:00:00.000Z'

  test('by an administrator may say everything at any past time', () => {
    const city = given(founded(), imported(received('pothole', { source: 'import' }), longAgo))
    city.when(imported(assign('truck-7'), after(longAgo, HOUR))).thenEvents(
      { kind: 'RequestAcknowledged', via: 'import', occurredAt: after(longAgo, HOUR) }, { kind: 'CrewAssigned', occurredAt: after(longAgo, HOUR) },
    )
    city.when(imported(arrive('truck-7'), after(longAgo, 2 * HOUR))).andIt({ arrivedAt: after(longAgo, 2 * HOUR) })
    city.when(imported(hold('parts', HOUR), after(longAgo, 3 * HOUR))).thenEvents({ kind: 'RequestHeld', wakeAt: after(longAgo, 4 * HOUR) })
    city.when(imported(resolve(), after(longAgo, 5 * HOUR))).andIt({ status: 'resolved', resolvedAt: after(longAgo, 5 * HOUR) })
    city.when(imported(reopen(), after(longAgo, 6 * HOUR))).andIt({ reopenedAt: after(longAgo, 6 * HOUR) })
  })
  test('takes facts in any order of time, for the status follows the order in which they came', () => {
    const city = given(founded(), imported(received('pothole', { source: 'import' }), longAgo), imported(assign('truck-7'), after(longAgo, 2 * HOUR)))
    city.when(imported(accept('truck-7'), after(longAgo, HOUR))).andIt({ status: 'accepted', acceptedAt: after(longAgo, HOUR) })
    city.when(imported(note('called twice'), after(longAgo, -HOUR))).thenEvents({ kind: 'NoteAdded', occurredAt: after(longAgo, -HOUR) })
  })
  test('does not know the future', () => {
    const city = given(founded())
    city.when(imported(received('pothole'), after(nextNow(city), 1))).thenRefused({ because: 'in-the-future' })
  })
  test('does not know what was before 1990', () => {
    const occurredAt = '1989-12-31T23:59:59.999Z'
    given(founded()).when(imported(received('pothole'), occurredAt)).thenRefused({ because: 'too-long-ago', occurredAt, earliest: '1990-01-01T00:00:00.000Z' })
    given(founded()).when(imported(received('pothole'), '1990-01-01T00:00:00.000Z')).thenEvents({ kind: 'RequestReceived' })
  })
  test('by anybody else is refused', () => {
    for (const actor of [ana, sam, luis]) {
      given(founded()).when(by(actor, imported(received('pothole'), longAgo)))
        .thenRefused({ because: 'import-not-allowed' })
    }
  })
  test('aside, how a fact came in stands on its record', () => {
    given(founded(), received('pothole')).when(by(luis, saying(received('debris', { as: 'new' }), { via: 'tap' }))).thenEvents({ kind: 'RequestReceived', via: 'tap' })
  })
})
