import { afterEach, describe, expect, test } from 'vitest'
import { RequestsDesk } from '../../../server/http/requests-desk.ts'
import { LuciaSessions } from '../../../server/auth/sessions.ts'
import { StoreFault } from '../../../server/ports/fault.ts'
import type { RequestRow } from '../../../server/ports/request-store.ts'
import { clockReading } from '../../../shared/protocol/answers.ts'
import type { RecordOf } from '../../../shared/protocol/records.ts'
import { acknowledge, after, assign, endShift, hold, HOUR, idOf, MINUTE, note, PLACE, received, startShift } from '../../domain/city.ts'
import { allRecords, expectTrue } from '../town.ts'
import { ClockedCity } from './clocked-city.ts'

const SECOND = 1_000
/** What is done to the machine's clock, one after the other, a minute apart. */
const SETTINGS: [string, number[]][] = [
  ['set back an hour', [-HOUR]], ['set forward an hour', [HOUR]], ['set forward an hour and back again', [HOUR, -HOUR]], ['set back an hour and forward again', [-HOUR, HOUR]],
]

let here: ClockedCity
const open = async () => (here = await new ClockedCity().open())
afterEach(() => here?.city.stop())
const setClock = async (jumps: readonly number[]) => {
  for (const [i, ms] of jumps.entries()) {
    if (i > 0) await here.time.pass(MINUTE)
    here.time.jump(ms)
  }
}
const recordsOf = async (kind: string) => (await allRecords(here.stores.log)).filter((record) => record.kind === kind)
const fix = (name: string, north = 0) => ({ crewId: idOf(name), lng: PLACE.lng, lat: PLACE.lat + north / 111_000, at: here.time.now() })
const broken = () => {
  throw new StoreFault('The disk is full.', 1_000)
}

