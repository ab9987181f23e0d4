import { describe, expect, test } from 'vitest'
import { command, type CommandKind } from '../../shared/protocol/commands.ts'
import { ROLES, type Role } from '../../shared/protocol/words.ts'
import { mayCommand } from '../../shared/domain/permissions.ts'
import { refuse } from '../../shared/domain/refusals.ts'
import {
  accept, acknowledge, ada, ana, arrive, assign, blank, by, cancel, close, correct, decline, endShift, founded, give, given, hold, idOf, luis, makeSafe, merge, mia, note,
  policy, received, reopen, reorder, resident, resolve, resume, sam, service, setOff, startShift, system, unassign, unmerge, wall, imported, type Act, type Steps,
} from './city.ts'

type Who = 'administrator' | 'supervisor' | 'dispatcher' | 'crew' | 'own crew'
const PEOPLE = { administrator: ada, supervisor: sam, dispatcher: ana, crew: luis, display: wall } as const
const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const card = { crewId: idOf('truck-10'), name: 'Ten', badge: '10', skills: [] }
const help = give('CallForHelp', { crewId: idOf('truck-7') }, luis)

/** SURFACE, "Commands", last column, word by word; each with a state of the city in which it is taken. */
const WHO: Record<CommandKind, [act: Act, who: Who[], before: Steps]> = {
  FoundCity: [founded()[0]!, ['administrator'], []],
  DefineService: [service('tree'), ['administrator'], []],
  PublishPolicy: [policy('debris', { resolve: 'P1D' }), ['administrator'], []],
  SetCalendar: [give('SetCalendar', { calendarId: 'works', weekly: week, holidays: [] }), ['administrator'], []],
  ChangeSettings: [give('ChangeSettings', { settings: { trailDays: 7 } }), ['administrator'], []],
  AddCrew: [give('AddCrew', card), ['administrator', 'supervisor'], []],
  ChangeCrew: [give('ChangeCrew', { ...card, crewId: idOf('truck-7') }), ['administrator', 'supervisor'], []],
  StartShift: [startShift('truck-7'), ['own crew', 'dispatcher', 'supervisor'], []],
  EndShift: [endShift('truck-7'), ['own crew', 'dispatcher', 'supervisor'], [startShift('truck-7')]],
  SetCrewStatus: [give('SetCrewStatus', { crewId: idOf('truck-7'), status: 'break' }), ['own crew', 'dispatcher', 'supervisor'], []],
  ReceiveRequest: [received('pothole', { as: 'new' }), ['administrator', 'supervisor', 'dispatcher', 'crew'], []],
  AcknowledgeRequest: [acknowledge({ of: 'other' }), ['dispatcher', 'supervisor'], []],
  CorrectRequest: [correct({ description: 'Deeper' }), ['dispatcher', 'supervisor'], []],
  AssignCrew: [assign('truck-9'), ['dispatcher', 'supervisor'], []],
  UnassignCrew: [unassign(), ['dispatcher', 'supervisor'], []],
  ReorderRun: [reorder('truck-7', ['it']), ['dispatcher', 'supervisor'], []],
  AcceptAssignment: [accept('truck-7'), ['own crew', 'dispatcher'], []],
  StartTravel: [setOff('truck-7'), ['own crew', 'dispatcher'], []],
  Arrive: [arrive('truck-7'), ['own crew', 'dispatcher'], []],
  DeclineAssignment: [decline('truck-7'), ['own crew'], []],
  MakeSafe: [makeSafe(), ['own crew', 'dispatcher'], []],
  HoldRequest: [hold('parts'), ['own crew', 'dispatcher', 'supervisor'], []],
  ResumeRequest: [resume(), ['own crew', 'dispatcher', 'supervisor'], [hold('parts')]],
  ResolveRequest: [resolve(), ['own crew', 'dispatcher'], []],
  CloseRequest: [close(), ['dispatcher', 'supervisor'], [resolve()]],
  CancelRequest: [cancel(), ['dispatcher', 'supervisor'], []],
  ReopenRequest: [reopen(), ['dispatcher', 'supervisor'], [cancel()]],
  MergeRequests: [merge('it', 'other'), ['dispatcher', 'supervisor'], []],
  UnmergeRequest: [unmerge(), ['dispatcher', 'supervisor'], [merge('it', 'other')]],
  AddNote: [note('Called back'), ['crew', 'dispatcher', 'supervisor'], []],
  CallForHelp: [help, ['own crew'], []],
  ClearHelp: [give('ClearHelp', { crewId: idOf('truck-7') }), ['own crew', 'dispatcher'], [help]],
  BlankText: [blank(founded().length + 1, 'description'), ['administrator', 'supervisor'], []],
}
const KINDS = command.options.map((option) => option.shape.kind.value) as CommandKind[]
/** FoundCity begins a city; for all else there is a request with truck-7, and another that nobody has. */
const cityFor = (kind: CommandKind, before: Steps) =>
  kind === 'FoundCity' ? given() : given(founded(), received('pothole'), received('pothole', { as: 'other' }), assign('truck-7'), ...before)

