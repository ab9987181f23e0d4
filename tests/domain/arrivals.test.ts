import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { foresee, giftOf, isTold, type Arrival, type ArrivalView } from '../../shared/arrivals/arrival.ts'
import { usualWorkMs, workLeftMs } from '../../shared/arrivals/usual-work.ts'
import { clockBook } from '../../shared/domain/board.ts'
import type { LngLat } from '../../shared/roads/travel.ts'
import { accept, arrive, assign, founded, give, hold, idOf, MINUTE, PLACE, policy, received, Scene, service, setOff, startShift, wait, type Steps } from './city.ts'

/** A town along one road: places lie so many minutes east of its beginning. */
const at = (minutes: number) => ({ lng: PLACE.lng + minutes / 1_000, lat: PLACE.lat })
const legs = (from: LngLat, to: LngLat) => Math.round(Math.abs(from.lng - to.lng) * 1_000 * 60)
const POTHOLE_MS = usualWorkMs('pothole')
const WIRES_MS = usualWorkMs('wires-down')

function city(steps: Steps, trucks: Record<string, number> = { 'truck-7': 0 }) {
  const scene = new Scene().play([founded(), Object.keys(trucks).map((crew) => startShift(crew)), ...steps])
  const now = Date.parse(scene.now)
  const view = (more: Partial<ArrivalView> = {}): ArrivalView => ({
    board: scene.board, book: clockBook(scene.board), now, legs,
    positionOf: (id) => Object.entries(trucks).map(([crew, minutes]) => ({ crewId: idOf(crew), ...at(minutes), at: scene.now })).find(({ crewId }) => crewId === id),
    ...more,
  })
  const foreseen = (crew: string, index?: number, of = 'it', more: Partial<ArrivalView> = {}) => {
    const seen = view(more)
    return foresee(giftOf([scene.request(of)], seen)!, scene.crew(crew), seen, index)
  }
  const told = (...asked: Parameters<typeof foreseen>): Arrival => {
    const found = foreseen(...asked)
    if (!isTold(found)) throw new Error(`no telling: ${found.why}`)
    return found
  }
  return { scene, now, told, foreseen, minutes: (ms: number) => (ms - now) / MINUTE }
}
const place = (minutes: number, as = 'it', code = 'pothole') => received(code, { as, place: { ...at(minutes), address: `${minutes} Main St` } })

