import { describe, expect, test } from 'vitest'
import {
  accept, acknowledge, arrive, assign, by, decline, founded, given, hold, idOf, luis, mia, received, reorder, resolve, setOff, unassign,
} from './city.ts'

const pothole = [founded(), received('pothole')]
const second = received('debris', { as: 'second' })
const third = received('debris', { as: 'third' })
const lead = (crew: string) => ({ kind: 'CrewAssigned', crewId: idOf(crew), role: 'lead' }) as const
const left = (crew: string) => ({ kind: 'CrewUnassigned', crewId: idOf(crew) }) as const

describe('giving a request to a crew', () => {
  test('acknowledges it first where nobody had', () => {
    given(...pothole).when(assign('truck-7')).thenEvents('RequestAcknowledged', lead('truck-7'))
      .andIt({ status: 'assigned', crewId: idOf('truck-7'), verified: true }).andCrew('truck-7', { run: [idOf('it')] })
  })
  test('says nothing more where it was acknowledged', () => {
    given(...pothole, acknowledge()).when(assign('truck-7')).thenEvents(lead('truck-7'))
  })
  test('wakes it from a hold first', () => {
    given(...pothole, acknowledge(), hold('parts')).when(assign('truck-7')).thenEvents('RequestResumed', lead('truck-7')).andIt({ status: 'assigned' })
  })
  test('wakes and acknowledges one that was held as it came in', () => {
    given(...pothole, hold('parts')).when(assign('truck-7')).thenEvents('RequestResumed', 'RequestAcknowledged', lead('truck-7'))
  })
  test('takes it from the lead it had, who loses the steps taken', () => {
    given(...pothole, assign('truck-7'), accept('truck-7'), setOff('truck-7')).when(assign('truck-8')).thenEvents(left('truck-7'), lead('truck-8'))
      .andIt({ status: 'assigned', crewId: idOf('truck-8') }).andCrew('truck-7', { run: [] }).andCrew('truck-8', { run: [idOf('it')] })
    const { scene } = given(...pothole, assign('truck-7'), accept('truck-7'), setOff('truck-7'), assign('truck-8'))
    expect(scene.request()).not.toHaveProperty('acceptedAt')
    expect(scene.request()).not.toHaveProperty('enRouteAt')
    expect(scene.request().assignments.map((one) => one.crewId)).toEqual([idOf('truck-8')])
  })
  test('a held one with another lead is woken, taken and given, in that order', () => {
    given(...pothole, assign('truck-7'), hold('parts')).when(assign('truck-8')).thenEvents('RequestResumed', left('truck-7'), lead('truck-8'))
  })
  test('puts it at the end of the run, or at the place that was pointed at', () => {
    const { scene } = given(founded(), received('pothole'), second, third, assign('truck-7'), assign('truck-7', { of: 'second' }))
    expect(scene.crew('truck-7').run).toEqual([idOf('it'), idOf('second')])
    scene.play([assign('truck-7', { of: 'third', index: 1 })])
    expect(scene.crew('truck-7').run).toEqual([idOf('it'), idOf('third'), idOf('second')])
  })
  test('a place beyond the end is the end', () => {
    given(...pothole, second, assign('truck-7', { of: 'second' })).when(assign('truck-7', { index: 99 })).thenEvents('RequestAcknowledged', { ...lead('truck-7'), index: 1 })
  })
  test('a crew off shift, on a break or without the skill is given it all the same', () => {
    const { scene } = given(...pothole)
    expect(scene.crew('truck-9')).not.toHaveProperty('shift')
    given(...pothole).when(assign('truck-9')).thenEvents('RequestAcknowledged', lead('truck-9'))
  })
  test('twice to the same crew is refused', () => {
    const outcome = given(...pothole, assign('truck-7')).when(assign('truck-7'))
    outcome.thenRefused({ because: 'already-assigned', crewId: idOf('truck-7'), requestId: idOf('it'), message: 'Truck 7 has 26-00001 already.' })
  })
  test('of a crew or a request that is not there is refused', () => {
    given(...pothole).when(assign('truck-99')).thenRefused({ because: 'unknown-crew' })
    given(...pothole).when(assign('truck-7', { of: 'nothing' })).thenRefused({ because: 'unknown-request' })
  })
})

