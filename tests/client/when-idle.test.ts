import { expect, it, vi } from 'vitest'
import { OnceIdle, whenIdle } from '../../client/stores/when-idle.ts'

/** A page that is idle when the test says so. */
function page() {
  const waiting: (() => void)[] = []
  vi.stubGlobal('requestIdleCallback', (slice: () => void) => waiting.push(slice))
  return { waiting, idle: () => waiting.splice(0).forEach((slice) => slice()) }
}

it('a step is done again until it answers false, and the end of the slice is told', () => {
  const { idle } = page()
  let left = 3
  const ends: boolean[] = []
  whenIdle(() => --left > 0, (more) => ends.push(more))
  idle()
  expect([left, ends]).toEqual([0, [false]])
})

it('a step that throws ends the work, and that is told too', () => {
  const { idle, waiting } = page()
  const ends: boolean[] = []
  let steps = 0
  whenIdle(() => {
    if (++steps === 2) throw new Error('lost')
    return true
  }, (more) => ends.push(more))
  expect(idle).toThrow('lost')
  expect([ends, waiting.length]).toEqual([[false], 0])
})

it('what is asked for again and again is done once, with what is there when the page is idle', () => {
  const { idle, waiting } = page()
  let latest = 0
  const seen: number[] = []
  const once = new OnceIdle(() => seen.push(latest))
  for (latest = 1; latest < 5; latest++) once.ask()
  expect(waiting).toHaveLength(1)
  idle()
  expect(seen).toEqual([5])
  once.ask()
  once.stop()
  idle()
  expect(seen).toEqual([5])
  once.ask()
  idle()
  expect(seen).toEqual([5, 5])
})