describe('when a crew would arrive', () => {
  test('a free one after its drive alone', () => {
    const { told, minutes } = city([place(9)])
    const { arrivesAt, setsOffAt, doneAt, index, isLast, nearMs } = told('truck-7')
    expect([minutes(setsOffAt), minutes(arrivesAt), minutes(doneAt)]).toEqual([0, 9, 9 + POTHOLE_MS / MINUTE])
    expect({ index, isLast, nearMs }).toEqual({ index: 0, isLast: true, nearMs: 9 * MINUTE })
  })
  test('one at work first finishes: the usual time less what it has been there for', () => {
    const { told, minutes } = city([place(4, 'first'), place(10), assign('truck-7', { of: 'first' }), arrive('truck-7', { of: 'first' }), wait(6 * MINUTE)])
    // 25 minutes of pothole, 6 of them gone; then 6 minutes of road from 4 to 10.
    expect(minutes(told('truck-7').arrivesAt)).toBe(POTHOLE_MS / MINUTE - 6 + 6)
  })
  test('one at work is where the work is, whatever its truck told last', () => {
    const { told, minutes } = city([place(4, 'first'), place(10), assign('truck-7', { of: 'first' }), arrive('truck-7', { of: 'first' })], { 'truck-7': 90 })
    expect(minutes(told('truck-7').arrivesAt)).toBe(POTHOLE_MS / MINUTE + 6)
    expect(told('truck-7').nearMs).toBe(6 * MINUTE)
  })
  test('one that takes longer than usual needs a quarter of the usual yet', () => {
    expect(workLeftMs(40 * MINUTE, 90 * MINUTE)).toBe(10 * MINUTE)
    expect(workLeftMs(40 * MINUTE, 31 * MINUTE)).toBe(10 * MINUTE)
    expect(workLeftMs(40 * MINUTE, 29 * MINUTE)).toBe(11 * MINUTE)
  })
  test('one under way goes there first, and from there on', () => {
    const { told, minutes } = city([place(20, 'first'), place(10), assign('truck-7', { of: 'first' }), setOff('truck-7', { of: 'first' })])
    expect(minutes(told('truck-7', 0).arrivesAt)).toBe(20 + POTHOLE_MS / MINUTE + 10)
  })
  test('what is on hold in a run takes no time', () => {
    const { told, minutes } = city([place(50, 'first'), place(10), assign('truck-7', { of: 'first' }), hold('parts', undefined, { of: 'first' })])
    expect(minutes(told('truck-7', 1).arrivesAt)).toBe(10)
  })
  test('a crew off shift, one never heard of and a place nobody knows are named, not guessed', () => {
    const town = city([place(9), received('pothole', { as: 'nowhere', place: { ...PLACE, unknown: true } })], { 'truck-7': 0, 'truck-8': 0 })
    expect(town.foreseen('truck-9')).toMatchObject({ why: 'off-shift' })
    expect(town.foreseen('truck-7', undefined, 'nowhere')).toMatchObject({ why: 'place-unknown' })
    expect(town.foreseen('truck-8', undefined, 'it', { positionOf: () => undefined })).toMatchObject({ why: 'no-position' })
    expect(town.foreseen('truck-8', undefined, 'it', { legs: () => Infinity })).toMatchObject({ why: 'no-road' })
  })
  test('of who is out of service, or silent, nothing is told: it would be a green mark on a truck that does not come', () => {
    const set = (status: 'break' | 'out-of-service') => give('SetCrewStatus', { crewId: idOf('truck-7'), status, reason: 'hydraulic leak' })
    expect(city([place(9), set('out-of-service')]).foreseen('truck-7')).toMatchObject({ why: 'out-of-service' })
    expect(city([place(9), set('break')]).told('truck-7')).toMatchObject({ isOnBreak: true })
    const town = city([place(9), wait(20 * MINUTE)])
    const fix = (agoMs: number) => ({ fixOf: (crewId: string) => ({ crewId, ...at(0), at: new Date(town.now - agoMs).toISOString() }) })
    expect(town.foreseen('truck-7', undefined, 'it', fix(3 * MINUTE))).toMatchObject({ why: 'silent' })
    expect(town.told('truck-7', undefined, 'it', fix(3 * MINUTE - 1))).toMatchObject({ isOnBreak: false })
  })
  test('a truck that stands where it stood is not silent: what counts is its last fix', () => {
    const town = city([place(9), wait(20 * MINUTE)])
    const stood = (crewId: string) => ({ crewId, ...at(0), at: new Date(town.now - 15 * MINUTE).toISOString() })
    expect(town.foreseen('truck-7', undefined, 'it', { positionOf: stood, fixOf: (crewId) => ({ ...stood(crewId), at: new Date(town.now).toISOString() }) })).toHaveProperty('arrivesAt')
  })
  test('is a guess while the road of any drive before it is not known, and only then', () => {
    const { told } = city([place(4, 'first'), place(10), assign('truck-7', { of: 'first' })])
    const unknown = (from: number, to: number) => ({ isGuess: (a: LngLat, b: LngLat) => a.lng === at(from).lng && b.lng === at(to).lng })
    expect(told('truck-7', 1, 'it', unknown(0, 4)).isGuess).toBe(true)
    expect(told('truck-7', 1, 'it', unknown(4, 10)).isGuess).toBe(true)
    expect(told('truck-7', 0, 'it', unknown(4, 10)).isGuess).toBe(false)
  })
  test('after the end of its shift is said', () => {
    const { scene, told, now } = city([place(9)])
    expect(told('truck-7').isAfterShift).toBe(false)
    scene.play([startShift('truck-7', new Date(now + 8 * MINUTE).toISOString())])
    expect(told('truck-7').isAfterShift).toBe(true)
  })
})

