import { expect, it } from 'vitest'
import { labelSide } from '../../../client/map/hand/label-side.ts'

it("what another carries is told to the right of the hand, near the map's right edge to the left", () => {
  expect([100, 500, 700].map((x) => labelSide(x, 150, 730, 'right'))).toEqual(['right', 'right', 'left'])
})

it('a hand along the edge does not make the label flicker', () => {
  const turned = labelSide(560, 150, 730, 'right')
  expect(turned).toBe('left')
  expect([556, 550, 540].map((x) => labelSide(x, 150, 730, turned))).toEqual(['left', 'left', 'left'])
  expect(labelSide(530, 150, 730, turned)).toBe('right')
})

it('where a label fits on neither side it stays to the right', () => {
  expect(labelSide(100, 150, 200, 'right')).toBe('right')
})
