import { describe, expect, test } from 'vitest'
import { after, ana, assign, by, DAY, endShift, founded, give, given, HOUR, idOf, luis, MINUTE, received, sam, startShift, START, wait } from './city.ts'

const card = (crew: string, badge: string, more = {}) => ({ crewId: idOf(crew), name: `Truck ${badge}`, badge, skills: ['asphalt'], ...more })

describe('crews', () => {
  test('are added with a badge of their own, whatever its case', () => {
    given(founded()).when(give('AddCrew', card('truck-10', '10', { vehicle: 'Ford F-550' }), sam)).thenEvents({ kind: 'CrewAdded', vehicle: 'Ford F-550' })
      .andCrew('truck-10', { status: 'available', run: [], badge: '10', skills: ['asphalt'] })
    given(founded(), give('AddCrew', card('tree', 'T1'), sam)).when(give('AddCrew', card('tar', 't1'), sam)).thenRefused({ because: 'badge-taken', badge: 't1', crewId: idOf('tree') })
    given(founded()).when(give('AddCrew', card('truck-7', '77'), sam)).thenRefused({ because: 'crew-exists' })
  })
  test('are changed without losing their run, their shift or their number', () => {
    const city = given(founded(), received('pothole'), assign('truck-7'), startShift('truck-7'))
    const { run, shift, addedSeq, changedSeq } = city.scene.crew('truck-7')
    city.when(give('ChangeCrew', card('truck-7', '7', { name: 'Asphalt', skills: [] }), sam)).thenEvents('CrewChanged')
      .andCrew('truck-7', { name: 'Asphalt', skills: [], run, shift, addedSeq, changedSeq })
    given(founded()).when(give('ChangeCrew', card('truck-7', '8'), sam)).thenRefused({ because: 'badge-taken', crewId: idOf('truck-8') })
    given(founded()).when(give('ChangeCrew', card('truck-99', '99'), sam)).thenRefused({ because: 'unknown-crew' })
  })
})

describe('a shift', () => {
  test('lasts twelve hours unless said otherwise', () => {
    const outcome = given(founded()).when(by(luis, startShift('truck-7')))
    outcome.thenEvents({ kind: 'ShiftStarted', endsAt: after(outcome.scene.now, 12 * HOUR) }).andCrew('truck-7', { shift: { startedAt: outcome.scene.now } })
  })
  test('that is running only gets another end', () => {
    const city = given(founded(), startShift('truck-7'))
    const startedAt = city.scene.now
    const endsAt = after(startedAt, 5 * HOUR)
    city.when(startShift('truck-7', endsAt)).thenEvents({ kind: 'ShiftStarted', endsAt }).andCrew('truck-7', { shift: { startedAt, endsAt } })
  })
  test('ends in the future, and within a day', () => {
    given(founded()).when(startShift('truck-7', new Date(START).toISOString())).thenRefused({ because: 'end-time' })
    given(founded()).when(startShift('truck-7', new Date(START + 2 * DAY).toISOString())).thenRefused({ because: 'end-time' })
  })
  test('ends once, and the assignments stay', () => {
    const city = given(founded(), received('pothole'), startShift('truck-7'), assign('truck-7'))
    const { startedAt } = city.scene.crew('truck-7').shift!
    const outcome = city.when(endShift('truck-7')).thenEvents('ShiftEnded').andIt({ status: 'assigned', crewId: idOf('truck-7') })
    outcome.andCrew('truck-7', { run: [idOf('it')], lastShift: { startedAt, endedAt: outcome.scene.now } })
    expect(outcome.scene.crew('truck-7')).not.toHaveProperty('shift')
    given(founded()).when(endShift('truck-7')).thenRefused({ because: 'not-on-shift', crewId: idOf('truck-7') })
  })
  test.each([['started', startShift('truck-99')], ['ended', endShift('truck-99')]])('of a crew that is not there is not %s', (_, act) => {
    given(founded()).when(act).thenRefused({ because: 'unknown-crew' })
  })
})

describe('a crew’s state', () => {
  const on = (status: 'available' | 'break' | 'out-of-service', reason?: string) =>
    give('SetCrewStatus', { crewId: idOf('truck-7'), status, ...(reason ? { reason } : {}) }, luis)
  test('is what it says, with its reason, until it says another', () => {
    const city = given(founded(), on('out-of-service', 'flat tyre'))
    expect(city.scene.crew('truck-7')).toMatchObject({ status: 'out-of-service', statusReason: 'flat tyre', statusSince: city.scene.now })
    const outcome = city.when(on('available')).thenEvents({ kind: 'CrewStatusSet', status: 'available' })
    expect(outcome.scene.crew('truck-7')).not.toHaveProperty('statusReason')
  })
  test('and its run are two things: a change of state is no change of the run', () => {
    const city = given(founded())
    const { changedSeq } = city.scene.crew('truck-7')
    city.when(on('break')).andCrew('truck-7', { changedSeq })
  })
})

describe('a call for help', () => {
  const call = (requestId?: string) => give('CallForHelp', { crewId: idOf('truck-7'), ...(requestId ? { requestId: idOf(requestId) } : {}) }, luis)
  test('a call for help about a request that is none is refused', () => {
    given(founded()).when(call('nothing')).thenRefused({ because: 'unknown-request' })
  })
  const clear = give('ClearHelp', { crewId: idOf('truck-7') }, ana)
  test('stands from when it was made until it is cleared', () => {
    const city = given(founded(), received('pothole'), assign('truck-7'))
    const outcome = city.when(call('it')).thenEvents({ kind: 'HelpCalled', requestId: idOf('it') })
    outcome.andCrew('truck-7', { help: { since: outcome.scene.now, requestId: idOf('it') } })
    outcome.scene.play([wait(MINUTE), clear])
    expect(outcome.scene.crew('truck-7')).not.toHaveProperty('help')
  })
  test('is made once, and cleared once', () => {
    given(founded(), call()).when(call()).thenRefused({ because: 'help-called' })
    given(founded()).when(clear).thenRefused({ because: 'no-help-called' })
  })
  test('may be made at a request of another crew: help comes first', () => {
    given(founded(), received('pothole'), assign('truck-8')).when(call('it')).thenEvents('HelpCalled')
  })
  test('does not count as a change of the request', () => {
    const city = given(founded(), received('pothole'), assign('truck-7'))
    const { changedSeq } = city.scene.request()
    city.when(call('it')).andIt({ changedSeq })
  })
})
