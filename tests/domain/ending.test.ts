import { describe, expect, test } from 'vitest'
import {
  acknowledge, arrive, assign, ben, by, cancel, close, correct, DAY, founded, give, given, hold, HOUR, idOf, imported, luis, makeSafe, MINUTE, PLACE,
  policy, received, reopen, resident, resolve, resume, sam, START, system, wait, type Steps,
} from './city.ts'

const pothole = [founded(), received('pothole')]
const wires = [founded(), received('wires-down')]
const atWork = [...pothole, assign('truck-7'), arrive('truck-7')]
const FRIDAY = new Date(START + 3 * DAY).toISOString()

describe('resolving', () => {
  test('acknowledges first what nobody had', () => {
    given(...pothole).when(resolve('fixed')).thenEvents('RequestAcknowledged', { kind: 'RequestResolved', outcome: 'fixed' }).andIt({ status: 'resolved' })
  })
  test.each([['fixed', {}], ['not-found', {}], ['not-ours', { to: 'Duke Energy' }]] as const)('%s ends it, and leaves the crew as who did it', (outcome, more) => {
    given(...atWork).when(resolve(outcome, more)).thenEvents({ kind: 'RequestResolved', outcome, crewId: idOf('truck-7'), ...more })
      .andIt({ status: 'resolved', crewId: idOf('truck-7'), resolution: { outcome, userId: 'ana', ...more } as never })
      .andCrew('truck-7', { run: [] })
  })
  test('not ours without whose is refused', () => {
    given(...atWork).when(resolve('not-ours')).thenRefused({ because: 'whose-needed' })
  })
  test('made safe ends the crew’s part: safe, off the crews, held as planned until then', () => {
    given(...atWork, assign('truck-8', { role: 'assist' })).when(resolve('made-safe', { when: FRIDAY, note: 'coned off' })).thenEvents(
      { kind: 'RequestMadeSafe', crewId: idOf('truck-7'), note: 'coned off' },
      { kind: 'CrewUnassigned', crewId: idOf('truck-8') }, { kind: 'CrewUnassigned', crewId: idOf('truck-7') },
      { kind: 'RequestHeld', reason: 'planned', pauses: false, wakeAt: FRIDAY },
    ).andIt({ status: 'on-hold', assignments: [], hold: { from: 'acknowledged', wakeAt: FRIDAY } as never }).andCrew('truck-7', { run: [] })
  })
  test('planned does the same, but nothing was made safe', () => {
    given(...atWork).when(resolve('planned', { when: FRIDAY })).thenEvents('CrewUnassigned', { kind: 'RequestHeld', reason: 'planned', pauses: false })
  })
  test.each([['made-safe', 'RequestMadeSafe'], ['planned', 'RequestHeld']] as const)('%s leaves what was said in one record alone, so that it can be removed', (outcome, kind) => {
    const { records } = given(...atWork).when(resolve(outcome, { when: FRIDAY, note: 'Mrs Lind has the key', materials: [{ name: 'cones', quantity: 4 }] }))
    const told = (words: string) => records.filter((record) => JSON.stringify(record).includes(words)).map((record) => record.kind)
    expect([told('Mrs Lind'), told('cones'), told('seen from the road')]).toEqual([[kind], [kind], [kind]])
  })
  test('made safe a second time is not recorded again', () => {
    given(...atWork, makeSafe()).when(resolve('made-safe', { when: FRIDAY })).thenEvents('CrewUnassigned', 'RequestHeld')
  })
  test('made safe or planned while on hold ends that hold first', () => {
    given(...atWork, hold('parts')).when(resolve('planned', { when: FRIDAY })).thenEvents('RequestResumed', 'CrewUnassigned', 'RequestHeld')
  })
  test('made safe or planned acknowledges first what nobody had', () => {
    given(...pothole).when(resolve('planned', { when: FRIDAY })).thenEvents('RequestAcknowledged', 'RequestHeld').andIt({ status: 'on-hold' })
  })
  test.each(['made-safe', 'planned'] as const)('%s without a date, with one that is past or one too far off is refused', (outcome) => {
    given(...atWork).when(resolve(outcome)).thenRefused({ because: 'when-needed' })
    given(...atWork).when(resolve(outcome, { when: new Date(START).toISOString() })).thenRefused({ because: 'when-needed' })
    given(...atWork).when(resolve(outcome, { when: new Date(START + 31 * DAY).toISOString() })).thenRefused({ because: 'when-needed' })
  })
  test('made safe resolves where the policy promises no repair', () => {
    given(...wires, assign('truck-7')).when(resolve('made-safe')).thenEvents({ kind: 'RequestResolved', outcome: 'made-safe' }).andIt({ status: 'resolved' })
  })
  test('made safe resolves where there is no policy at all', () => {
    given(founded(), received('debris'), assign('truck-7')).when(resolve('made-safe')).thenEvents('RequestResolved')
  })
  test('planned does not resolve, even where the policy promises no repair', () => {
    given(...wires, assign('truck-7')).when(resolve('planned', { when: FRIDAY })).thenEvents('CrewUnassigned', 'RequestHeld')
  })
  test('names the crew that did it, where another is said', () => {
    given(...atWork).when(resolve('fixed', { crewId: idOf('truck-9') })).thenEvents({ kind: 'RequestResolved', crewId: idOf('truck-9') })
  })
  test('for a crew that is not there is refused', () => {
    given(...atWork).when(resolve('fixed', { crewId: idOf('truck-99') })).thenRefused({ because: 'unknown-crew' })
    given(...atWork).when(makeSafe({ crewId: idOf('truck-99') })).thenRefused({ because: 'unknown-crew' })
  })
  test('keeps what was said: note, materials, proof', () => {
    const said = { note: 'two bags', materials: [{ name: 'cold patch', quantity: 2, unit: 'bag' }] }
    given(...atWork).when(resolve('fixed', said)).thenEvents({ kind: 'RequestResolved', ...said }).andIt({ resolution: { ...said, proof: { kind: 'reason' } } as never })
  })
})