describe.each(SETTINGS)('while the clock is %s', (_, jumps) => {
  test('[S6] the heart goes on beating every five seconds, and says what the clock says', async () => {
    await open()
    await here.time.pass(2 * SECOND)
    await setClock(jumps)
    const from = here.time.elapsedMs()
    here.records.length = 0
    await here.time.pass(MINUTE)
    const beats = here.records.filter(({ message }) => message.records.length === 0)
    expect(beats.map(({ elapsedMs }) => Math.floor((elapsedMs - from) / 5_000))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(beats.at(-1)!.message.now > after(here.time.now(), -5_001)).toBe(true)
  })

  test('[L3] commands are taken, and the log’s time stands still rather than go back', async () => {
    await open()
    await here.play(received('pothole'))
    await setClock(jumps)
    for (let n = 0; n < 5; n++) {
      await here.play(note(`${n}`), received('debris', { as: `debris ${n}` }))
      await here.time.pass(15 * MINUTE)
    }
    const at = (await allRecords(here.stores.log)).map((record) => record.at)
    expect(at).toEqual(at.toSorted())
    expect(at.at(-1)! <= here.time.now()).toBe(true)
    await expectTrue(here.city.keeper.board, here.stores)
  })

  test('[C8] every target is recorded as breached when the clock first shows its due, and never again', async () => {
    await open()
    await here.play(received('pothole'), received('pothole', { as: 'other' }))
    const desk = new RequestsDesk(here.city)
    const dues = [...here.city.keeper.board.requests.values()].flatMap(({ id, number }) => desk.withClocks({ request: here.city.keeper.board.requests.get(id)! } as RequestRow).clocks
      .flatMap(({ clock, due }) => (due === undefined ? [] : [{ key: `${number} ${clock}`, due }])))
    expect(dues.length).toBeGreaterThan(6)
    const numberOf = (id: string) => here.city.keeper.board.requests.get(id)!.number
    let latest = here.time.now()
    const look = async () => {
      if (here.time.now() > latest) latest = here.time.now()
      const breached = (await recordsOf('ClockBreached')) as RecordOf<'ClockBreached'>[]
      expect(breached.map(({ requestId, clock }) => `${numberOf(requestId)} ${clock}`).toSorted()).toEqual(dues.filter(({ due }) => due <= latest).map(({ key }) => key).toSorted())
      return breached
    }
    for (const jump of jumps) {
      await setClock([jump])
      await here.time.pass(SECOND)
      await look()
    }
    for (let minute = 0; minute < 10 * 60; minute++) {
      await here.time.pass(MINUTE)
      await look()
    }
    const breached = await look()
    expect(breached).toHaveLength(dues.length)
    for (const { due, occurredAt, at } of breached) expect(occurredAt ?? at).toBe(due)
  })

  test('a hold wakes at its time by the clock, once', async () => {
    await open()
    await here.play(received('pothole'), hold('parts', 90 * MINUTE))
    const wakeAt = after(here.time.now(), 90 * MINUTE)
    await setClock(jumps)
    while (here.time.now() < after(wakeAt, -1)) {
      expect(here.request()!.status).toBe('on-hold')
      await here.time.pass(Math.min(MINUTE, Date.parse(wakeAt) - 1 - Date.parse(here.time.now())))
    }
    await here.time.pass(SECOND)
    expect(here.request()!.status).toBe('received')
    await here.time.pass(3 * HOUR)
    expect(await recordsOf('RequestResumed')).toHaveLength(1)
  })

  test('[P3] trucks go on moving on the map, and their trails are kept', async () => {
    await open()
    await here.play(startShift('truck-7'))
    await here.time.pass(MINUTE)
    here.city.positions.take([fix('truck-7')])
    here.time.jump(jumps[0]!)
    await here.time.pass(250)
    expect(here.positions).toHaveLength(1)
    await here.time.pass(750)
    expect(await here.stores.trail.count()).toBe(1)
    await setClock(jumps.slice(1))
    await here.time.pass(SECOND)
    here.positions.length = 0
    for (let n = 1; n <= 10; n++) {
      expect(here.city.positions.take([fix('truck-7', n * 10)])).toEqual({ taken: 1, dropped: 0 })
      await here.time.pass(SECOND)
    }
    expect(here.positions).toHaveLength(10)
    expect(here.city.positions.shown()).toMatchObject([{ lat: PLACE.lat + 100 / 111_000 }])
    expect(await here.stores.trail.count()).toBe(11)
  })

  test('[P1] a crew that goes on duty then is seen, and one that goes off duty is not', async () => {
    await open()
    await here.play(startShift('truck-8'))
    await here.time.pass(2 * HOUR)
    await here.play(received('debris'))
    await setClock(jumps)
    await here.play(startShift('truck-7'), endShift('truck-8'))
    for (let n = 1; n <= 5; n++) {
      await here.time.pass(MINUTE)
      expect(here.city.positions.take([fix('truck-7', n * 10), fix('truck-8', n * 10)])).toEqual({ taken: 1, dropped: 1 })
    }
    expect(here.city.positions.shown()).toMatchObject([{ crewId: idOf('truck-7'), lat: PLACE.lat + 50 / 111_000 }])
  })

  test('nobody is signed out', async () => {
    await open()
    const person = { cityId: 'city', demo: false, disabled: false, passwordHash: 'none' }
    await here.stores.users.add({ ...person, id: 'ana', name: 'Ana', role: 'dispatcher', email: 'ana@example.org' })
    await here.stores.users.add({ ...person, id: 'luis', name: 'Luis', role: 'crew', email: 'luis@example.org', crewId: idOf('truck-7') })
    const sessions = new LuciaSessions(here.stores.sessions, here.stores.users, here.time)
    const ended: string[] = []
    sessions.onEnded((id) => ended.push(id))
    const tokens = [(await sessions.begin('ana')).token, (await sessions.begin('luis')).token]
    await setClock(jumps)
    for (let n = 0; n < 120; n++) {
      await here.time.pass(MINUTE)
      for (const token of tokens) expect(await sessions.check(token)).toBeDefined()
      await sessions.sweep()
    }
    expect(ended).toEqual([])
  })

  test('what could not be stored is tried again five seconds later, and is known to be possible again after ten', async () => {
    await open()
    await here.play(received('pothole'), hold('parts', 10 * MINUTE))
    const wakeAt = after(here.time.now(), 10 * MINUTE)
    here.log.beforeAppend = broken
    await here.time.pass(75 * MINUTE)
    expect(here.city.storeFault).toBeInstanceOf(StoreFault)
    await setClock(jumps)
    expect(here.time.now() > wakeAt).toBe(true)
    await here.time.pass(11 * SECOND)
    // It was tried, and failed, a moment ago.
    expect(here.city.storeFault).toBeInstanceOf(StoreFault)
    here.log.beforeAppend = () => undefined
    await here.time.pass(5 * SECOND)
    expect([here.request()!.status, here.city.storeFault]).toEqual(['received', undefined])
    expect(await recordsOf('RequestResumed')).toHaveLength(1)
    here.log.beforeAppend = broken
    await expect(here.play(note('not stored'))).rejects.toThrow(StoreFault)
    await setClock(jumps)
    await here.time.pass(11 * SECOND)
    expect(here.city.storeFault).toBeUndefined()
  })

  test('what could not be read is told a second later', async () => {
    await open()
    here.log.beforeRead = broken
    await here.play(received('pothole'))
    await here.city.feed.pump()
    await setClock(jumps)
    here.log.beforeRead = () => undefined
    here.records.length = 0
    await here.time.pass(SECOND)
    expect(here.city.feed.published).toBe(here.city.keeper.board.seq)
  })

  test('a request can be looked at, and its clocks be read', async () => {
    await open()
    await here.play(received('pothole'), assign('truck-7'))
    await setClock(jumps)
    await here.play(received('pothole', { as: 'new' }), acknowledge({ of: 'new' }))
    const { requests } = await new RequestsDesk(here.city).search({ limit: 10 })
    expect(requests.map(({ phase }) => phase)).toHaveLength(2)
    for (const { number } of requests) {
      const { clocks } = (await new RequestsDesk(here.city).byNumber(number))!
      expect(clocks.length).toBeGreaterThan(0)
      for (const reading of clocks) expect(clockReading.parse(JSON.parse(JSON.stringify(reading)))).toEqual(JSON.parse(JSON.stringify(reading)))
    }
  })
})

test('a board that was known before a restart is not taken for the one after, though the clock shows the same moment again', async () => {
  await open()
  await here.play(startShift('truck-7'))
  await here.city.stop()
  const now = Date.parse(here.time.now())
  const tagAfterOneFix = async (aheadMs: number) => {
    here.time.jump(now - Date.parse(here.time.now()))
    here = await new ClockedCity(here.stores, here.time).open()
    here.city.positions.take([{ ...fix('truck-7', aheadMs / SECOND), at: after(here.time.now(), aheadMs) }])
    await here.time.pass(SECOND)
    await here.city.stop()
    return here.city.door.etag({ role: 'dispatcher' })
  }
  expect(await tagAfterOneFix(0)).not.toBe(await tagAfterOneFix(10 * SECOND))
})
