import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { statusTints, tintName } from '../../../client/map/icons/tints.ts'
import { ColouringStore } from '../../../client/stores/colouring.svelte.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

it('colours tell the clock, then the status, then the crew, then the clock again', () => {
  const colouring = new ColouringStore()
  const seen = [1, 2, 3, 4].map(() => {
    const { by } = colouring
    colouring.next()
    return by
  })
  expect(seen).toEqual(['clock', 'status', 'crew', 'clock'])
})

it('a desk keeps what it chose; something unknown that was kept is the clock', () => {
  new ColouringStore().choose('crew')
  expect(new ColouringStore().by).toBe('crew')
  kept.set([...kept.keys()][0]!, 'mood')
  expect(new ColouringStore().by).toBe('clock')
})

it('every status of open work has a letter of its own, and the legend names it by that letter', () => {
  expect(statusTints().map(({ text }) => text)).toEqual(['N', 'A', 'G', 'U', 'S', 'H'])
  for (const tinted of statusTints()) expect(tintName(tinted).replace(/^on /, '')[0]!.toUpperCase()).toBe(tinted.text)
  expect(statusTints().map(tintName)).toContain('under way')
})
