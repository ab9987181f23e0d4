import { describe, expect, test } from 'vitest'
import { LegBook } from '../../shared/arrivals/leg-book.ts'
import { leaveBy, mustArriveBy } from '../../shared/arrivals/leave-by.ts'
import { isNamedBy, rightCrews } from '../../shared/arrivals/right-crews.ts'
import { clockBook } from '../../shared/domain/board.ts'
import { straightTravel } from '../../shared/roads/straight-travel.ts'
import type { LngLat, Travel } from '../../shared/roads/travel.ts'
import { arrive, assign, founded, hold, MINUTE, received, resume, Scene, setOff, startShift, wait, type Steps } from './city.ts'

const [HOME, MILL, QUAY] = [{ lng: -86, lat: 40 }, { lng: -86.01, lat: 40 }, { lng: -86, lat: 40.02 }]

describe('driving times that are known already', () => {
  function roads() {
    const searches: [LngLat, number][] = []
    const travel: Travel = {
      by: 'roads', route: () => undefined,
      secondsTo: (to, froms) => (searches.push([to, froms.length]), froms.map(() => 100 + searches.length)),
    }
    return { searches, book: new LegBook(travel) }
  }
  test('one search learns all ways to a place, and none is made twice', () => {
    const { searches, book } = roads()
    book.learn(HOME, [MILL, QUAY])
    book.learn(HOME, [MILL, QUAY])
    expect(searches).toEqual([[HOME, 2]])
    expect([book.seconds(MILL, HOME), book.seconds(QUAY, HOME)]).toEqual([101, 101])
    book.learn(HOME, [MILL, { ...QUAY, lat: 40.03 }])
    expect(searches[1]).toEqual([HOME, 1])
  })
  test('what nobody has learnt is the way back, else the straight line, and is wanted', () => {
    const { book } = roads()
    expect(book.seconds(MILL, HOME)).toBe(straightTravel().secondsTo(HOME, [MILL])[0])
    book.learn(MILL, [HOME])
    expect(book.seconds(MILL, HOME)).toBe(101)
    expect(book.isWanting).toBe(true)
    expect([book.learnOne(), book.isWanting, book.learnOne()]).toEqual([true, false, false])
    expect(book.seconds(MILL, HOME)).toBe(102)
  })
  test('a way is a guess until it is learnt itself', () => {
    const { book } = roads()
    expect(book.isGuess(MILL, HOME)).toBe(true)
    book.learn(MILL, [HOME])
    expect(book.isGuess(MILL, HOME)).toBe(true)
    book.learn(HOME, [MILL])
    expect([book.isGuess(MILL, HOME), book.isGuess(QUAY, HOME)]).toEqual([false, true])
    // Where there are no roads at all, the screen says so once.
    expect(new LegBook(straightTravel()).isGuess(MILL, HOME)).toBe(false)
  })
  test('all that is wanted to one place is one search', () => {
    const { searches, book } = roads()
    for (const from of [MILL, QUAY]) book.seconds(from, HOME)
    book.learnOne()
    expect(searches).toEqual([[HOME, 2]])
  })
  test('without roads nothing is wanted: the straight line is all there is', () => {
    const book = new LegBook(straightTravel())
    book.seconds(MILL, HOME)
    expect(book.isWanting).toBe(false)
  })
})

describe('who is right for a request', () => {
  const crew = (...skills: string[]) => ({ skills })
  const service = (code: string, group: string) => ({ code, group })
  test('a skill that is a word of its code or its group, however it ends', () => {
    expect(isNamedBy(service('street-flooding', 'Water'), crew('flood'))).toBe(true)
    expect(isNamedBy(service('signal-out', 'Traffic'), crew('signals'))).toBe(true)
    expect(isNamedBy(service('tree-blocking', 'Trees'), crew('line', 'tree'))).toBe(true)
    expect(isNamedBy(service('water-main', 'Water'), crew('sewer', 'water'))).toBe(true)
    expect(isNamedBy(service('signal-out', 'Traffic'), crew('signs'))).toBe(false)
    expect(isNamedBy(service('dead-animal', 'Sanitation'), crew('streets'))).toBe(false)
  })
  test('where some can do it, those; where nobody’s skills say so, anybody', () => {
    const [tree, water] = [crew('tree'), crew('water')]
    expect(rightCrews(service('tree-blocking', 'Hazards'), [tree, water])).toEqual([tree])
    expect(rightCrews(service('graffiti', 'Parks'), [tree, water])).toEqual([tree, water])
    expect(rightCrews(undefined, [tree, water])).toEqual([tree, water])
  })
})

describe('the last moment to set off', () => {
  const must = (...steps: Steps) => {
    const scene = new Scene().play([founded(), startShift('truck-7'), ...steps])
    const by = mustArriveBy(scene.request(), clockBook(scene.board), Date.parse(scene.now))
    return by === undefined ? undefined : (by - Date.parse(scene.now)) / MINUTE
  }
  test('counts while its arrive clock runs, given or not', () => {
    expect(must(received('wires-down'), wait(10 * MINUTE))).toBe(20)
    expect(must(received('wires-down'), assign('truck-7'))).toBe(29)
  })
  test('and no longer once somebody is on the way, or there, or it is too late', () => {
    expect(must(received('wires-down'), assign('truck-7'), setOff('truck-7'))).toBeUndefined()
    expect(must(received('wires-down'), assign('truck-7'), arrive('truck-7'))).toBeUndefined()
    expect(must(received('wires-down'), wait(30 * MINUTE))).toBeUndefined()
  })
  test('nor while a hold pauses it; afterwards it has moved with due', () => {
    expect(must(received('pothole'), hold('parts'))).toBeUndefined()
    expect(must(received('pothole'), hold('parts'), wait(60 * MINUTE), resume())).toBe(239)
  })
  test('nor where nobody promised to arrive, or nobody knows where', () => {
    expect(must(received('street-light'))).toBeUndefined()
    expect(must(received('wires-down', { place: { lng: 0, lat: 0, unknown: true } }))).toBeUndefined()
  })

  const due = 100 * MINUTE
  test('is the whole minute before due less the drive', () => {
    expect(leaveBy(due, 9 * MINUTE + 20_000) / MINUTE).toBe(90)
    expect(leaveBy(due, 10 * MINUTE) / MINUTE).toBe(90)
  })
  test('stays as it was told while a truck moves about, and never promises more than there is', () => {
    const told = leaveBy(due, 10 * MINUTE)
    expect(leaveBy(due, 9 * MINUTE + 1_000, told)).toBe(told)
    expect(leaveBy(due, 8 * MINUTE + 31_000, told)).toBe(told)
    expect(leaveBy(due, 8 * MINUTE + 29_000, told) / MINUTE).toBe(91)
    expect(leaveBy(due, 10 * MINUTE + 1_000, told) / MINUTE).toBe(89)
  })
})
