import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { FollowFocus } from '../../../client/map/view/follow-focus.ts'
import { panInto } from '../../../client/map/view/view.ts'

/** A map of 1000 by 600 where a degree is a pixel, so that what is looked at is easily said. */
const easeTo = vi.fn()
const panBy = vi.fn()
let listener: (event: object) => void
const HOME = { lng: 500, lat: 300 }
const map = {
  easeTo, panBy, project: ({ lng, lat }: { lng: number; lat: number }) => ({ x: lng, y: lat }), getZoom: () => 13, getCenter: () => HOME,
  getCanvas: () => ({ getBoundingClientRect: () => ({ width: 1000, height: 600 }) }),
  on: (_: string, listen: typeof listener) => (listener = listen),
} as unknown as MapLibreMap
/** What moves the map starts a move, and says whose it is. */
const moves = (mock: typeof easeTo) => mock.mockImplementation((_to: unknown, second?: object, third?: object) => listener(third ?? second ?? {}))
const insets = (left: number) => ({ top: 40, right: 40, bottom: 40, left })
const [OPEN, CLOSED] = [insets(452), insets(40)]
const rest = () => vi.advanceTimersByTime(200)
let sight: FollowFocus

beforeEach(() => {
  vi.useFakeTimers()
  moves(easeTo.mockReset())
  moves(panBy.mockReset())
  sight = new FollowFocus(map)
})
afterEach(() => vi.useRealTimers())

it('keys that run through the queue move the map once, to where they rest', () => {
  for (const lng of [1200, 1300, 1400]) sight.show({ lng, lat: 300 }, CLOSED)
  rest()
  expect(panBy.mock.calls.map(([by]) => by)).toEqual([[440, 0]])
})

it('what is in sight moves nothing, until a panel opens over it: then by the least, at the same zoom', () => {
  const focus = { lng: 300, lat: 300 }
  sight.show(focus, CLOSED)
  rest()
  expect(panBy).not.toHaveBeenCalled()
  sight.show(focus, OPEN)
  rest()
  expect(panBy.mock.calls.map(([by]) => by)).toEqual([[-152, 0]])
  expect(easeTo).not.toHaveBeenCalled()
})

it('the least way into sight leads to the nearest edge, and to the middle where there is no room', () => {
  const size = { width: 1000, height: 600 }
  expect(panInto({ x: 990, y: 10 }, size, CLOSED)).toEqual([30, -30])
  expect(panInto({ x: 500, y: 300 }, size, CLOSED)).toEqual([0, 0])
  expect(panInto({ x: 0, y: 300 }, { width: 400, height: 600 }, OPEN)).toEqual([-406, 0])
})

it('when the panel closes, the map returns to where it was, however many were looked at', () => {
  sight.show({ lng: 300, lat: 300 }, OPEN)
  rest()
  sight.show({ lng: 1500, lat: 300 }, OPEN)
  rest()
  sight.show({ lng: 1500, lat: 300 }, CLOSED)
  rest()
  expect(easeTo.mock.calls.map(([to]) => to)).toMatchObject([{ center: HOME, zoom: 13 }])
})

it('a panel that gives way to another does not move the map back and forth', () => {
  const focus = { lng: 300, lat: 300 }
  sight.show(focus, OPEN)
  rest()
  sight.show(focus, CLOSED)
  sight.show(focus, OPEN)
  rest()
  expect(easeTo).not.toHaveBeenCalled()
})

it('a map that a hand has moved since stays when the panel closes', () => {
  const focus = { lng: 300, lat: 300 }
  sight.show(focus, OPEN)
  rest()
  listener({ originalEvent: {} })
  sight.show(focus, CLOSED)
  rest()
  expect(easeTo).not.toHaveBeenCalled()
})

it('a panel that closes does not bring back what a hand moved away from', () => {
  const focus = { lng: 600, lat: 300 }
  sight.show(focus, OPEN)
  rest()
  focus.lng = 3000
  sight.show(focus, CLOSED)
  rest()
  expect([easeTo, panBy].flatMap((mock) => mock.mock.calls)).toEqual([])
})

it('a place that came by words is looked at from near, and afterwards the city as before', () => {
  sight.show({ lng: 500, lat: 300, closer: true }, OPEN)
  rest()
  expect(easeTo.mock.calls[0]![0].zoom).toBeGreaterThan(14)
  sight.show(undefined, CLOSED)
  rest()
  expect(easeTo.mock.calls[1]![0]).toMatchObject({ center: HOME, zoom: 13 })
})