describe('what it does to the clock', () => {
  test('wires down reached within the half hour are in time, with the rest to spare', () => {
    const { told } = city([place(9, 'it', 'wires-down'), wait(10 * MINUTE)])
    expect(told('truck-7').verdict).toMatchObject({ clock: 'arrive', isInTime: true, wasLate: false, spareMs: 11 * MINUTE })
  })
  test('arriving exactly at due is late', () => {
    const { told } = city([place(20, 'it', 'wires-down'), wait(10 * MINUTE)])
    expect(told('truck-7').verdict).toMatchObject({ isInTime: false, spareMs: 0 })
  })
  test('one that is past due is late whoever goes, by how much is told', () => {
    const { told } = city([place(9, 'it', 'wires-down'), wait(34 * MINUTE)])
    expect(told('truck-7').verdict).toMatchObject({ isInTime: false, wasLate: true, spareMs: -13 * MINUTE })
  })
  test('a hold ends with the giving: due counts from there on', () => {
    const { told } = city([place(9), hold('parts'), wait(60 * MINUTE)])
    // Received a minute before the hold: 239 of 240 minutes are left, 9 are driven.
    expect(told('truck-7').verdict).toMatchObject({ clock: 'arrive', spareMs: 230 * MINUTE })
  })
  test('where nobody has to arrive by a time, finishing counts, in the hours of its calendar', () => {
    const { told, now } = city([place(9, 'it', 'street-light')])
    // Tuesday 09:16; seven open days on is Thursday week at the same time, 7 × 9 hours of running time ahead.
    const doneAt = now + 9 * MINUTE + usualWorkMs('street-light')
    expect(told('truck-7').verdict).toMatchObject({ clock: 'resolve', isInTime: true, spareMs: 7 * 9 * 60 * MINUTE - (doneAt - now) })
  })
  test('what nobody promised anything about has no verdict', () => {
    expect(city([place(9, 'it', 'debris')]).told('truck-7').verdict).toBeUndefined()
  })
  test('after somebody has arrived the next clock counts', () => {
    const { told } = city([place(9), assign('truck-8'), arrive('truck-8')], { 'truck-7': 0, 'truck-8': 9 })
    expect(told('truck-7').verdict).toMatchObject({ clock: 'makeSafe' })
  })
})

describe('what it pushes past its target', () => {
  // Truck 7 has wires at minute 5, due 30 minutes after they were reported: some 28 from now.
  const withWires = [place(5, 'wires', 'wires-down'), place(25), assign('truck-7', { of: 'wires' })]
  test('put before it, a job makes the wires late by what it takes', () => {
    const { told } = city(withWires)
    const { pushed } = told('truck-7', 0)
    // 25 out, 25 of work, 20 back: 70 minutes from now; received 2 minutes ago.
    expect(pushed.map(({ request, lateMs }) => [request.id, lateMs / MINUTE])).toEqual([[idOf('wires'), 70 + 2 - 30]])
  })
  test('put behind it, nothing', () => {
    expect(city(withWires).told('truck-7', 1).pushed).toEqual([])
  })
  test('what was late before is not pushed', () => {
    expect(city([...withWires, wait(40 * MINUTE)]).told('truck-7', 0).pushed).toEqual([])
  })
  test('moving a job of its own run to the front counts what that does to the others', () => {
    const { told } = city([...withWires, assign('truck-7')])
    expect(told('truck-7', 1).pushed).toEqual([])
    expect(told('truck-7', 0).pushed.map(({ request }) => request.id)).toEqual([idOf('wires')])
  })
})