describe('the proof', () => {
  const metresNorth = (metres: number) => ({ lng: PLACE.lng, lat: PLACE.lat + metres / 111_195 })
  const from = (metres: number, accuracyM?: number) =>
    resolve('fixed', { proof: { kind: 'position', position: { ...metresNorth(metres), ...(accuracyM === undefined ? {} : { accuracyM }) } } })

  test('of a position near the place is good', () => {
    given(...atWork).when(from(240)).thenEvents('RequestResolved')
  })
  test('of a position elsewhere is refused, with the distance', () => {
    given(...atWork).when(from(1_200)).thenRefused({ because: 'too-far-for-proof', distanceM: 1_200, limitM: 250 })
    expect(given(...atWork).when(from(1_200)).refusal.message).toMatch(/^That position is 1,200 m from the place/)
  })
  test('gives a fix its own error, but no more than as much again', () => {
    given(...atWork).when(from(400, 200)).thenEvents('RequestResolved')
    given(...atWork).when(from(600, 10_000)).thenRefused({ because: 'too-far-for-proof', limitM: 500 })
  })
  test('asks nothing of a position where the place is unknown', () => {
    given(founded(), received('pothole', { place: { lng: 0, lat: 0, unknown: true } })).when(from(0)).thenEvents('RequestAcknowledged', 'RequestResolved')
  })
  test('of a photo or a reason is good from anywhere', () => {
    given(...atWork).when(resolve('fixed', { proof: { kind: 'photo', photoId: idOf('photo') } })).thenEvents('RequestResolved')
  })
})

describe('making safe', () => {
  test('is said once, by the crew that has it unless another is named', () => {
    given(...atWork).when(by(luis, makeSafe({ note: 'coned off' }))).thenEvents({ kind: 'RequestMadeSafe', crewId: idOf('truck-7'), note: 'coned off' }).andIt({ status: 'on-scene' })
    given(...atWork, makeSafe()).when(makeSafe()).thenRefused({ because: 'already-safe' })
  })
})