const cells = KINDS.flatMap((kind) => ROLES.map((role) => ({ kind, role })))
const mayGive = (kind: CommandKind, role: Role) => WHO[kind][1].some((who) => who === role || (who === 'own crew' && role === 'crew'))

test('the table names every command there is', () => {
  expect(Object.keys(WHO).toSorted()).toEqual(KINDS.toSorted())
})

describe('[C6] who may give which command', () => {
  test.each(cells.filter(({ kind, role }) => mayGive(kind, role)))('$role may give $kind', ({ kind, role }) => {
    const [act, , before] = WHO[kind]
    expect(cityFor(kind, before).when(by(PEOPLE[role], act)).records.length).toBeGreaterThan(0)
  })
  test.each(cells.filter(({ kind, role }) => !mayGive(kind, role)))('$role may not give $kind, and is told so', ({ kind, role }) => {
    const [act, , before] = WHO[kind]
    cityFor(kind, before).when(by(PEOPLE[role], act)).thenRefused({ because: 'not-allowed', role, kind, message: expect.stringMatching(new RegExp(`^${role === 'administrator' ? 'An' : 'A'} ${role} may not `)) })
  })
  test('a display gives no command at all; everyone else gives some', () => {
    expect(ROLES.filter((role) => !mayCommand(role))).toEqual(['display'])
  })
})

describe('[C6] a crew acts for itself alone', () => {
  const ownOnly = KINDS.filter((kind) => WHO[kind][1].includes('own crew'))

  test.each(ownOnly)('the other truck’s member may not give %s for this one', (kind) => {
    const [act, , before] = WHO[kind]
    const { because } = cityFor(kind, before).when(by(mia, act)).refusal
    expect(because).toBe('not-your-crew')
  })
  test.each(ownOnly.filter((kind) => 'requestId' in WHO[kind][0].command))('nor %s in its own name, with a request that is not its own', (kind) => {
    const [act, , before] = WHO[kind]
    const inOwnName = { ...act, command: { ...act.command, ...('crewId' in act.command ? { crewId: idOf('truck-8') } : {}) } as Act['command'] }
    expect(['not-your-crew', 'not-assigned']).toContain(cityFor(kind, before).when(by(mia, inOwnName)).refusal.because)
  })
  test('a member of no crew acts for none', () => {
    const { crewId: _, ...nobody } = luis as typeof luis & { crewId: string }
    cityFor('StartShift', []).when(by(nobody as typeof luis, startShift('truck-7'))).thenRefused({ because: 'not-your-crew' })
    cityFor('ResolveRequest', []).when(by(nobody as typeof luis, resolve())).thenRefused({ because: 'not-your-crew' })
  })
  test('an assisting crew may act on what it assists with', () => {
    const city = given(founded(), received('pothole'), assign('truck-7'), assign('truck-8', { role: 'assist' }))
    city.when(by(mia, hold('parts'))).thenEvents('RequestHeld')
  })
})

describe('who is not signed in, and who needs not be', () => {
  test.each(KINDS.filter((kind) => kind !== 'ReceiveRequest' && kind !== 'ReopenRequest'))('a resident may not give %s', (kind) => {
    const [act, , before] = WHO[kind]
    cityFor(kind, before).when(by(resident, act)).thenRefused({ because: 'not-allowed', role: 'resident' })
  })
  test('a resident may report, and say that it is still broken', () => {
    given(founded()).when(by(resident, received('pothole', { source: 'web' }))).thenEvents('RequestReceived')
    given(founded(), received('pothole'), resolve()).when(by(resident, reopen())).thenEvents('RequestReopened')
  })
  test('the city itself resumes, closes and ends shifts', () => {
    given(founded(), received('pothole'), hold('parts')).when(by(system, resume())).thenEvents({ kind: 'RequestResumed', by: { actor: 'system' } })
    given(founded(), received('pothole'), resolve()).when(by(system, close())).thenEvents({ kind: 'RequestClosed', by: { actor: 'system' } })
    given(founded(), startShift('truck-7')).when(by(system, endShift('truck-7'))).thenEvents({ kind: 'ShiftEnded', by: { actor: 'system' } })
  })
  test.each(KINDS.filter((kind) => kind !== 'FoundCity'))('an administrator who imports may give %s', (kind) => {
    const [act, , before] = WHO[kind]
    const city = cityFor(kind, before)
    expect(city.when(imported(act, city.scene.now)).records.every((record) => record.via === 'import')).toBe(true)
  })
})

test('who may not is told in a sentence', () => {
  expect(refuse.notAllowed('administrator', 'AcknowledgeRequest').message).toBe('An administrator may not acknowledge requests.')
  expect(refuse.notAllowed('crew', 'AcknowledgeRequest').message).toBe('A crew may not acknowledge requests.')
})
