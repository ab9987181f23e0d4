import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeBadges, type Badge } from '../../../client/map/crews/badge-places.ts'
import { pointFeature } from '../../../client/map/live/feature-diff.ts'
import { metresBetween, metresAPixel, pixelsAway, worldPoint } from '../../../client/map/metres.ts'
import { overlap as touches, Plots, type Plot } from '../../../client/map/crews/plots.ts'
import { plotsOf, standingPins } from '../../../client/map/crews/sign-plots.ts'

const badge = (crewId: string, x: number, y: number, drives = false): Badge => ({ crewId, x, y, width: 26, height: 22, drives })
const ZOOM = 13
const pin = (size: number, more = {}) => pointFeature(1, -76.79, 40.265, { icon: 'sign', size, rank: 5, ...more })
const foot = worldPoint([-76.79, 40.265], ZOOM)
const drawn = (each: Badge, aside: ReadonlyMap<string, readonly [number, number]>): Plot => {
  const [x, y] = aside.get(each.crewId) ?? [0, 0]
  return { ...each, x: each.x + x, y: each.y + y }
}

it('a crew on scene stands to the right of its sign and below, and leaves all of the sign to be read', () => {
  const truck = badge('t3', foot.x, foot.y)
  const signs = plotsOf(pin(34), ZOOM)
  const aside = placeBadges([truck], signs, new Map())
  const [x, y] = aside.get('t3')!
  expect(x).toBeGreaterThan(0)
  expect(y).toBeGreaterThan(0)
  expect(signs.some((sign) => touches(drawn(truck, aside), sign))).toBe(false)
})

it('a crew that lies on nothing is drawn where it is, and so is one that drives past a sign', () => {
  const signs = plotsOf(pin(34), ZOOM)
  expect(placeBadges([badge('t1', foot.x + 200, foot.y), badge('t2', foot.x, foot.y - 10, true)], signs, new Map()).size).toBe(0)
})

it('nobody steps aside for a dot; a small mark is left free', () => {
  const pins = new Map([[1, pin(0)], [2, pin(0, { mark: true })], [3, pin(28)]])
  expect(standingPins(pins)).toEqual([pins.get(3), pins.get(2)])
  expect(placeBadges([badge('t1', foot.x, foot.y)], plotsOf(pin(0, { mark: true }), ZOOM), new Map()).size).toBe(1)
})

it('trucks in one yard spread so that each number is read', () => {
  const yard = ['t1', 't2', 't3', 't4', 't5', 't6'].map((crewId, i) => badge(crewId, foot.x + i, foot.y + (i % 2)))
  const aside = placeBadges(yard, plotsOf(pin(28), ZOOM), new Map())
  const plots = yard.map((each) => drawn(each, aside))
  expect(plots.flatMap((a, i) => plots.slice(i + 1).filter((b) => touches(a, b)))).toEqual([])
})

it('a receiver that wavers moves no badge to and fro', () => {
  const signs = plotsOf(pin(34), ZOOM)
  const at = (x: number) => badge('t3', foot.x + x, foot.y - 25)
  const edge = 25
  let aside = placeBadges([at(edge)], signs, new Map())
  expect(aside.size).toBe(1)
  const first = aside.get('t3')
  for (const x of [edge + 4, edge, edge + 5, edge + 3]) expect((aside = placeBadges([at(x)], signs, aside)).get('t3')).toBe(first)
  expect(placeBadges([at(edge + 9)], signs, aside).size).toBe(0)
})

it('two that meet on the road step apart only when one would hide the number of the other', () => {
  const pair = (apart: number) => placeBadges([badge('t1', 0, 0, true), badge('t5', apart, 0, true)], [], new Map()).size
  expect([pair(22), pair(4)]).toEqual([0, 1])
})

it('the same picture places everybody as it did before', () => {
  const crowd = fc.array(fc.tuple(fc.integer({ min: 0, max: 160 }), fc.integer({ min: 0, max: 160 }), fc.boolean()), { maxLength: 30 })
  fc.assert(fc.property(crowd, crowd, (crews, pins) => {
    const badges = crews.map(([x, y, drives], i) => badge(`t${i}`, x, y, drives))
    const signs = pins.map(([x, y]): Plot => ({ x, y, width: 30, height: 34 }))
    const once = placeBadges(badges, signs, new Map())
    expect(placeBadges(badges, signs, once)).toEqual(once)
  }))
})

it('so many pixels aside are so many metres at that zoom', () => {
  const at = [-76.79, 40.265] as const
  const there = pixelsAway(at, [30, 40], ZOOM)
  expect(metresBetween(at, there) / metresAPixel(ZOOM, at[1])).toBeCloseTo(50, 1)
  const [a, b] = [worldPoint(at, ZOOM), worldPoint(there, ZOOM)]
  expect([b.x - a.x, b.y - a.y].map(Math.round)).toEqual([30, 40])
})

it('what lies near is found wherever it lies', () => {
  const plot = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }), width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 90 }) })
  fc.assert(fc.property(fc.array(plot, { maxLength: 20 }), plot, (plots, room) => {
    expect(new Plots(plots).isFree(room)).toBe(!plots.some((each) => touches(each, room)))
  }))
})
