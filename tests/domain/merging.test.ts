import { describe, expect, test } from 'vitest'
import { by, acknowledge, assign, cancel, close, DAY, founded, given, hold, idOf, merge, received, resolve, sam, unmerge, wait, type Scene } from './city.ts'

const two = [founded(), received('pothole'), received('pothole', { as: 'other' })]
const three = [...two, received('pothole', { as: 'third' })]
const countsOf = (scene: Scene, ...names: string[]) => names.map((name) => scene.request(name).reportCount)

describe('two requests that are one problem', () => {
  test('become one: the merged leaves its crew and its run, the survivor counts both', () => {
    given(...two, assign('truck-7')).when(merge('it', 'other')).thenEvents({ kind: 'RequestsMerged', requestId: idOf('it'), intoRequestId: idOf('other') })
      .andIt({ status: 'merged', mergedInto: idOf('other'), assignments: [] }).andCrew('truck-7', { run: [] })
      .andIt({ status: 'received', reportCount: 2, serviceCode: 'pothole' }, 'other')
  })
  test('whatever their services, and the survivor keeps its own status and policy', () => {
    const { scene } = given(founded(), received('wires-down'), received('pothole', { as: 'other' }), assign('truck-8', { of: 'other' }))
    const { policySeq } = scene.request('other')
    scene.play([merge('it', 'other')])
    expect(scene.request('other')).toMatchObject({ status: 'assigned', crewId: idOf('truck-8'), policySeq })
  })
  test('count as changed, both of them', () => {
    const { scene } = given(...two, merge('it', 'other'))
    expect([scene.request().changedSeq, scene.request('other').changedSeq]).toEqual([scene.seq, scene.seq])
  })
  test('must be two', () => {
    given(...two).when(merge('it', 'it')).thenRefused({ because: 'into-itself' })
  })
  test('must both be there', () => {
    given(...two).when(merge('it', 'nothing')).thenRefused({ because: 'unknown-request', request: idOf('nothing') })
    given(...two).when(merge('nothing', 'it')).thenRefused({ because: 'unknown-request', request: idOf('nothing') })
  })
})

describe('a chain of merges', () => {
  test('counts everyone at its end', () => {
    const { scene } = given(...three, merge('it', 'other'), merge('other', 'third'))
    expect(countsOf(scene, 'third', 'other')).toEqual([3, 2])
  })
  test('unmerged at its beginning leaves every count it was in', () => {
    const city = given(...three, merge('it', 'other'), merge('other', 'third'))
    city.when(unmerge()).thenEvents({ kind: 'RequestUnmerged', fromRequestId: idOf('other'), survivorIds: [idOf('other'), idOf('third')] })
    expect(countsOf(city.scene, 'it', 'other', 'third')).toEqual([1, 1, 2])
  })
  test('unmerged in its middle takes along what was merged into that', () => {
    const city = given(...three, merge('it', 'other'), merge('other', 'third'))
    city.when(unmerge({ of: 'other' })).thenEvents({ kind: 'RequestUnmerged', survivorIds: [idOf('third')] })
    expect(countsOf(city.scene, 'other', 'third')).toEqual([2, 1])
  })
})

describe('taking a merge back', () => {
  test('makes it received where it never was acknowledged', () => {
    given(...two, merge('it', 'other')).when(unmerge()).thenEvents('RequestUnmerged').andIt({ status: 'received' }).andIt({ reportCount: 1 }, 'other')
  })
  test('makes it acknowledged without a crew where it was', () => {
    given(...two, assign('truck-7'), merge('it', 'other')).when(unmerge()).andIt({ status: 'acknowledged', assignments: [] })
    expect(given(...two, assign('truck-7'), merge('it', 'other'), unmerge()).scene.request()).not.toHaveProperty('crewId')
  })
  test('of one that was merged while on hold does not bring the hold back', () => {
    const { scene } = given(...two, acknowledge(), hold('parts'), merge('it', 'other'), unmerge())
    expect(scene.request()).toMatchObject({ status: 'acknowledged' })
    expect(scene.request()).not.toHaveProperty('hold')
  })
  test('is possible after the survivor was resolved or cancelled', () => {
    given(...two, merge('it', 'other'), resolve('fixed', {}, { of: 'other' })).when(unmerge()).thenEvents('RequestUnmerged').andIt({ status: 'resolved', reportCount: 1 }, 'other')
    given(...two, merge('it', 'other'), cancel({ of: 'other' })).when(by(sam, unmerge())).thenEvents('RequestUnmerged')
  })
  test('is possible after both have left the board, and brings back the merged one alone', () => {
    const city = given(...three, merge('it', 'other'), resolve('fixed', {}, { of: 'other' }), close({ of: 'other' }), wait(3 * DAY), resolve('fixed', {}, { of: 'third' }))
    expect([city.scene.isOnBoard(), city.scene.isOnBoard('other')]).toEqual([false, false])
    city.when(unmerge()).thenEvents({ kind: 'RequestUnmerged', fromRequestId: idOf('other'), recalled: { request: { id: idOf('it'), status: 'merged' } } })
    expect([city.scene.isOnBoard(), city.scene.isOnBoard('other')]).toEqual([true, false])
    expect(city.scene.request()).toMatchObject({ status: 'received' })
    expect(city.scene.request('other')).toMatchObject({ status: 'closed', reportCount: 1 })
  })
  test('leaves it on the board for good', () => {
    const { scene } = given(...two, merge('it', 'other'), unmerge(), wait(3 * DAY), acknowledge({ of: 'other' }))
    expect(scene.isOnBoard()).toBe(true)
  })
})
