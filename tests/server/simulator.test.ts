import { afterEach, describe, expect, test } from 'vitest'
import { RoadNet } from '../../shared/roads/road-net.ts'
import { isOpenStatus } from '../../shared/domain/requests.ts'
import { distanceM } from '../../shared/domain/distance.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import { ana, SimulatedTown } from './simulator-town.ts'

const MINUTE = 60_000
let town: SimulatedTown
afterEach(() => town.simulator.stop())

/** In which order a request's steps may come; a crew may be skipped ahead of, never back. */
const ORDER = ['RequestReceived', 'RequestAcknowledged', 'CrewAssigned', 'AssignmentAccepted', 'TravelStarted', 'CrewArrived', 'RequestResolved', 'RequestClosed']

describe('an hour of the simulated town', () => {
  test('crews stay on the roads at the roads’ speeds, and every request is led through its steps in order', async () => {
    town = await new SimulatedTown().open({ haste: 4, isStorm: true })
    await town.pass(60 * MINUTE)
    expect(town.faults).toEqual([])
    const records = await town.records()
    const count = (kind: LogRecord['kind']) => records.filter((record) => record.kind === kind).length
    expect(count('RequestReceived')).toBeGreaterThan(60)
    expect(count('CrewArrived')).toBeGreaterThan(20)
    expect(count('RequestResolved')).toBeGreaterThan(15)
    expect(count('RequestsMerged')).toBeGreaterThan(3)
    expect(count('NoteAdded')).toBeGreaterThan(2)

    const refused = town.given.filter(({ outcome }) => outcome === 'refused')
    expect(refused.length / town.given.length).toBeLessThan(0.02)

    const net = new RoadNet(town.roads)
    for (const crewId of town.ids) {
      const fixes = town.heard.filter((one) => one.crewId === crewId).map(({ fix }) => fix)
      expect(fixes.length).toBeGreaterThan(100)
      for (const fix of fixes) {
        const on = net.nearest(fix, 60)
        expect(on, 'near a road').toBeDefined()
        expect(on!.offM).toBeLessThan(25)
        // Near a crossing the fix may lie on the slower of two roads.
        expect(fix.speedMps!).toBeLessThanOrEqual(15)
      }
      fixes.slice(1).forEach((fix, i) => {
        const seconds = Math.max(1, (Date.parse(fix.at) - Date.parse(fixes[i]!.at)) / 1000)
        expect(distanceM(fixes[i]!, fix) / seconds).toBeLessThan(15 + 20 / seconds)
      })
    }

    for (const { id } of town.city.keeper.board.requests.values()) {
      let at = 0
      for (const { kind } of records.filter((record) => 'requestId' in record && record.requestId === id)) {
        if (['AssignmentDeclined', 'CrewUnassigned', 'RequestHeld', 'RequestResumed'].includes(kind)) at = 1
        const place = ORDER.indexOf(kind)
        if (place < 0) continue
        expect(place, `${kind} after ${ORDER[at]}`).toBeGreaterThanOrEqual(at)
        at = place
      }
    }
  })

  test('whoever works on scene is at the place', async () => {
    town = await new SimulatedTown().open({ haste: 4, isStorm: true })
    await town.pass(30 * MINUTE)
    const arrivals = (await town.records()).flatMap((record) => (record.kind === 'CrewArrived' ? [record] : []))
    expect(arrivals.length).toBeGreaterThan(5)
    for (const { requestId, crewId, at } of arrivals) {
      const last = town.heard.findLast((one) => one.crewId === crewId && one.fix.at <= at)!
      // A truck may have been without signal for the last of the way.
      if (Date.parse(at) - Date.parse(last.fix.at) > 40_000) continue
      expect(distanceM(last.fix, town.city.keeper.board.requests.get(requestId)!.place)).toBeLessThan(80)
    }
  })

  test('the same seed brings the same day; another brings another', async () => {
    const day = async (seed: number) => {
      town = await new SimulatedTown().open({ seed, isStorm: true, crews: 4 })
      await town.pass(15 * MINUTE)
      town.simulator.stop()
      return (await town.records()).flatMap((record) => (record.kind === 'RequestReceived' ? [`${record.at} ${record.serviceCode} ${record.place.lng} ${record.description}`] : record.kind === 'CrewAssigned' ? [`${record.at} ${town.ids.indexOf(record.crewId)}`] : []))
    }
    const first = await day(11)
    expect(first.length).toBeGreaterThan(8)
    expect(await day(11)).toEqual(first)
    expect(await day(12)).not.toEqual(first)
  })
})

