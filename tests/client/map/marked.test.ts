import { expect, it } from 'vitest'
import { FeatureIds } from '../../../client/map/live/feature-ids.ts'
import { readIconId } from '../../../client/map/icons/icon-id.ts'
import { markedFeatures } from '../../../client/map/requests/marked-features.ts'
import { isInside } from '../../../client/map/hand/polygon.ts'
import { NOW, reading } from '../kit/requests.ts'

const view = { dense: true, glyphOf: () => 'pothole' }
const ringOf = (properties: Record<string, unknown>) => readIconId(String(properties.ring))

it('a lasso holds what it was drawn around, also in the bight of a bent line', () => {
  const bent = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }, { x: 6, y: 10 }, { x: 6, y: 4 }, { x: 4, y: 4 }, { x: 4, y: 10 }, { x: 0, y: 10 }]
  expect([{ x: 2, y: 8 }, { x: 8, y: 8 }, { x: 5, y: 2 }].every((point) => isInside(point, bent))).toBe(true)
  expect([{ x: 5, y: 8 }, { x: 12, y: 2 }, { x: -1, y: 5 }, { x: 5, y: -1 }].some((point) => isInside(point, bent))).toBe(false)
  expect(isInside({ x: 1, y: 1 }, [])).toBe(false)
})

it('several that were chosen are ringed each, and stand as signs in a storm', () => {
  const ids = new FeatureIds()
  const chosen = [1, 2, 3].map((n) => reading(n, 'on-track', 60))
  const marked = markedFeatures({ hovered: undefined, selected: chosen[2], chosen }, view, ids, NOW)
  expect(marked.size).toBe(3)
  expect([...marked.values()].every(({ properties }) => ringOf(properties)!.kind === 'ring' && Number(properties.size) > 0)).toBe(true)
})

it('of very many chosen ones the calm stay ringed dots, but the one under the cursor is a sign', () => {
  const ids = new FeatureIds()
  const chosen = Array.from({ length: 40 }, (_, n) => reading(n + 1, 'on-track', 60))
  const marked = markedFeatures({ hovered: undefined, selected: chosen[5], chosen }, view, ids, NOW)
  const kinds = [...marked.values()].map(({ properties }) => ringOf(properties)!.kind)
  expect(kinds.filter((kind) => kind === 'ring')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'dot-ring')).toHaveLength(39)
})

it('what is selected keeps its ring while the pointer is on it; a request nobody can place has none', () => {
  const ids = new FeatureIds()
  const one = reading(1, 'breached', -5)
  const lost = reading(2, 'breached', -5, { place: { lng: 0, lat: 0, unknown: true } })
  const marked = markedFeatures({ hovered: one, selected: one, chosen: [lost] }, view, ids, NOW)
  expect([...marked.values()].map(({ properties }) => ringOf(properties))).toEqual([{ kind: 'ring', phase: 'breached', size: 34, by: 'hand' }])
})