describe('a second crew', () => {
  const both = [...pothole, assign('truck-7'), assign('truck-8', { role: 'assist' })]

  test('assists without changing the status or the lead', () => {
    given(...pothole, assign('truck-7'), accept('truck-7')).when(assign('truck-8', { role: 'assist' }))
      .thenEvents({ kind: 'CrewAssigned', crewId: idOf('truck-8'), role: 'assist' })
      .andIt({ status: 'accepted', crewId: idOf('truck-7'), assisting: [idOf('truck-8')] }).andCrew('truck-8', { run: [idOf('it')] })
  })
  test('cannot assist where there is no lead, and so leads', () => {
    given(...pothole).when(assign('truck-8', { role: 'assist' })).thenEvents('RequestAcknowledged', lead('truck-8'))
  })
  test('may be made the lead, which takes the other off', () => {
    given(...both).when(assign('truck-8')).thenEvents(left('truck-7'), lead('truck-8')).andIt({ crewId: idOf('truck-8'), assisting: [] })
  })
  test('that leads cannot assist as well', () => {
    given(...both).when(assign('truck-7', { role: 'assist' })).thenRefused({ because: 'already-assigned' })
  })
  test('steps by itself, and the status follows the lead', () => {
    given(...both).when(by(mia, setOff('truck-8'))).thenEvents('TravelStarted').andIt({ status: 'assigned' })
    given(...both, by(mia, setOff('truck-8'))).when(by(mia, accept('truck-8'))).thenRefused({ because: 'wrong-status' })
  })
  test('that arrives first is the first arrival, though the lead is not there yet', () => {
    const { scene } = given(...both, by(mia, arrive('truck-8')))
    expect(scene.request()).toMatchObject({ status: 'assigned', arrivedAt: scene.now })
    const first = scene.now
    scene.play([by(luis, arrive('truck-7'))])
    expect(scene.request()).toMatchObject({ status: 'on-scene', arrivedAt: first })
  })
  test('goes with the lead when the lead is taken off', () => {
    given(...both).when(unassign('truck-7')).thenEvents(left('truck-8'), left('truck-7'))
      .andIt({ status: 'acknowledged', assisting: [], assignments: [] }).andCrew('truck-8', { run: [] })
  })
  test('goes with the lead when the lead gives it back', () => {
    given(...both).when(decline('truck-7')).thenEvents(left('truck-8'), { kind: 'AssignmentDeclined', crewId: idOf('truck-7'), reason: 'busy' })
      .andIt({ status: 'acknowledged', assignments: [] })
  })
  test('may give its own part back, and the lead goes on', () => {
    given(...both, accept('truck-7')).when(decline('truck-8')).thenEvents('AssignmentDeclined').andIt({ status: 'accepted', crewId: idOf('truck-7'), assisting: [] })
  })
})

describe('taking a request back', () => {
  test('from its crew makes it acknowledged again', () => {
    given(...pothole, assign('truck-7'), arrive('truck-7')).when(unassign('truck-7')).thenEvents(left('truck-7'))
      .andIt({ status: 'acknowledged' }).andCrew('truck-7', { run: [] })
  })
  test('without naming a crew takes it from all', () => {
    given(...pothole, assign('truck-7'), assign('truck-8', { role: 'assist' })).when(unassign()).thenEvents(left('truck-8'), left('truck-7'))
  })
  test('of one on hold leaves it on hold, to wake as acknowledged', () => {
    given(...pothole, assign('truck-7'), hold('parts')).when(unassign()).thenEvents(left('truck-7')).andIt({ status: 'on-hold', hold: { from: 'acknowledged' } as never })
  })
  test('from a crew that does not have it is refused', () => {
    given(...pothole, assign('truck-7')).when(unassign('truck-8')).thenRefused({ because: 'not-assigned', message: 'Truck 8 does not have 26-00001.' })
  })
  test('where no crew has it is refused', () => {
    given(...pothole).when(unassign()).thenRefused({ because: 'not-assigned', message: 'No crew has 26-00001.' })
  })
  test('of a resolved one is refused', () => {
    given(...pothole, assign('truck-7'), resolve()).when(unassign()).thenRefused({ because: 'wrong-status', status: 'resolved' })
  })
})