describe('people come first', () => {
  test('the first command of another dispatcher stops the simulated one at once, and it comes back a quarter of an hour after the last', async () => {
    town = await new SimulatedTown().open({ isStorm: true })
    const byDesk = () => town.given.filter(({ by }) => by === 'sim-dispatcher')
    await town.pass(10 * MINUTE)
    const before = byDesk().length
    expect(before).toBeGreaterThan(3)
    const note = () => town.person(ana, { kind: 'AddNote', requestId: [...town.city.keeper.board.requests.keys()][0]!, text: 'Called back' })
    await note()
    const handed = town.time.now()
    await town.pass(10 * MINUTE)
    await note()
    const last = Date.parse(town.time.now())
    await town.pass(14 * MINUTE)
    // What was already on its way may still arrive; what waited to be sent never is.
    expect(byDesk().filter(({ at }) => at > handed)).toEqual([])
    expect((await town.records()).filter(({ kind, at }) => kind === 'RequestReceived' && at > handed).length).toBeGreaterThan(3)
    await town.pass(4 * MINUTE)
    const back = byDesk().filter(({ at }) => at > handed)
    expect(back.length).toBeGreaterThan(0)
    expect(Date.parse(back[0]!.at)).toBeGreaterThanOrEqual(last + 15 * MINUTE)
  })

  test('a truck whose tablet somebody opens, or that a desk commands, is left alone, its positions too; giving it work is no such command', async () => {
    town = await new SimulatedTown().open({ isStorm: true })
    await town.pass(6 * MINUTE)
    const [one, two, three] = town.ids as [string, string, string]
    const page = town.visit({ id: 'demo-crew1', role: 'crew', crewId: one })
    await town.person(ana, { kind: 'SetCrewStatus', crewId: two, status: 'break' })
    const request = [...town.city.keeper.board.requests.values()].find(({ status, id }) => isOpenStatus(status) && !town.city.keeper.board.crews.get(three)!.run.includes(id))!
    await town.person(ana, { kind: 'AssignCrew', requestId: request.id, crewId: three })
    await town.pass(1_000)
    const since = town.time.now()
    await town.pass(5 * MINUTE)
    page.close()
    await town.pass(5 * MINUTE)
    const later = (crewId: string) => town.heard.filter((heard) => heard.crewId === crewId && heard.fix.at > since).length
    expect([later(one), later(two)]).toEqual([0, 0])
    expect(later(three)).toBeGreaterThan(10)
    expect(town.given.filter(({ at, by }) => at > since && ['sim-crew1', 'sim-crew2'].includes(by))).toEqual([])
    expect(town.given.filter(({ by, command }) => by === 'sim-crew3' && 'requestId' in command && command.requestId === request.id)).not.toEqual([])
  })

  test('a truck that another device speaks for is left alone too', async () => {
    town = await new SimulatedTown().open()
    await town.pass(2 * MINUTE)
    const crewId = town.ids[4]!
    town.city.positions.take([{ crewId, lng: -45.001, lat: 40.001, at: town.time.now() }])
    await town.pass(2_000)
    const before = town.heard.filter((heard) => heard.crewId === crewId).length
    await town.pass(3 * MINUTE)
    expect(town.heard.filter((heard) => heard.crewId === crewId)).toHaveLength(before)
  })

  test('with the next shift the truck is the simulator’s again', async () => {
    // Four in the morning, local time.
    town = await new SimulatedTown(Date.UTC(2026, 10, 24, 9)).open({ crews: 2, endsInMs: 40 * MINUTE })
    await town.person(ana, { kind: 'SetCrewStatus', crewId: town.ids[0]!, status: 'out-of-service' })
    await town.pass(80 * MINUTE)
    expect([...town.city.keeper.board.crews.values()].map(({ shift }) => shift)).toEqual([undefined, undefined])
    const ended = town.heard.length
    await town.pass(10 * MINUTE)
    expect(town.heard, 'nobody is watched off shift').toHaveLength(ended)
    // Both begin between half past six and seven.
    await town.pass(100 * MINUTE)
    expect(town.given.filter(({ command }) => command.kind === 'StartShift').map(({ by }) => by).sort()).toEqual(['sim-crew1', 'sim-crew2'])
    expect(new Set(town.heard.slice(ended).map(({ crewId }) => crewId)).size).toBe(2)
  })

  test('who opened a tablet and left while the simulator’s line was down is not thought to be there for ever', async () => {
    town = await new SimulatedTown(Date.UTC(2026, 10, 24, 9)).open({ crews: 1, endsInMs: 40 * MINUTE })
    const page = town.visit({ id: 'demo-crew1', role: 'crew', crewId: town.ids[0]! })
    await town.pass(2_000)
    const comeBack = town.cut('sim-crew1')
    page.close()
    comeBack()
    await town.pass(190 * MINUTE)
    expect(town.given.flatMap(({ by, command }) => (command.kind === 'StartShift' ? [by] : []))).toEqual(['sim-crew1'])
  })
})

test('while the city cannot be reached nothing piles up, and work goes on when it can', async () => {
  town = await new SimulatedTown().open({ isStorm: true })
  await town.pass(5 * MINUTE)
  town.isUnreachable = true
  await town.pass(5 * MINUTE)
  town.isUnreachable = false
  const since = town.time.now()
  await town.pass(5 * MINUTE)
  expect(town.faults).toEqual([])
  expect(town.given.filter(({ at, by }) => at > since && by === 'sim-dispatcher').length).toBeGreaterThan(1)
})

test('once stopped it says nothing more', async () => {
  town = await new SimulatedTown().open({ isStorm: true })
  await town.pass(2 * MINUTE)
  town.simulator.stop()
  const [given, heard] = [town.given.length, town.heard.length]
  await town.pass(10 * MINUTE)
  expect([town.given.length, town.heard.length]).toEqual([given, heard])
})