describe('holding', () => {
  test.each([['weather', true], ['parts', true], ['crew-busy', false], ['equipment', false]] as const)('for %s pauses the clocks only if its policy says so', (reason, pauses) => {
    given(...atWork).when(hold(reason)).thenEvents({ kind: 'RequestHeld', reason, owner: 'Duke Energy', pauses })
      .andIt({ status: 'on-hold', crewId: idOf('truck-7') }).andCrew('truck-7', { run: [idOf('it')] })
  })
  test('where there is no policy pauses nothing', () => {
    given(founded(), received('debris')).when(hold('weather')).thenEvents({ kind: 'RequestHeld', pauses: false })
  })
  test.each([['in the past', -MINUTE], ['at once', 0], ['in 31 days', 31 * DAY]])('until %s is refused', (_, wakeInMs) => {
    given(...atWork).when(hold('parts', wakeInMs)).thenRefused({ because: 'wake-time' })
  })
  test('for thirty days is the longest', () => {
    given(...atWork).when(hold('parts', 30 * DAY)).thenEvents('RequestHeld')
  })
  test.each<[string, Steps]>([
    ['received', []], ['acknowledged', [acknowledge()]], ['assigned', [assign('truck-7')]], ['on-scene', [assign('truck-7'), arrive('truck-7')]],
  ])('and resuming gives back the status from before: %s', (status, steps) => {
    given(...pothole, ...steps, hold('parts')).when(resume()).thenEvents('RequestResumed').andIt({ status })
    expect(given(...pothole, ...steps, hold('parts'), resume()).scene.request()).not.toHaveProperty('hold')
  })
  test('is ended by the city itself when it wakes, at its own time', () => {
    const city = given(...atWork, hold('parts', HOUR), wait(2 * HOUR))
    const { wakeAt } = (city.scene.request() as { hold: { wakeAt: string } }).hold
    city.when(give('ResumeRequest', { requestId: idOf('it'), occurredAt: wakeAt }, system)).thenEvents({ kind: 'RequestResumed', by: { actor: 'system' }, occurredAt: wakeAt })
  })
})

describe('closing and cancelling', () => {
  test('closing keeps the reason and the time', () => {
    given(...atWork, resolve()).when(give('CloseRequest', { requestId: idOf('it'), reason: 'resident told' })).thenEvents({ kind: 'RequestClosed', reason: 'resident told' }).andIt({ status: 'closed' })
  })
  test('a closed one stays a day on the board, and is gone after the next record', () => {
    const { scene } = given(...atWork, resolve(), close(), wait(DAY - 2 * MINUTE), received('debris', { as: 'other' }))
    expect(scene.isOnBoard()).toBe(true)
    scene.play([received('debris', { as: 'third' }), received('debris', { as: 'fourth' })])
    expect(scene.isOnBoard()).toBe(false)
  })
  test('of two that ended, the one whose end was told late leaves first', () => {
    const later = new Date(START + 2 * HOUR).toISOString()
    const { scene } = given(...pothole, received('debris', { as: 'other' }), wait(4 * HOUR), cancel(), imported(cancel({ of: 'other' }), later))
    scene.play([wait(DAY - 3 * HOUR), received('debris', { as: 'third' })])
    expect([scene.isOnBoard('other'), scene.isOnBoard()]).toEqual([true, true])
    scene.play([wait(2 * HOUR), received('debris', { as: 'fourth' })])
    expect([scene.isOnBoard('other'), scene.isOnBoard()]).toEqual([false, true])
    scene.play([wait(3 * HOUR), received('debris', { as: 'fifth' })])
    expect([scene.isOnBoard('other'), scene.isOnBoard()]).toEqual([false, false])
  })
  test('cancelling takes it out of the runs', () => {
    given(...atWork).when(give('CancelRequest', { requestId: idOf('it'), reason: 'prank' })).thenEvents({ kind: 'RequestCancelled', reason: 'prank' })
      .andIt({ status: 'cancelled', was: 'on-scene', assignments: [] }).andCrew('truck-7', { run: [] })
  })
})

