import fc from 'fast-check'
import { expect, it } from 'vitest'
import { edgeStep, EDGE_STEPS, iconId, readIconId, type Icon } from '../../client/map/icon-id.ts'
import { liveLayers } from '../../client/map/live-layers.ts'
import { restyling } from '../../client/map/style.ts'
import { GLYPHS } from '../../client/look/glyphs.ts'
import { PHASES } from '../../shared/protocol/words.ts'

const phase = fc.constantFrom(...PHASES)
const look = fc.constantFrom('filled', 'on-scene', 'outlined', 'dashed')
const icon = fc.oneof(
  fc.record({ kind: fc.constant('sign'), phase, glyph: fc.constantFrom(...Object.keys(GLYPHS)), step: fc.integer({ min: 0, max: EDGE_STEPS }), size: fc.constantFrom(28, 34) }),
  fc.record({ kind: fc.constant('dot'), phase }),
  fc.record({ kind: fc.constant('dot-ring'), by: fc.constantFrom('hand', 'eye') }),
  fc.record({ kind: fc.constant('ring'), phase, size: fc.constantFrom(28, 34), by: fc.constantFrom('hand', 'eye') }),
  fc.record({ kind: fc.constant('badge'), look, text: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }) }),
  fc.record({ kind: fc.constant('arrow'), look }),
) as fc.Arbitrary<Icon>

it('the name of a picture says everything that is needed to draw it', () => {
  fc.assert(fc.property(icon, (each) => {
    expect(readIconId(iconId(each))).toEqual(each)
  }))
})

it('a name that is none of ours is not drawn', () => {
  for (const name of ['', 'sign', 'sign/nonsense/x/1/28', 'badge/huge/7', 'airport']) expect(readIconId(name)).toBeUndefined()
})

it('the painted edge runs out in twelve steps, and is gone only when the time is', () => {
  expect([1, 0.999, 0.5, 0.01, 0, -1, 2].map(edgeStep)).toEqual([12, 12, 6, 1, 0, 0, 12])
})

it('night to day changes paint and pictures, and nothing that would load the map again', () => {
  const [night, day] = [liveLayers('night', 1), liveLayers('day', 1)]
  expect(day.map(({ id, type }) => [id, type])).toEqual(night.map(({ id, type }) => [id, type]))
  const changes = restyling(night, day)
  expect(changes.length).toBeGreaterThan(5)
  expect(changes.filter(({ kind }) => kind === 'layout').every(({ name }) => name === 'icon-image')).toBe(true)
  expect(restyling(day, liveLayers('day', 1))).toEqual([])
})
