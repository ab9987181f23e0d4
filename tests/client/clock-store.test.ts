import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ClockStore } from '../../client/stores/clock.svelte.ts'

const HERE = Date.parse('2026-11-24T19:00:00.000Z')
const at = (ms: number) => new Date(ms).toISOString()

describe('server time on a page', () => {
  let clock: ClockStore
  beforeEach(() => {
    vi.useFakeTimers({ now: HERE })
    clock = new ClockStore()
  })
  afterEach(() => vi.useRealTimers())

  it('is taken from the message that travelled fastest', () => {
    clock.measure(at(HERE + 60_000 - 900))
    clock.measure(at(HERE + 60_000 - 20))
    clock.measure(at(HERE + 60_000 - 400))
    expect(clock.read()).toBe(HERE + 60_000 - 20)
  })

  it('ticks on the whole second of the server', () => {
    clock.measure(at(HERE + 300))
    const stop = clock.start()
    vi.advanceTimersByTime(710)
    expect(Math.floor(clock.now / 1000)).toBe(HERE / 1000 + 1)
    expect(clock.now % 1000).toBeLessThan(20)
    stop()
  })

  it('begins anew when this machine’s clock was set', () => {
    clock.measure(at(HERE))
    vi.setSystemTime(HERE - 3_600_000)
    clock.measure(at(HERE))
    expect(clock.read()).toBe(HERE)
  })

  it('while frozen stands at the last moment we know of, and the time of day goes on', () => {
    clock.measure(at(HERE + 5_000))
    const stop = clock.start()
    clock.freeze(HERE)
    vi.advanceTimersByTime(30_000)
    expect(clock.now).toBe(HERE + 5_000)
    expect(clock.wall).toBeGreaterThan(HERE + 34_000)
    clock.thaw()
    expect(clock.now).toBe(HERE + 35_000)
    stop()
  })
})