describe('reopening', () => {
  const resolved = [...atWork, resolve()]

  test('begins a new round, without a crew and without the times of the old one', () => {
    const outcome = given(...resolved).when(by(ben, reopen())).thenEvents({ kind: 'RequestReopened', newRound: true })
      .andIt({ status: 'acknowledged', round: 2, assignments: [], assisting: [] })
    const request = outcome.scene.request()
    expect(request.reopenedAt).toBe(outcome.scene.now)
    for (const field of ['crewId', 'assignedAt', 'arrivedAt', 'resolvedAt', 'closedAt', 'resolution']) expect(request).not.toHaveProperty(field)
    expect(request.acknowledgedAt).toBeDefined()
  })
  test('by who resolved it, within ten minutes, is an undo: the round goes on', () => {
    const city = given(...resolved, wait(9 * MINUTE))
    const { arrivedAt } = city.scene.request()
    city.when(reopen()).thenEvents({ kind: 'RequestReopened', newRound: false }).andIt({ status: 'acknowledged', round: 1, arrivedAt: arrivedAt! })
  })
  test('by who resolved it, after ten minutes, is a reopening', () => {
    given(...resolved, wait(9 * MINUTE + 1)).when(reopen()).thenEvents({ kind: 'RequestReopened', newRound: true })
  })
  test('by another within ten minutes is a reopening', () => {
    given(...resolved).when(by(sam, reopen())).thenEvents({ kind: 'RequestReopened', newRound: true })
  })
  test('a closed one may be undone as well', () => {
    given(...resolved, by(ben, close())).when(reopen()).thenEvents({ kind: 'RequestReopened', newRound: false })
  })
  test('a cancelled one goes on as if nothing had happened: back to acknowledged, or to received', () => {
    given(...pothole, acknowledge(), cancel(), wait(DAY / 2)).when(by(ben, reopen())).thenEvents({ kind: 'RequestReopened', newRound: false }).andIt({ status: 'acknowledged', round: 1 })
    given(...pothole, cancel()).when(by(ben, reopen())).thenEvents({ kind: 'RequestReopened', newRound: false }).andIt({ status: 'received' })
  })
  test('one that has left the board comes back whole, with the policies that judge it', () => {
    const gone = given(...resolved, close(), wait(3 * DAY), received('debris', { as: 'other' }))
    expect(gone.scene.isOnBoard()).toBe(false)
    const outcome = gone.when(reopen())
    expect(outcome.records[0]).toMatchObject({ kind: 'RequestReopened', newRound: true, recalled: { request: { id: idOf('it'), status: 'closed' } } })
    expect(outcome.scene.isOnBoard()).toBe(true)
    expect(outcome.scene.request()).toMatchObject({ status: 'acknowledged', round: 2 })
  })

  const residents = by(resident, reopen())
  test('by a resident is possible while it is resolved or closed, for fourteen days', () => {
    given(...resolved).when(residents).thenEvents({ kind: 'RequestReopened', newRound: true, by: { actor: 'resident' } })
    given(...resolved, wait(14 * DAY - MINUTE)).when(residents).thenEvents('RequestReopened')
    given(...resolved, wait(14 * DAY)).when(residents).thenRefused({ because: 'wrong-status' })
    given(...pothole, cancel()).when(residents).thenRefused({ because: 'wrong-status', status: 'cancelled' })
  })
})

describe('correcting', () => {
  test('another service pins the policy in force now; the words and the place pin nothing', () => {
    given(...pothole).when(correct({ serviceCode: 'wires-down' })).thenEvents({ kind: 'RequestCorrected', serviceCode: 'wires-down', policySeq: 8 }).andIt({ serviceCode: 'wires-down', policySeq: 8 })
    const words = given(...pothole).when(correct({ description: 'By the school', place: { ...PLACE, lat: 40.05 } }))
    words.thenEvents('RequestCorrected').andIt({ description: 'By the school', place: { lat: 40.05 }, policySeq: 7, descriptionSeq: words.scene.seq })
    expect(words.records[0]).not.toHaveProperty('policySeq')
  })
  test('to a service that is not there, or nothing at all, is refused', () => {
    given(...pothole).when(correct({ serviceCode: 'no-such' })).thenRefused({ because: 'unknown-service' })
    given(...pothole).when(correct({})).thenRefused({ because: 'nothing-to-correct' })
  })
  test('a hold is judged by the new service’s policy from the start', () => {
    given(...pothole, hold('weather')).when(correct({ serviceCode: 'wires-down' })).andIt({ hold: { pauses: false } as never })
    given(...pothole, hold('other-body')).when(correct({ serviceCode: 'wires-down' })).andIt({ hold: { pauses: true } as never })
  })
  test('a planned repair pauses nothing, whatever the new policy says', () => {
    const pausing = policy('debris', { resolve: 'P1D' }, { pausedBy: ['planned'] })
    given(founded(), pausing, received('pothole'), assign('truck-7'), resolve('planned', { when: FRIDAY })).when(correct({ serviceCode: 'debris' })).andIt({ hold: { pauses: false } as never })
  })
  test('leaves crew, run and status as they are', () => {
    given(...atWork).when(correct({ serviceCode: 'wires-down' })).andIt({ status: 'on-scene', crewId: idOf('truck-7') }).andCrew('truck-7', { run: [idOf('it')] })
  })
})
