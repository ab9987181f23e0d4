import { afterEach, describe, expect, test } from 'vitest'
import { StoreFault } from '../../server/ports/fault.ts'
import { PositionsDesk } from '../../server/positions/positions-desk.ts'
import { BoardDoor } from '../../server/feed/board-door.ts'
import type { Positions } from '../../shared/protocol/sockets.ts'
import { readTick } from '../../shared/sync/positions.ts'
import { ada, after, DAY, endShift, give, HOUR, idOf, MINUTE, startShift } from '../domain/city.ts'
import { openTown, Town } from './town.ts'

const SECOND = 1_000
const truck7 = idOf('truck-7')
const truck8 = idOf('truck-8')
const HALL = { lng: -86.1275, lat: 40.0428 }
/** So many metres north of City Hall. */
const north = (metres: number) => ({ lng: HALL.lng, lat: HALL.lat + metres / 111_195 })

let town: Town
let desk: PositionsDesk
let ticks: Positions[]
let own: Map<string, Positions[]>
let faults: unknown[]

const openDesk = async () => {
  ticks = []
  own = new Map()
  faults = []
  desk = new PositionsDesk({
    keeper: town.keeper, trail: town.stores.trail, time: town.time, onFault: (fault) => faults.push(fault),
    onTick: (tick, ofCrew) => {
      ticks.push(tick)
      for (const crewId of [truck7, truck8]) {
        const tell = ofCrew(crewId)
        if (tell) own.set(crewId, [...(own.get(crewId) ?? []), tell])
      }
    },
  })
  await desk.start()
}
/** Truck 7 and truck 8 have been on shift for an hour. */
const open = async () => {
  town = await (await openTown()).play(startShift('truck-7'), startShift('truck-8'))
  await town.time.pass(HOUR)
  await openDesk()
}
afterEach(async () => {
  town?.watch.stop()
  await desk?.stop()
})

const now = () => town.time.now()
const fix = (place: { lng: number; lat: number }, at = now(), crewId = truck7) => ({ crewId, ...place, at })
const shownOf = (crewId = truck7) => desk.shown().find((position) => position.crewId === crewId)
const trail = (crewId = truck7) => town.stores.trail.trail(crewId, '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')
const kept = async () => {
  await town.time.pass(SECOND)
  return trail()
}

describe('a fix', () => {
  test('of a crew on shift is shown and kept', async () => {
    await open()
    expect(desk.take([{ ...fix(HALL), accuracyM: 4, speedMps: 9.5, headingDeg: 90 }])).toEqual({ taken: 1, dropped: 0 })
    expect(shownOf()).toEqual({ crewId: truck7, ...HALL, at: now(), accuracyM: 4, speedMps: 9.5, headingDeg: 90 })
    expect(await kept()).toMatchObject([{ ...HALL, accuracyM: 4, receivedAt: expect.any(String) }])
    expect((await trail())[0]).not.toHaveProperty('hidden')
  })
  test('[P1] of a crew off shift is counted, neither shown nor kept', async () => {
    await open()
    expect(desk.take([fix(HALL, now(), idOf('truck-9')), fix(HALL, now(), idOf('truck-99'))])).toEqual({ taken: 0, dropped: 2 })
    expect(desk.counts).toEqual({ shown: 0, hidden: 0, offShift: 2 })
    await kept()
    expect(await town.stores.trail.count()).toBe(0)
  })
  test('[P1] is judged by its own time: from before the shift it is dropped, whenever it comes in', async () => {
    await open()
    const { startedAt } = town.keeper.board.crews.get(truck7)!.shift!
    expect(desk.take([fix(HALL, after(startedAt, -1)), fix(HALL, startedAt)])).toEqual({ taken: 1, dropped: 1 })
  })
  test('[P1] of the shift that ended, kept back by a device, goes to the trail and not to the map', async () => {
    await open()
    const at = now()
    await town.play(endShift('truck-7'))
    await town.time.pass(MINUTE)
    expect(desk.take([fix(HALL, at), fix(HALL, now())])).toEqual({ taken: 1, dropped: 1 })
    expect(desk.shown()).toEqual([])
    expect(await kept()).toHaveLength(1)
  })
  test('[P2] older than the one shown never takes its place, in whatever order they come', async () => {
    await open()
    const early = after(now(), -MINUTE)
    desk.take([fix(north(50)), fix(HALL, early), fix(north(10), now())])
    expect(shownOf()).toMatchObject(north(50))
    expect((await kept()).map((one) => one.hidden)).toEqual(['older', undefined, 'older'])
  })
  test.each<[string, () => Parameters<typeof fix>, string]>([
    ['at 0,0', () => [{ lng: 0, lat: 0 }], 'null-island'],
    ['more than a minute ahead', () => [north(5), after(now(), 60_001)], 'ahead'],
    ['a teleport away', () => [north(50_000), after(now(), SECOND)], 'teleport'],
  ])('[P2] %s is kept, but hidden', async (_, make, hidden) => {
    await open()
    desk.take([fix(HALL)])
    expect(desk.take([fix(...make())])).toEqual({ taken: 1, dropped: 0 })
    expect(shownOf()).toMatchObject(HALL)
    expect((await kept()).map((one) => one.hidden)).toContain(hidden)
  })
  test('[P2] exactly a minute ahead is a clock that is a little fast', async () => {
    await open()
    desk.take([fix(HALL, after(now(), 60_000))])
    expect(shownOf()).toMatchObject(HALL)
  })
  test('[P2] reached at the speed of a truck is no teleport', async () => {
    await open()
    desk.take([fix(HALL)])
    desk.take([fix(north(600), after(now(), 10 * SECOND))])
    expect(shownOf()).toMatchObject(north(600))
  })
})

