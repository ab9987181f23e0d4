import { describe, expect, test } from 'vitest'
import { SOURCES } from '../../shared/protocol/words.ts'
import { acknowledge, ada, by, DAY, founded, give, given, idOf, imported, luis, note, PLACE, policy, received, resident, wait } from './city.ts'

describe('a report', () => {
  test('is received with a number of the year, and acknowledged by nobody', () => {
    given(founded()).when(received('pothole')).thenEvents({ kind: 'RequestReceived', number: '26-00001', serviceCode: 'pothole', description: 'A deep one' })
      .andIt({ status: 'received', number: '26-00001', round: 1, reportCount: 1, place: PLACE })
  })
  test.each(SOURCES)('from %s is never acknowledged by coming in, and is verified unless it came by the web', (source) => {
    const outcome = given(founded()).when(received('pothole', { source })).thenEvents('RequestReceived').andIt({ status: 'received', verified: source !== 'web' })
    expect(outcome.scene.request()).not.toHaveProperty('acknowledgedAt')
  })
  test('from the web is verified once somebody acknowledges it', () => {
    given(founded(), received('pothole', { source: 'web' })).when(acknowledge()).thenEvents('RequestAcknowledged').andIt({ status: 'acknowledged', verified: true })
  })
  test('may come from a resident and from a crew', () => {
    given(founded()).when(by(resident, received('pothole', { source: 'web' }))).thenEvents({ kind: 'RequestReceived', by: { actor: 'resident' } })
    given(founded()).when(by(luis, received('pothole', { source: 'crew' }))).thenEvents({ kind: 'RequestReceived', by: { name: 'Luis', role: 'crew' } })
  })
  test('numbers run through the year, whatever the service', () => {
    const { scene } = given(founded(), received('pothole'), received('debris', { as: 'b' }), received('pothole', { as: 'c' }))
    expect(['it', 'b', 'c'].map((name) => scene.request(name).number)).toEqual(['26-00001', '26-00002', '26-00003'])
  })
  test('of the new year, as the city’s own clocks have it, begins at one', () => {
    const { scene } = given(founded(), received('pothole'))
    scene.now = '2027-01-01T04:57:00.000Z'
    scene.play([received('pothole', { as: 'old year' }), wait(DAY), received('pothole', { as: 'new year' })])
    expect([scene.request('old year').number, scene.request('new year').number]).toEqual(['26-00002', '27-00001'])
  })
  test('that is imported is numbered in its own year', () => {
    given(founded()).when(imported(received('pothole', { source: 'import' }), '2024-03-01T12:00:00.000Z'))
      .thenEvents({ kind: 'RequestReceived', number: '24-00001', occurredAt: '2024-03-01T12:00:00.000Z', via: 'import' }).andIt({ receivedAt: '2024-03-01T12:00:00.000Z' })
  })
  test('is judged by the policy in force when it came, for good', () => {
    const { scene } = given(founded(), received('pothole'), policy('pothole', { resolve: 'P1D' }), received('pothole', { as: 'later' }))
    expect(scene.request().policySeq).toBe(7)
    expect(scene.request('later').policySeq).toBe(scene.seq - 1)
  })
  test('of a service without a policy is judged by none', () => {
    expect(given(founded(), received('debris')).scene.request()).not.toHaveProperty('policySeq')
  })
  test('under an id that is taken, or of a service that is not there, is refused', () => {
    given(founded(), received('pothole')).when(received('debris')).thenRefused({ because: 'request-exists' })
    given(founded()).when(received('no-such')).thenRefused({ because: 'unknown-service', service: 'no-such' })
  })
  test('says nothing of who reported it: that is kept elsewhere', () => {
    const { records } = given(founded()).when(received('pothole', { reporter: { name: 'Rosa Lind', phone: '555 0100', email: 'rosa@example.org' } }))
    expect(JSON.stringify(records)).not.toMatch(/Rosa|555|example\.org/)
  })
  test('keeps photos and answers', () => {
    const said = { photoIds: [idOf('photo')], answers: { danger: 'yes' } }
    given(founded()).when(received('pothole', said)).thenEvents({ kind: 'RequestReceived', ...said }).andIt(said)
  })
})

test('a note is kept in the log and changes nothing that a desk must have seen', () => {
  const city = given(founded(), received('pothole'))
  const { changedSeq } = city.scene.request()
  city.when(note('Called back')).thenEvents({ kind: 'NoteAdded', text: 'Called back' }).andIt({ changedSeq })
  given(founded()).when(note('Called back')).thenRefused({ because: 'unknown-request' })
})

describe('before the city is founded', () => {
  test('nothing can be done but found it', () => {
    given().when(received('pothole')).thenRefused({ because: 'not-founded' })
    given().when(founded()[0]!).thenEvents({ kind: 'CityFounded', name: 'Westfield' })
  })
  test('and it is founded once', () => {
    given(founded()).when(founded()[0]!).thenRefused({ because: 'already-founded', message: 'Westfield is founded already.' })
  })
})

describe('setting the city up', () => {
  test('a policy needs its service and its calendar', () => {
    given(founded()).when(policy('no-such', { resolve: 'P1D' })).thenRefused({ because: 'unknown-service' })
    given(founded()).when(policy('debris', { resolve: 'P1D' }, { calendarId: 'no-such' })).thenRefused({ because: 'unknown-calendar' })
    given(founded()).when(policy('debris', { resolve: 'P1D' })).thenEvents({ kind: 'PolicyPublished', calendarId: 'always' })
  })
  test('a policy’s version is the seq of its record', () => {
    const { scene } = given(founded(), policy('debris', { resolve: 'P1D' }))
    expect(scene.board.policies.get(scene.seq)).toMatchObject({ seq: scene.seq, serviceCode: 'debris' })
  })
  test('a calendar set again is another version from then on, beside the one before', () => {
    const city = given(founded())
    const [first] = city.scene.board.calendars
    city.when(give('SetCalendar', { calendarId: 'works', weekly: first!.weekly, holidays: ['2026-12-25'] }, ada)).thenEvents('CalendarSet')
    expect(city.scene.board.calendars).toEqual([first, { ...first, seq: city.scene.seq, from: city.scene.now, holidays: ['2026-12-25'] }])
  })
  test('a setting that is not named stays as it was', () => {
    const city = given(founded(), give('ChangeSettings', { settings: { trailDays: 7 } }, ada))
    city.when(give('ChangeSettings', { settings: { units: 'metric' } }, ada)).thenEvents({ kind: 'SettingsChanged', settings: { units: 'metric' } })
    expect(city.scene.board.settings).toMatchObject({ units: 'metric', trailDays: 7, emergencyNumber: '911' })
  })
  test('a service defined again is the same service with another name', () => {
    const { scene } = given(founded(), give('DefineService', { code: 'pothole', name: 'Hole', group: 'Streets', glyph: 'hole', priority: 'P2' }, ada))
    expect(scene.board.services.get('pothole')).toMatchObject({ name: 'Hole', priority: 'P2' })
    expect(scene.board.services.size).toBe(4)
  })
})
