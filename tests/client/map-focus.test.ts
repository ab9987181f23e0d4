import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { FollowFocus } from '../../client/map/follow-focus.ts'

/** A map of 1000 by 600 where a degree is a pixel, so that what is looked at is easily said. */
const easeTo = vi.fn()
const map = {
  easeTo, project: ({ lng, lat }: { lng: number; lat: number }) => ({ x: lng, y: lat }), getZoom: () => 13,
  getCanvas: () => ({ getBoundingClientRect: () => ({ width: 1000, height: 600 }) }),
} as unknown as MapLibreMap
const insets = (left: number) => ({ top: 40, right: 40, bottom: 40, left })
const rest = () => vi.advanceTimersByTime(200)
let sight: FollowFocus

beforeEach(() => {
  vi.useFakeTimers()
  easeTo.mockClear()
  sight = new FollowFocus(map)
})
afterEach(() => vi.useRealTimers())

it('keys that run through the queue move the map once, to where they rest', () => {
  for (const lng of [1200, 1300, 1400]) sight.show({ lng, lat: 300 }, insets(40))
  rest()
  expect(easeTo).toHaveBeenCalledTimes(1)
  expect(easeTo.mock.calls[0]![0]).toMatchObject({ center: { lng: 1400 }, zoom: 13 })
})

it('what is in sight moves nothing, until a panel opens over it', () => {
  const focus = { lng: 300, lat: 300 }
  sight.show(focus, insets(40))
  rest()
  expect(easeTo).not.toHaveBeenCalled()
  sight.show(focus, insets(452))
  rest()
  expect(easeTo).toHaveBeenCalledTimes(1)
  expect(easeTo.mock.calls[0]![0]).toMatchObject({ offset: [206, 0] })
})

it('a panel that closes does not bring back what a hand moved away from', () => {
  const focus = { lng: 600, lat: 300 }
  sight.show(focus, insets(452))
  rest()
  focus.lng = 3000
  sight.show(focus, insets(40))
  rest()
  expect(easeTo).not.toHaveBeenCalled()
})

it('a place that came by words is looked at from near', () => {
  sight.show({ lng: 500, lat: 300, closer: true }, insets(40))
  rest()
  expect(easeTo.mock.calls[0]![0].zoom).toBeGreaterThan(14)
})
