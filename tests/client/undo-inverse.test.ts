import { describe, expect, it } from 'vitest'
import type { Board } from '../../shared/domain/board.ts'
import { isOpen, leadOf } from '../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import { inverseOf } from '../../client/undo/inverse.ts'
import { UNDOABLE } from '../../client/undo/undoable.ts'
import {
  acknowledge, assign, ben, cancel, close, correct, DAY, founded, give, given, hold, HOUR, idOf, merge, PLACE, received, reopen, reorder, resolve, resume, saying, unassign, unmerge, wait,
  type Act, type Step, type Steps,
} from '../domain/city.ts'
import { City, draft } from './kit/desk.ts'

const of = (name: string) => ({ of: name })
const two = [received('pothole'), acknowledge(), received('debris', { as: 'second' }), acknowledge(of('second'))]
const setState = (status: string, reason?: string) => give('SetCrewStatus', { crewId: idOf('truck-7'), status: status as 'break', ...(reason ? { reason } : {}) })
const position = { lng: PLACE.lng, lat: PLACE.lat }

interface Case {
  what: string
  given: Steps
  act: Act[]
  says: string | RegExp
  also?: RegExp
  /** Where taking back cannot reach what was before, what it reaches. */
  reaches?: string
}

const CASES: Case[] = [
  { what: 'a first giving', given: two, act: [assign('truck-7')], says: 'Take 26-00001 back from Truck 7?' },
  { what: 'a giving that acknowledged it', given: [received('pothole')], act: [assign('truck-7')], says: /^Take/, also: /stays acknowledged/ },
  { what: 'a giving from crew to crew', given: [two, assign('truck-7', of('second')), assign('truck-7'), assign('truck-8', of('second'))], act: [assign('truck-9')], says: 'Give 26-00001 back to Truck 7?' },
  { what: 'a giving from the middle of a run', given: [two, received('debris', { as: 'third' }), assign('truck-7', of('second')), assign('truck-7'), assign('truck-7', of('third'))], act: [assign('truck-8', { index: 0 })], says: /back to Truck 7/ },
  { what: 'a giving to the crew that assisted', given: [two, assign('truck-7'), assign('truck-8', { role: 'assist' })], act: [assign('truck-8')], says: /^Give 26-00001 back to Truck 7 and send Truck 8/ },
  { what: 'a giving that ended a hold', given: [two, saying(hold('parts', DAY), { note: 'A new lamp' })], act: [assign('truck-7')], says: 'Take 26-00001 back from Truck 7 and put it back on hold?' },
  { what: 'a helper sent', given: [two, assign('truck-7')], act: [assign('truck-8', { role: 'assist' })], says: 'Take 26-00001 back from Truck 8?' },
  { what: 'a taking back', given: [two, assign('truck-7'), assign('truck-7', of('second')), assign('truck-8', { role: 'assist' })], act: [unassign()], says: /^Give 26-00001 back to Truck 7 and send Truck 8 to help/ },
  { what: 'a taking back from a helper', given: [two, assign('truck-7'), assign('truck-8', { role: 'assist' })], act: [unassign('truck-8')], says: /^Send Truck 8 to help with 26-00001/ },
  { what: 'a taking back from a crew on the way', given: [two, assign('truck-7'), give('StartTravel', { requestId: idOf('it'), crewId: idOf('truck-7') })], act: [unassign()], says: /back to Truck 7/, also: /Truck 7 was on the way: it will have to accept again/ },
  { what: 'a taking back while on hold', given: [two, assign('truck-7'), hold('parts')], act: [unassign()], says: 'Give 26-00001 back to Truck 7 and put it back on hold?' },
  { what: 'another order', given: [two, assign('truck-7'), assign('truck-7', of('second'))], act: [reorder('truck-7', ['second', 'it'])], says: 'Put the run of Truck 7 back in its former order?' },
  { what: 'a hold', given: [two, assign('truck-7')], act: [hold('weather')], says: 'Resume 26-00001?' },
  { what: 'a hold of one nobody acknowledged', given: [received('pothole')], act: [hold('weather')], says: /^Resume/ },
  { what: 'a resuming', given: [two, assign('truck-7'), saying(hold('weather'), { note: 'Rain' })], act: [resume()], says: 'Put 26-00001 back on hold?' },
  { what: 'a merge', given: [two, assign('truck-7', of('second')), assign('truck-7')], act: [merge('it', 'second')], says: 'Take the merge of 26-00001 back and give it back to Truck 7?' },
  { what: 'a taken-back merge', given: [two, merge('it', 'second')], act: [unmerge()], says: 'Merge 26-00001 into 26-00002?' },
  { what: 'a corrected place', given: two, act: [correct({ place: { ...PLACE, lat: 40.05 } })], says: 'Set 26-00001 back to its former place?' },
  { what: 'a corrected service and words', given: two, act: [correct({ serviceCode: 'debris', description: 'A tyre' })], says: 'Set 26-00001 back to its former service and words?' },
  { what: 'a cancelling', given: [two, assign('truck-7', of('second')), assign('truck-7')], act: [cancel()], says: 'Reopen 26-00001 and give it back to Truck 7?' },
  { what: 'a cancelling of what was on hold', given: [two, hold('parts')], act: [cancel()], says: 'Reopen 26-00001 and put it back on hold?' },
  { what: 'a resolving', given: [two, assign('truck-7')], act: [resolve('fixed')], says: /^Reopen 26-00001 and give it back to Truck 7/ },
  { what: 'a resolving that planned the rest', given: [two, assign('truck-7')], act: [resolve('made-safe', { when: '2026-11-26T15:00:00.000Z' })], says: /^Resume 26-00001 and give it back to Truck 7/, also: /made safe stays/ },
  { what: 'a closing', given: [two, assign('truck-7'), resolve('fixed'), wait(HOUR)], act: [close()], says: 'Reopen 26-00001?', also: /new round begins/, reaches: 'waiting' },
  { what: 'a reopening of the cancelled', given: [two, cancel()], act: [reopen()], says: 'Cancel 26-00001?' },
  { what: 'a reopening of the resolved', given: [two, assign('truck-7'), resolve('not-ours', { to: 'The county', note: 'Told them', proof: { kind: 'position', position } })], act: [reopen()], says: 'Resolve 26-00001: not ours?' },
  { what: 'a reopening of the closed', given: [two, assign('truck-7'), resolve('fixed'), close(), wait(HOUR)], act: [reopen()], says: 'Resolve 26-00001: fixed and close it?' },
  { what: 'a crew sent on a break', given: [two, setState('out-of-service', 'flat tyre')], act: [setState('break')], says: 'Set Truck 7 back to out of service?' },
  { what: 'several given at once', given: [two, assign('truck-7'), assign('truck-7', of('second'))], act: [assign('truck-8'), assign('truck-8', of('second'))], says: 'Give 2 back to Truck 7?' },
  { what: 'a lead and a helper at once', given: two, act: [assign('truck-7'), assign('truck-8', { role: 'assist' })], says: 'Take 26-00001 back from Truck 7?' },
]

