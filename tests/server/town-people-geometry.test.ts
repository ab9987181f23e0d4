import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cornersOf, meet, touchesLine, type Box } from '../../server/demo/town/people/box.ts'
import { LineGrid } from '../../server/demo/town/people/line-grid.ts'
import { ordinal } from '../../server/demo/town/people/name-old-town.ts'
import { outlineOf } from '../../server/demo/town/people/outline.ts'
import { Walk } from '../../server/demo/town/people/walk.ts'

const metres = fc.double({ min: -200, max: 200, noNaN: true })
const box = fc.record({ x: metres, y: metres, angle: fc.double({ min: 0, max: 6.3, noNaN: true }), halfWidth: fc.double({ min: 2, max: 40, noNaN: true }), halfDepth: fc.double({ min: 2, max: 40, noNaN: true }) })
  .map(({ angle, ...rest }): Box => ({ ...rest, ux: Math.cos(angle), uy: Math.sin(angle) }))

/** Points all over a box, its edges included. */
function* pointsOf(one: Box): Generator<[number, number]> {
  for (let i = -8; i <= 8; i++)
    for (let j = -8; j <= 8; j++) {
      const [a, b] = [(one.halfWidth * i) / 8, (one.halfDepth * j) / 8]
      yield [one.x + one.ux * a - one.uy * b, one.y + one.uy * a + one.ux * b]
    }
}
const holds = (one: Box, [x, y]: [number, number], more = 0) =>
  Math.abs((x - one.x) * one.ux + (y - one.y) * one.uy) < one.halfWidth + more && Math.abs((y - one.y) * one.ux - (x - one.x) * one.uy) < one.halfDepth + more

describe('footprints', () => {
  test('two houses that share a spot of ground are found to meet', () => {
    fc.assert(fc.property(box, box, (a, b) => {
      if ([...pointsOf(a)].some((at) => holds(b, at, -1e-6))) expect(meet(a, b, 0)).toBe(true)
      expect(meet(a, b, 0)).toBe(meet(b, a, 0))
    }))
  })

  test('houses a street apart do not meet', () => {
    const house = { x: 0, y: 0, ux: 1, uy: 0, halfWidth: 6, halfDepth: 5 }
    expect(meet(house, { ...house, y: 30 }, 4)).toBe(false)
    expect(meet(house, { ...house, y: 13.9 }, 4)).toBe(true)
    expect(meet(house, { ...house, y: 14.1 }, 4)).toBe(false)
  })

  test('a line touches a house exactly when a step along it stands in the house', () => {
    fc.assert(fc.property(box, metres, metres, metres, metres, (one, px, py, qx, qy) => {
      const steps = Array.from({ length: 801 }, (_, n): [number, number] => [px + ((qx - px) * n) / 800, py + ((qy - py) * n) / 800])
      if (steps.some((at) => holds(one, at, -1e-6))) expect(touchesLine(one, px, py, qx, qy, 0)).toBe(true)
      if (!steps.some((at) => holds(one, at, 1))) expect(touchesLine(one, px, py, qx, qy, 0)).toBe(false)
    }))
  })

  test('the grid of lines knows what asking every line would tell', () => {
    const line = fc.tuple(metres, metres, metres, metres, fc.double({ min: 0, max: 15, noNaN: true }))
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), fc.array(box, { maxLength: 10 }), (lines, boxes) => {
      const grid = new LineGrid(-220, -220, 220, 220)
      for (const [px, py, qx, qy, gap] of lines) grid.add(px, py, qx, qy, gap)
      for (const one of boxes) expect(grid.isClear(one)).toBe(!lines.some(([px, py, qx, qy, gap]) => touchesLine(one, px, py, qx, qy, gap)))
    }))
  })

  test('whatever its shape, a house keeps within its box', () => {
    fc.assert(fc.property(box, fc.double({ min: 0, max: 0.999, noNaN: true }), (one, cut) => {
      for (const at of outlineOf({ ...one, kind: 'house', homes: 1, cut })) expect(holds(one, [at[0], at[1]], 1e-6)).toBe(true)
    }))
    expect(cornersOf({ x: 0, y: 0, ux: 1, uy: 0, halfWidth: 2, halfDepth: 1 })).toEqual([[-2, -1], [2, -1], [2, 1], [-2, 1]])
  })
})

describe('along the street', () => {
  test('a front across a bend stands across it', () => {
    const walk = new Walk([[0, 0], [100, 0], [100, 100]])
    expect(walk.lengthM).toBe(200)
    expect(walk.point(150)).toEqual([100, 50])
    const { ux, uy } = walk.stand(100, 10)
    expect(ux).toBeCloseTo(Math.SQRT1_2)
    expect(uy).toBeCloseTo(Math.SQRT1_2)
  })

  test('numbered streets are called as people say them', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal)).toEqual(['Front', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '101st', '111th'])
  })
})
