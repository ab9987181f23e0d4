import { beforeEach, describe, expect, it } from 'vitest'
import { SelectionStore } from '../../client/stores/selection.svelte.ts'

const order = ['a', 'b', 'c', 'd', 'e']
let selection: SelectionStore
beforeEach(() => void (selection = new SelectionStore()))
const chosen = () => [...selection.chosen].sort()

describe('choosing several', () => {
  it('Ctrl adds to the selected one, and takes away again', () => {
    selection.select('a')
    selection.toggle('c')
    expect([chosen(), selection.requestId]).toEqual([['a', 'c'], 'c'])
    selection.toggle('d')
    selection.toggle('d')
    expect([chosen(), selection.requestId]).toEqual([['a', 'c'], 'c'])
  })
  it('one that is left alone is only selected', () => {
    selection.select('a')
    selection.toggle('c')
    selection.toggle('a')
    expect([chosen(), selection.requestId, selection.with('c')]).toEqual([[], 'c', ['c']])
  })
  it('Shift reaches from where it began, as often as it is asked', () => {
    selection.select('b')
    selection.reach('d', order)
    expect([chosen(), selection.requestId]).toEqual([['b', 'c', 'd'], 'd'])
    selection.reach('a', order)
    expect([chosen(), selection.requestId]).toEqual([['a', 'b'], 'a'])
  })
  it('Shift and arrows make it longer and shorter', () => {
    selection.select('b')
    selection.extend(1, order)
    selection.extend(1, order)
    expect(chosen()).toEqual(['b', 'c', 'd'])
    selection.extend(-1, order)
    expect([chosen(), selection.requestId]).toEqual([['b', 'c'], 'c'])
  })
  it('a lasso chooses anew, or as well', () => {
    selection.choose(['a', 'b'])
    selection.choose(['d', 'e'], true)
    expect(chosen()).toEqual(['a', 'b', 'd', 'e'])
    selection.choose(['c', 'd'])
    expect(chosen()).toEqual(['c', 'd'])
  })
  it('an act on one of them is about all, on another about that one', () => {
    selection.choose(['a', 'b'])
    expect([[...selection.with('b')].sort(), selection.with('e')]).toEqual([['a', 'b'], ['e']])
  })
  it('a plain click, or Escape, ends it', () => {
    selection.choose(['a', 'b'])
    selection.open('a')
    expect([chosen(), selection.openId]).toEqual([[], 'a'])
    selection.choose(['a', 'b'])
    selection.chooseNone()
    expect([chosen(), selection.requestId]).toEqual([[], 'b'])
  })
  it('what left the board is chosen no longer, and the cursor is on one that is there', () => {
    selection.choose(['a', 'b', 'c'])
    selection.keepOnly((id) => id !== 'c')
    expect([chosen(), selection.requestId]).toEqual([['a', 'b'], 'b'])
  })
})