describe('where in a run it would best go', () => {
  const run = [place(5, 'one'), place(6, 'two'), assign('truck-7', { of: 'one' }), assign('truck-7', { of: 'two' })]
  test('at the end, while that is in time', () => {
    expect(city([...run, place(9)]).told('truck-7')).toMatchObject({ index: 2, isLast: true })
  })
  test('as far behind as is in time, when the end is not', () => {
    // The wires: after one pothole at 5 + 25 + 4 = 34 minutes they would be late, first they are not.
    expect(city([...run, place(9, 'it', 'wires-down')]).told('truck-7')).toMatchObject({ index: 0, isLast: false, verdict: { isInTime: true } })
  })
  test('first, when it is late everywhere', () => {
    expect(city([...run, place(45, 'it', 'wires-down')]).told('truck-7')).toMatchObject({ index: 0, verdict: { isInTime: false } })
  })
  test('never before what is under way', () => {
    const { told } = city([...run, place(45, 'it', 'wires-down'), accept('truck-7', { of: 'one' }), setOff('truck-7', { of: 'one' })])
    expect(told('truck-7')).toMatchObject({ index: 1 })
  })
  test('at the end, where nothing was promised', () => {
    expect(city([...run, place(1, 'it', 'debris')]).told('truck-7')).toMatchObject({ index: 2 })
  })
})

describe('whatever the run', () => {
  const jobs = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 40 }), code: fc.constantFrom('pothole', 'wires-down', 'debris') }), { maxLength: 5 })
  const townOf = (run: readonly { minutes: number; code: string }[], code: string, trucks: Record<string, number>) => city([
    ...run.map(({ minutes, code: each }, i) => place(minutes, `job ${i}`, each)), place(15, 'it', code),
    ...run.map((_, i) => Object.keys(trucks).slice(0, 1).map((crew) => assign(crew, { of: `job ${i}` }))),
  ], trucks)

  test.prop([jobs, fc.constantFrom('pothole', 'wires-down')], { numRuns: 40 })('at its end nothing is pushed', (run, code) => {
    expect(townOf(run, code, { 'truck-7': 0 }).told('truck-7', run.length).pushed).toEqual([])
  })
  test.prop([jobs, fc.nat(5)], { numRuns: 40 })('an earlier place is never a later arrival', (run, index) => {
    const { told } = townOf(run, 'pothole', { 'truck-7': 0 })
    const at = Math.min(index, run.length)
    // Along one road no way round is shorter than straight on.
    if (at > 0) expect(told('truck-7', at - 1).arrivesAt).toBeLessThanOrEqual(told('truck-7', at).arrivesAt)
  })
  test.prop([fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 })], { numRuns: 30 })('of two free crews the nearer is never later', (one, other) => {
    const { told } = townOf([], 'pothole', { 'truck-7': one, 'truck-8': other })
    expect(Math.sign(told('truck-7').arrivesAt - told('truck-8').arrivesAt)).toBe(Math.sign(other - one))
  })
  test.prop([jobs], { numRuns: 40 })('its best place is in time whenever any place is', (run) => {
    const { told } = townOf(run, 'wires-down', { 'truck-7': 0 })
    const anywhere = Array.from({ length: run.length + 1 }, (_, i) => told('truck-7', i).verdict!.isInTime)
    expect(told('truck-7').verdict!.isInTime).toBe(anywhere.includes(true))
  })
})

test('a service of a city’s own making takes as long as its priority has it', () => {
  expect(usualWorkMs('mosquitoes', 'P0')).toBe(60 * MINUTE)
  expect(usualWorkMs('mosquitoes')).toBe(45 * MINUTE)
  const { told, minutes } = city([service('mosquitoes'), policy('mosquitoes', { arrive: 'PT1H' }), place(9, 'it', 'mosquitoes')])
  expect(minutes(told('truck-7').doneAt)).toBe(9 + 35)
})