describe('the order of a run', () => {
  const three = [founded(), received('pothole'), second, third, assign('truck-7'), assign('truck-7', { of: 'second' })]

  test('is what the dispatcher says it is', () => {
    given(...three).when(reorder('truck-7', ['second', 'it'])).thenEvents({ kind: 'RunReordered', requestIds: [idOf('second'), idOf('it')] })
      .andCrew('truck-7', { run: [idOf('second'), idOf('it')] })
  })
  test.each([
    ['leaves one out', ['it']],
    ['names one twice', ['it', 'it']],
    ['names one of another run', ['it', 'third']],
    ['names one too many', ['it', 'second', 'third']],
  ])('is refused, with the run as it is, where the list %s', (_, list) => {
    given(...three).when(reorder('truck-7', list)).thenRefused({ because: 'run-changed', crewId: idOf('truck-7'), run: [idOf('it'), idOf('second')] })
  })
  test('of a crew that is not there is refused', () => {
    given(...three).when(reorder('truck-99', [])).thenRefused({ because: 'unknown-crew' })
  })
})

describe('the steps of a crew', () => {
  const given7 = [...pothole, assign('truck-7')]

  test('accept, set off and arrive each leave their time', () => {
    const { scene } = given(...given7, accept('truck-7'))
    const times: Record<string, string> = { acceptedAt: scene.now }
    scene.play([setOff('truck-7')])
    times.enRouteAt = scene.now
    scene.play([arrive('truck-7')])
    times.arrivedAt = scene.now
    expect(scene.request()).toMatchObject({ status: 'on-scene', ...times, assignments: [times] })
  })
  test('a skipped step has no time', () => {
    const { scene } = given(...given7, arrive('truck-7'))
    expect(scene.request()).not.toHaveProperty('acceptedAt')
    expect(scene.request()).not.toHaveProperty('enRouteAt')
  })
  test('giving back says why and makes it acknowledged again', () => {
    given(...given7, setOff('truck-7')).when(decline('truck-7')).thenEvents({ kind: 'AssignmentDeclined', reason: 'busy', crewId: idOf('truck-7') })
      .andIt({ status: 'acknowledged' }).andCrew('truck-7', { run: [] })
  })
  test('for a crew that does not have it is refused by name', () => {
    given(...given7).when(accept('truck-8')).thenRefused({ because: 'not-assigned', message: 'Truck 8 does not have 26-00001.' })
  })
  test('a crew may be under way to several, and on scene at several', () => {
    const { scene } = given(...given7, second, assign('truck-7', { of: 'second' }), setOff('truck-7'), setOff('truck-7', { of: 'second' }))
    expect([scene.request().status, scene.request('second').status]).toEqual(['en-route', 'en-route'])
    scene.play([arrive('truck-7'), arrive('truck-7', { of: 'second' })])
    expect([scene.request().status, scene.request('second').status]).toEqual(['on-scene', 'on-scene'])
  })
  test('once there, it stays true that somebody arrived, whoever comes next', () => {
    const { scene } = given(...given7, arrive('truck-7'))
    const arrivedAt = scene.now
    scene.play([unassign(), assign('truck-8')])
    expect(scene.request()).toMatchObject({ status: 'assigned', arrivedAt })
  })
  test('the change is signed by whoever made it, for the sentence to name', () => {
    given(...given7).when(by(luis, accept('truck-7'))).andIt({ changed: { kind: 'AssignmentAccepted', by: 'Luis', crewId: idOf('truck-7') } })
  })
})
