import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowAt, RUN_ROW_PX, withPlaced } from '../../client/drag/run-order.ts'

const run = ['a', 'b', 'c', 'd']

describe('a place in a run', () => {
  it('is counted without what is in the hand', () => {
    expect(withPlaced(run, ['b'], 0)).toEqual(['b', 'a', 'c', 'd'])
    expect(withPlaced(run, ['b'], 1)).toEqual(run)
    expect(withPlaced(run, ['b'], 2)).toEqual(['a', 'c', 'b', 'd'])
  })
  it('is the end when none is named, and never beyond', () => {
    expect(withPlaced(run, ['x'])).toEqual([...run, 'x'])
    expect(withPlaced(run, ['a'], 99)).toEqual(['b', 'c', 'd', 'a'])
    expect(withPlaced(run, ['d'], -1)).toEqual(['d', 'a', 'b', 'c'])
  })
  it('keeps several together, in the order of the hand', () => expect(withPlaced(run, ['d', 'a'], 1)).toEqual(['b', 'd', 'a', 'c']))
  it('loses nothing and doubles nothing, whatever is moved where', () => {
    fc.assert(fc.property(fc.shuffledSubarray(run), fc.integer({ min: -2, max: 9 }), (ids, index) => {
      expect(withPlaced(run, ids, index).toSorted()).toEqual(run)
    }))
  })
})

it('the gap in a run list opens beneath the hand', () => {
  expect(rowAt(100, 100, 3)).toBe(0)
  expect(rowAt(100 + RUN_ROW_PX * 1.5, 100, 3)).toBe(1)
  expect(rowAt(4_000, 100, 3)).toBe(3)
  expect(rowAt(90, 100, 3)).toBe(0)
})
