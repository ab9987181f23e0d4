import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fanFeatures, HUB } from '../../../client/map/fan/fan-features.ts'
import { fanPositions, fanSlot, fanSlots, keepSlots, MOST, stackAround } from '../../../client/map/fan/fan-out.ts'
import { pointFeature, type PointFeature } from '../../../client/map/live/feature-diff.ts'
import { iconId } from '../../../client/map/icons/icon-id.ts'

const LAT = 40.27
const at = [-76.8, LAT] as const
/** A pin so many metres east of the place. */
const pin = (id: number, metres = 0, rank = 3): PointFeature =>
  pointFeature(id, at[0] + metres / (111_320 * Math.cos((LAT * Math.PI) / 180)), at[1], {
    icon: iconId({ kind: 'sign', phase: 'on-track', glyph: 'pothole', step: 6, size: 28 }), rank, size: 28,
  })
const town = (...pins: PointFeature[]) => new Map(pins.map((each) => [each.id, each]))
const stack = (requests: Map<number, PointFeature>, atMostM = 100, deepest = false) => stackAround(requests, at, atMostM, deepest).map(({ id }) => id)

describe('a fan', () => {
  it('leaves room between any two signs, and between them and their place, however many they are', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 60 }), (count) => {
      const positions = fanPositions(count)
      expect(positions).toHaveLength(count)
      for (const [i, a] of positions.entries()) {
        expect(Math.hypot(a.x, a.y)).toBeGreaterThanOrEqual(46 - 1e-9)
        for (const b of positions.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(36)
      }
    }))
  })
  it('has a name for every place, and two places never share one', () => {
    const slots = new Map(fanSlots())
    for (const count of [2, 3, 8, 9, 30, MOST]) fanPositions(count).forEach((offset, i) => expect(slots.get(fanSlot(count, i))).toEqual(offset))
  })
  it('of up to eight is a circle', () => {
    for (let count = 2; count <= 8; count++) expect(new Set(fanPositions(count).map(({ x, y }) => Math.hypot(x, y).toFixed(6))).size).toBe(1)
    expect(new Set(fanPositions(9).map(({ x, y }) => Math.hypot(x, y).toFixed(6))).size).toBe(9)
  })
  it('moves nobody who stays when one leaves; who comes takes the gap', () => {
    expect(keepSlots([1, 2, 3], [3, 1])).toEqual([1, undefined, 3])
    expect(keepSlots([1, undefined, 3], [3, 1, 9, 7])).toEqual([1, 9, 3, 7])
  })
  it('tells how many there are, and how many of them it shows', () => {
    const pins = Array.from({ length: MOST + 5 }, (_, i) => pin(i + 1))
    const hub = (count: number) => fanFeatures(pins.slice(0, count).map(({ id }) => id), town(...pins), at, count).get(HUB)!.properties.hub
    expect([hub(3), hub(MOST + 5)]).toEqual(['3', `${MOST} of ${MOST + 5}`])
  })
  it('shows each sign without its post, on a leg that reaches it', () => {
    const features = fanFeatures([4, undefined, 5], town(pin(4), pin(5)), at, 2)
    expect([...features.keys()]).toEqual([HUB, 4, 5])
    const { icon, leg, turn, slot } = features.get(4)!.properties
    expect(icon).toContain('/bare')
    expect([leg, turn, slot]).toEqual(['leg/32', 0, '3/0'])
  })
})

describe('a stack', () => {
  it('is those at one place, worst first', () => {
    expect(stack(town(pin(1), pin(2, 0, 5), pin(3, 40)))).toEqual([2, 1])
    expect(stack(town(pin(1), pin(3, 40)))).toEqual([])
  })
  it('of a few takes in what lies some metres off; of many only what shares the place', () => {
    expect(stack(town(pin(1), pin(2, 6)))).toEqual([1, 2])
    const many = Array.from({ length: 9 }, (_, i) => pin(i + 1, i < 5 ? 1 : 6))
    expect(stack(town(...many))).toEqual([1, 2, 3, 4, 5])
    expect(stack(town(...many), 100, true)).toHaveLength(9)
  })
  it('is none where the picture shows them apart', () => {
    expect(stack(town(pin(1), pin(2, 6)), 4)).toEqual([])
  })
})
