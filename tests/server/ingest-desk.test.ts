import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { IngestDesk } from '../../server/ingest/ingest-desk.ts'
import type { StoredDevice } from '../../server/ports/device-store.ts'
import { PositionsDesk } from '../../server/positions/positions-desk.ts'
import { later } from '../../shared/domain/later.ts'
import { HOUR, idOf, MINUTE, PLACE, startShift } from '../domain/city.ts'
import { openTown, Town } from './town.ts'

let town: Town
let positions: PositionsDesk
let desk: IngestDesk
let phone: StoredDevice

/** What a process has in memory, begun anew over what is stored. */
async function start() {
  const { keeper, time, stores } = town
  positions = new PositionsDesk({ keeper, trail: stores.trail, time, onFault: (fault) => town.faults.push(fault), onTick: () => undefined })
  await positions.start()
  desk = new IngestDesk({ devices: stores.devices, trail: stores.trail, keeper, positions, time })
}
const makePhone = async (crew = 'truck-7') => (await desk.device((await desk.make(idOf(crew), 'A phone')).id))!
/** Truck 7 has been on shift for eleven hours, and nothing has come yet. */
beforeEach(async () => {
  town = await (await openTown()).play(startShift('truck-7'))
  await town.time.pass(11 * HOUR)
  await start()
  phone = await makePhone()
})
afterEach(async () => {
  town.watch.stop()
  await positions.stop()
})
const at = (ms: number) => later(town.time.now(), ms)
const take = (ms: number, device = phone) => desk.take(device, { lng: PLACE.lng, lat: PLACE.lat, at: at(ms) })
const trail = () => town.stores.trail.trail(idOf('truck-7'), '2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z')

describe('a record of one phone and one time', () => {
  test('[D4] is taken once, also where the city was started anew in between', async () => {
    expect([await take(-MINUTE), await take(-MINUTE)]).toEqual(['taken', 'repeated'])
    await positions.stop()
    await start()
    expect([await take(-MINUTE), await take(-MINUTE + 1)]).toEqual(['repeated', 'taken'])
    await town.time.pass(2_000)
    expect(await trail()).toHaveLength(2)
  })

  test('[D4] is another where it is of another phone of the same crew', async () => {
    const other = await makePhone()
    expect([await take(-MINUTE), await take(-MINUTE, other)]).toEqual(['taken', 'taken'])
  })

  test('[D4] is known where a whole shift is sent, and then sent again', async () => {
    const hours = Array.from({ length: 11 }, (_, hour) => (hour - 11) * HOUR + MINUTE)
    for (const ms of hours) expect(await take(ms)).toBe('taken')
    await town.time.pass(2_000)
    for (const ms of hours) expect(await take(ms - 2_000)).toBe('repeated')
    expect(await trail()).toHaveLength(11)
  })

  test('[D4] is taken at the next try, where what was kept could not be read at the first', async () => {
    const { trail } = town.stores.trail
    town.stores.trail.trail = () => Promise.reject(new Error('unreadable'))
    await expect(take(-MINUTE)).rejects.toThrow('unreadable')
    town.stores.trail.trail = trail
    expect(await take(-MINUTE)).toBe('taken')
  })
})

test('[D3] a time without a zone is the city’s, and before there is a city it is UTC', async () => {
  expect(new Date(desk.cityTime(Date.UTC(2026, 6, 24, 12))).toISOString()).toBe('2026-07-24T16:00:00.000Z')
  const nowhere = await new Town().open()
  const unfounded = new IngestDesk({ devices: nowhere.stores.devices, trail: nowhere.stores.trail, keeper: nowhere.keeper, positions, time: nowhere.time })
  expect(unfounded.cityTime(Date.UTC(2026, 6, 24, 12))).toBe(Date.UTC(2026, 6, 24, 12))
  nowhere.watch.stop()
})

test('[D5] a crew that is not there any more, or not on shift, leaves no trace', async () => {
  const idle = await makePhone('truck-8')
  expect(await take(-MINUTE, idle)).toBe('off-shift')
  expect(await take(-MINUTE, { ...phone, crewId: idOf('truck-99') })).toBe('off-shift')
  await town.time.pass(2_000)
  expect(await town.stores.trail.count()).toBe(0)
})