describe('[P2] a jump', () => {
  const jumps = (...metres: number[]) => metres.forEach((m, i) => desk.take([fix(north(m), after(now(), (i + 1) * 10 * SECOND))]))

  test('is believed once three fixes agree', async () => {
    await open()
    desk.take([fix(HALL)])
    jumps(50_000, 50_100)
    expect(shownOf()).toMatchObject(HALL)
    jumps(50_000, 50_100, 50_200)
    expect(shownOf()).toMatchObject(north(50_200))
  })
  test('is not believed while they disagree with each other', async () => {
    await open()
    desk.take([fix(HALL)])
    jumps(50_000, 90_000, 20_000, 130_000)
    expect(shownOf()).toMatchObject(HALL)
  })
  test('is forgotten when the truck is where it was', async () => {
    await open()
    desk.take([fix(HALL)])
    jumps(50_000, 50_100, 100, 50_300)
    expect(shownOf()).toMatchObject(north(100))
  })
})

describe('a tick', () => {
  test('comes a quarter of a second after the first change, once, with the latest of each crew', async () => {
    await open()
    desk.take([fix(HALL)])
    desk.take([fix(north(1), after(now(), SECOND)), fix(north(2), after(now(), 2 * SECOND)), fix(HALL, now(), truck8)])
    await town.time.pass(249)
    expect(ticks).toEqual([])
    await town.time.pass(1)
    expect(ticks).toHaveLength(1)
    const { positions } = readTick(ticks[0]!, town.keeper.board.crews.values())
    expect(positions).toMatchObject([{ crewId: truck7, lat: expect.closeTo(north(2).lat, 5) }, { crewId: truck8, lat: expect.closeTo(HALL.lat, 5) }])
  })
  test('[P3] comes at most four times a second', async () => {
    await open()
    for (let i = 0; i < 100; i++) {
      desk.take([fix(north(i / 10), now())])
      await town.time.pass(10)
    }
    expect(ticks.length).toBeLessThanOrEqual(4)
    expect(ticks.length).toBeGreaterThanOrEqual(3)
  })
  test('[P3] carries only what changed', async () => {
    await open()
    desk.take([fix(HALL), fix(HALL, now(), truck8)])
    await town.time.pass(SECOND)
    desk.take([fix(north(5), now(), truck8)])
    await town.time.pass(SECOND)
    expect(ticks.map((tick) => readTick(tick, town.keeper.board.crews.values()).positions.map((one) => one.crewId))).toEqual([[truck7, truck8], [truck8]])
  })
  test('does not come for what nobody sees', async () => {
    await open()
    desk.take([fix({ lng: 0, lat: 0 })])
    await town.time.pass(SECOND)
    expect(ticks).toEqual([])
  })
  test('[P4] tells a crew of itself alone', async () => {
    await open()
    desk.take([fix(HALL), fix(north(5), now(), truck8)])
    await town.time.pass(SECOND)
    for (const crewId of [truck7, truck8]) {
      expect(own.get(crewId)!.flatMap((tick) => readTick(tick, town.keeper.board.crews.values()).positions.map((one) => one.crewId))).toEqual([crewId])
    }
    desk.take([fix(HALL, after(now(), SECOND), truck8)])
    await town.time.pass(SECOND)
    expect([own.get(truck7)!.length, own.get(truck8)!.length]).toEqual([1, 2])
  })
  test('counts up, so that a board with other positions has another name', async () => {
    await open()
    const door = new BoardDoor({ keeper: town.keeper, log: town.log, time: town.time, positions: desk })
    const before = door.etag({ role: 'dispatcher' })
    expect(door.etag({ role: 'dispatcher' })).toBe(before)
    desk.take([fix(HALL)])
    await town.time.pass(SECOND)
    expect(door.etag({ role: 'dispatcher' })).not.toBe(before)
  })
})

