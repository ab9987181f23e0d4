import type { LineString } from 'geojson'
import { describe, expect, it } from 'vitest'
import { CrewMotion, glideEvery } from '../../../client/map/crews/crew-motion.ts'
import { GRID_LEVELS, gridLabel, gridLines } from '../../../client/map/basemap/grid.ts'
import { ringAround, uncertaintyRadius } from '../../../client/map/crews/uncertainty.ts'
import { boundsOf, isInSight, nudgeOf } from '../../../client/map/view/view.ts'
import type { Position } from '../../../shared/protocol/board.ts'

const T0 = Date.parse('2026-11-24T19:00:00.000Z')
const fix = (seconds: number, lng: number): ReadonlyMap<string, Position> =>
  new Map([['t7', { crewId: 't7', lng, lat: 40, at: new Date(T0 + seconds * 1000).toISOString() }]])

it('trucks are drawn as often as the eye can tell: a city once a second, a corner ten times', () => {
  const every = [10, 12, 14, 16, 18].map((zoom) => glideEvery(zoom, 40))
  expect(every[0]).toBe(1_000)
  expect(every.at(-1)).toBe(100)
  expect(every).toEqual([...every].sort((a, b) => b - a))
})

describe('a truck on the map', () => {
  it('glides to its newest fix in the time that lay between the last two', () => {
    const motion = new CrewMotion()
    motion.take(fix(0, -76.8), T0, false)
    motion.take(fix(10, -76.799), T0 + 10_000, false)
    expect(motion.at('t7', T0 + 10_000)!.at[0]).toBeCloseTo(-76.8, 9)
    expect(motion.at('t7', T0 + 15_000)!.at[0]).toBeCloseTo(-76.7995, 9)
    expect(motion.isMoving(T0 + 19_999)).toBe(true)
    expect(motion.at('t7', T0 + 20_000)!.at).toEqual([-76.799, 40])
    expect(motion.isMoving(T0 + 20_000)).toBe(false)
  })
  it('is never guessed beyond where it was seen', () => {
    const motion = new CrewMotion()
    motion.take(fix(0, -76.8), T0, false)
    motion.take(fix(10, -76.799), T0 + 10_000, false)
    expect(motion.at('t7', T0 + 600_000)!.at).toEqual([-76.799, 40])
  })
  it('is put where it is after a long gap, after a jump, and where motion is unwanted', () => {
    const jump = (seconds: number, lng: number, still: boolean) => {
      const motion = new CrewMotion()
      motion.take(fix(0, -76.8), T0, false)
      motion.take(fix(seconds, lng), T0 + seconds * 1000, still)
      return motion.at('t7', T0 + seconds * 1000)!.at[0]
    }
    expect(jump(45, -76.799, false)).toBe(-76.799)
    expect(jump(10, -76.7, false)).toBe(-76.7)
    expect(jump(10, -76.799, true)).toBe(-76.799)
  })
  it('is forgotten when it is gone', () => {
    const motion = new CrewMotion()
    motion.take(fix(0, -76.8), T0, false)
    motion.take(new Map(), T0, false)
    expect(motion.at('t7', T0)).toBeUndefined()
  })
})

it('the circle of a silent crew grows with its age and stays on the map', () => {
  const ages = [0, 180_000, 360_000, 3_600_000].map((age) => uncertaintyRadius(age, 8, 0))
  expect(ages).toEqual([...ages].sort((a, b) => a - b))
  expect(uncertaintyRadius(60_000, 8, 11)).toBeGreaterThan(uncertaintyRadius(60_000, 8, 0))
  expect(uncertaintyRadius(1e9)).toBeLessThanOrEqual(1_200)
  const ring = ringAround(-76.8, 40, 500)
  expect(ring[0]).toEqual(ring.at(-1))
})

it('the squares of the grid are as large as they say, in the units of the city', () => {
  expect([gridLabel(11, 'imperial'), gridLabel(13, 'imperial'), gridLabel(13, 'metric')]).toEqual(['1 mi', '¼ mi', '250 m'])
  const { features } = gridLines({ lng: -76.8, lat: 40.27 }, 'metric')
  const level = GRID_LEVELS.metric.findIndex(({ label }) => label === '1 km')
  const meridians = features
    .filter((each) => each.properties!.level >= level - 1 && each.properties!.level <= level)
    .map((each) => (each.geometry as LineString).coordinates)
    .filter(([a, b]) => a![0] === b![0]).map(([a]) => a![0]!).filter((lng) => Math.abs(lng + 76.8) < 0.1).sort((a, b) => a - b)
  const metres = (meridians[1]! - meridians[0]!) * 111_320 * Math.cos((40.27 * Math.PI) / 180)
  expect(metres).toBeCloseTo(1_000, 3)
})

it('the map begins around the work of the city, whatever lies at 0,0', () => {
  const center = { lng: -76.8, lat: 40.27 }
  const [west, south, east, north] = boundsOf(center, [{ lng: -76.82, lat: 40.26 }, { lng: 0, lat: 0 }])
  expect(west).toBeLessThan(-76.82)
  expect(east).toBeLessThan(-76.8)
  expect(south).toBeGreaterThan(40)
  expect(north).toBeGreaterThan(south)
  expect(boundsOf(center, [])[0]).toBeLessThan(center.lng)
})

it('what lies under the detail is not in sight', () => {
  const insets = { top: 60, right: 40, bottom: 40, left: 464 }
  const size = { width: 730, height: 850 }
  expect([isInSight({ x: 300, y: 400 }, size, insets), isInSight({ x: 600, y: 400 }, size, insets)]).toEqual([false, true])
})

it('arrows nudge a picked place by a little, with shift by more', () => {
  expect([nudgeOf('ArrowLeft', false), nudgeOf('ArrowDown', true), nudgeOf('a', false)]).toEqual([[-3, 0], [0, 24], undefined])
})
