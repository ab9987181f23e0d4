// @vitest-environment jsdom
import { flushSync, mount, unmount } from 'svelte'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import PickList from '../../client/look/PickList.svelte'
import { asTheyStood } from '../../client/look/steady-order.ts'
import { live } from './kit/live.svelte.ts'

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((id) => ({ id, lead: id, title: id }))
let picked: string[]
let props: { words: string; items: { id: string; lead: string; title: string }[]; sortedBy: unknown; label: string; none: string; onpick: (id: string) => void }

beforeEach(() => {
  picked = []
  props = live({ words: '', items: [A!, B!, C!], sortedBy: 'straight', label: 'Crew', none: 'None.', onpick: (id: string) => void picked.push(id) })
  const list = mount(PickList, { target: document.body, props })
  flushSync()
  onTestFinished(() => void unmount(list))
})
function press(key: string, more: KeyboardEventInit = {}) {
  document.querySelector('input')!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  flushSync()
}
function become(...items: (typeof A)[]) {
  props.items = items as never
  flushSync()
}
const shown = () => [...document.querySelectorAll('[role="option"] b')].map(({ textContent }) => textContent)

describe('a list that lives beneath a hand', () => {
  it('Enter picks what the arrows stood on, wherever the list has put it since', () => {
    press('ArrowDown')
    become(B, A, C)
    press('Enter')
    expect(picked).toEqual(['b'])
  })
  it('rows keep their places, also while nobody has moved; what is new stands behind', () => {
    become(B, D, A, C)
    expect(shown()).toEqual(['a', 'b', 'c', 'd'])
    press('Enter')
    expect(picked).toEqual(['a'])
  })
  it('when what it is sorted by has changed it stands as it comes, and what was held is still held', () => {
    press('ArrowDown')
    props.sortedBy = 'roads'
    become(C, A, B)
    expect(shown()).toEqual(['c', 'a', 'b'])
    press('Enter')
    expect(picked).toEqual(['b'])
  })
  it('other words begin anew, at the first', () => {
    press('ArrowDown')
    const field = document.querySelector('input')!
    field.value = 'x'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    become(C, B)
    expect(shown()).toEqual(['c', 'b'])
    press('Enter')
    expect(picked).toEqual(['c'])
  })
  it('of what has gone Enter picks nobody else instead; the arrows go on from where it stood', () => {
    press('ArrowDown')
    become(A, C)
    press('Enter')
    expect(picked).toEqual([])
    press('ArrowDown')
    press('Enter')
    expect(picked).toEqual(['c'])
  })
  it('an Enter held down from before picks nothing; arrows held down move', () => {
    press('Enter', { repeat: true })
    expect(picked).toEqual([])
    press('ArrowDown', { repeat: true })
    press('Enter')
    expect(picked).toEqual(['b'])
  })
})

it('things as they stood leave out what is gone and put what is new behind', () => {
  expect(asTheyStood(['c', 'a', 'x'], [A!, B!, C!]).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})