describe('at the end of a shift', () => {
  test('[P3] the position leaves the board, and everybody hears that it is gone', async () => {
    await open()
    desk.take([fix(HALL), fix(HALL, now(), truck8)])
    await town.time.pass(SECOND)
    const { tick } = desk
    await town.play(endShift('truck-7'))
    expect(desk.tick).not.toBe(tick)
    await town.time.pass(SECOND)
    expect(desk.shown().map((position) => position.crewId)).toEqual([truck8])
    expect(readTick(ticks.at(-1)!, town.keeper.board.crews.values())).toEqual({ positions: [], gone: [truck7] })
  })
  test('[P4] the crew hears it too, of itself and of nobody else', async () => {
    await open()
    desk.take([fix(HALL), fix(HALL, now(), truck8)])
    await town.time.pass(SECOND)
    await town.play(endShift('truck-7'))
    await town.time.pass(SECOND)
    expect(readTick(own.get(truck7)!.at(-1)!, town.keeper.board.crews.values())).toEqual({ positions: [], gone: [truck7] })
    expect(own.get(truck8)!.every((tick) => tick.gone.length === 0)).toBe(true)
  })
  test('what was about to be told is not told any more', async () => {
    await open()
    desk.take([fix(HALL)])
    await town.play(endShift('truck-7'))
    await town.time.pass(SECOND)
    expect(ticks.map((tick) => tick.rows)).toEqual([''])
  })
})

describe('after a restart', () => {
  const restart = async () => {
    await desk.stop()
    town = await new Town({ stores: town.stores, time: town.time }).open()
    await openDesk()
  }
  test('crews on shift are where they were last shown', async () => {
    await open()
    desk.take([fix(HALL), fix(north(5), after(now(), SECOND)), fix({ lng: 0, lat: 0 }, after(now(), 2 * SECOND)), fix(HALL, now(), truck8)])
    await town.time.pass(2 * SECOND)
    await town.play(endShift('truck-8'))
    await restart()
    expect(desk.shown().map((one) => [one.crewId, one.lat])).toEqual([[truck7, north(5).lat]])
  })
  test('a crew that began a new shift is not where it was on the one before', async () => {
    await open()
    desk.take([fix(HALL)])
    await town.time.pass(2 * SECOND)
    await town.play(endShift('truck-7'))
    await town.time.pass(HOUR)
    await town.play(startShift('truck-7'))
    expect(desk.shown()).toEqual([])
    await restart()
    expect(desk.shown()).toEqual([])
  })
  test('what came in the last second is kept by stopping', async () => {
    await open()
    desk.take([fix(HALL)])
    await desk.stop()
    expect(await trail()).toHaveLength(1)
  })
})

describe('the trail', () => {
  test('is forgotten after as many days as the city says', async () => {
    await open()
    desk.take([fix(HALL)])
    await town.play(give('ChangeSettings', { settings: { trailDays: 2 } }, ada))
    await town.time.pass(2 * DAY - HOUR)
    expect(await trail()).toHaveLength(1)
    await town.time.pass(3 * HOUR)
    expect(await trail()).toEqual([])
  })
  test('that cannot be written is a fault, and the map goes on', async () => {
    await open()
    town.stores.trail.keep = async () => {
      throw new StoreFault('The disk is full.', 1_000)
    }
    desk.take([fix(HALL)])
    await town.time.pass(2 * SECOND)
    expect([faults.length, shownOf()!.lat]).toEqual([1, HALL.lat])
  })
})

describe('an import of positions', () => {
  test('is kept whatever the time and the shift, and shown only on shift', async () => {
    await open()
    const longAgo = '2026-03-01T12:00:00.000Z'
    expect(desk.take([fix(HALL, longAgo, idOf('truck-9')), fix(north(5), longAgo)], true)).toEqual({ taken: 2, dropped: 0 })
    expect(desk.shown()).toMatchObject([{ crewId: truck7, imported: true }])
    await kept()
    expect(await trail(idOf('truck-9'))).toMatchObject([{ at: longAgo, imported: true }])
  })
  test('is dropped, fix by fix, where it is from before any city’s time', async () => {
    await open()
    expect(desk.take([fix(HALL, '1989-12-31T23:59:59.999Z'), fix(HALL, '1990-01-01T00:00:00.000Z')], true)).toEqual({ taken: 1, dropped: 1 })
  })
  test('is shown if it is newer than the last, and never called silent', async () => {
    await open()
    desk.take([fix(HALL)], true)
    expect(shownOf()).toMatchObject({ imported: true })
    desk.take([fix(north(5), after(now(), SECOND))])
    expect(shownOf()).not.toHaveProperty('imported')
  })
})