const FAMILY: Partial<Record<ServiceRequest['status'], string>> = {
  received: 'waiting', acknowledged: 'waiting', assigned: 'given', accepted: 'given', 'en-route': 'given', 'on-scene': 'given',
}
/** What a person sees of the city; not when it became so, nor which record said it. */
function shown(board: Board) {
  const requests = [...board.requests.values()].map((request) => ({
    number: request.number, status: FAMILY[request.status] ?? request.status, lead: leadOf(request), assisting: request.assisting.toSorted(),
    place: request.place, serviceCode: request.serviceCode, description: request.description, reportCount: request.reportCount,
    ...(request.status === 'on-hold' ? { hold: { reason: request.hold.reason, owner: request.hold.owner, wakeAt: request.hold.wakeAt, note: request.hold.note, pauses: request.hold.pauses } } : {}),
    ...('resolution' in request ? { resolution: { ...request.resolution, seq: 0 } } : {}),
    ...('mergedInto' in request ? { into: request.mergedInto } : {}),
  }))
  const crews = [...board.crews.values()].map(({ name, run, status, statusReason }) => ({ name, run, status, statusReason }))
  return { requests, crews }
}

const start = (...steps: Steps): City => new City(given(founded(), ...steps).scene)

describe('taking back', () => {
  it.each(CASES)('$what: it says so first, and the city is as it was; given again, it is as it had become', ({ given: steps, act, says, also, reaches }) => {
    const city = start(...steps)
    const before = shown(city.board)
    const done = city.act(act.map((each) => draft(each, city.now)))
    const became = shown(city.board)
    expect(became, 'the act changed something').not.toEqual(before)

    const inverse = inverseOf(done, city.world())
    if ('cannot' in inverse) throw new Error(inverse.cannot)
    expect(inverse.says).toEqual(expect.stringMatching(says instanceof RegExp ? says : new RegExp(`^${says.replace(/[?.]/g, '\\$&')}$`)))
    expect(inverse.also.join(' ')).toMatch(also ?? /.*/)
    const undone = city.act(inverse.commands)
    if (reaches) expect(shown(city.board).requests[0]).toMatchObject({ status: reaches })
    else expect(shown(city.board)).toEqual(before)

    const again = inverseOf(undone, city.world())
    if ('cannot' in again) throw new Error(again.cannot)
    city.act(again.commands)
    expect(shown(city.board)).toEqual(became)
  })

  it('forgets no kind of act that can be taken back', () => {
    const tried = new Set(CASES.flatMap(({ act }) => act.map(({ command }) => command.kind)))
    const undoable = (Object.keys(UNDOABLE) as CommandKind[]).filter((kind) => UNDOABLE[kind] === true)
    expect(undoable.filter((kind) => !tried.has(kind))).toEqual([])
    expect(undoable).toHaveLength(13)
  })

  it('says of every other act why it stays, and what to do instead', () => {
    for (const [kind, why] of Object.entries(UNDOABLE)) {
      if (why !== true) expect(why, kind).toMatch(/^[A-Z].{30,}\.$/)
    }
    const city = start(received('pothole'))
    const done = city.act([draft(acknowledge(), city.now)])
    expect(inverseOf(done, city.world())).toEqual({ cannot: expect.stringContaining('Acknowledging stays') })
  })

  it('does not merge again into one that somebody else has changed, or that has ended', () => {
    for (const act of [hold('weather', DAY, of('second')), cancel(of('second'))]) {
      const city = start(two, merge('it', 'second'))
      const done = city.act([draft(unmerge(), city.now)])
      expect(city.give([draft(act, city.now)], ben)).toBeUndefined()
      expect(inverseOf(done, city.world())).toEqual({ cannot: expect.stringMatching(/^26-00002 has changed since: Ben /) })
    }
  })

  it('leaves the report when what came with it is taken back', () => {
    const city = start()
    const report = received('pothole')
    const done = city.act([report, assign('truck-7')].map((act: Step) => draft(act as Act, city.now)))
    const inverse = inverseOf(done, city.world())
    if ('cannot' in inverse) throw new Error(inverse.cannot)
    expect(inverse.says).toBe('Take 26-00001 back from Truck 7?')
    expect(inverse.also).toContain(UNDOABLE.ReceiveRequest)
    city.act(inverse.commands)
    expect(isOpen(city.board.requests.get(idOf('it'))!)).toBe(true)
    expect(city.board.crews.get(idOf('truck-7'))!.run).toEqual([])
  })
})
