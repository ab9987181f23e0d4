import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bareIcon, edgeStep, EDGE_STEPS, iconId, readIconId, type Icon } from '../../../client/map/icons/icon-id.ts'
import { themeColours } from '../../../client/map/map-colours.ts'
import { liveLayers } from '../../../client/map/live/live-layers.ts'
import { restyling } from '../../../client/map/style.ts'
import { GLYPHS } from '../../../client/look/glyphs.ts'
import { TINTS, tintColours } from '../../../client/map/icons/tints.ts'
import type { Colouring } from '../../../client/stores/colouring.svelte.ts'
import { PHASES } from '../../../shared/protocol/words.ts'
import { contrast } from '../kit/colour.ts'

const phase = fc.constantFrom(...PHASES)
const tint = fc.constantFrom(...TINTS)
const badge = fc.constantFrom('filled', 'on-scene', 'outlined', 'dashed')
const icon = fc.oneof(
  fc.record({ kind: fc.constant('sign'), phase, glyph: fc.constantFrom(...Object.keys(GLYPHS)), step: fc.integer({ min: 0, max: EDGE_STEPS }), size: fc.constantFrom(28, 34), bare: fc.constant(true), tinted: fc.record({ tint, text: fc.string({ maxLength: 4, unit: 'grapheme' }) }) }, { requiredKeys: ['kind', 'phase', 'glyph', 'step', 'size'] }),
  fc.record({ kind: fc.constantFrom('dot', 'mark'), phase, tint }, { requiredKeys: ['kind', 'phase'] }),
  fc.record({ kind: fc.constant('dot-ring'), by: fc.constantFrom('hand', 'eye') }),
  fc.record({ kind: fc.constant('ring'), phase, size: fc.constantFrom(28, 34), by: fc.constantFrom('hand', 'eye') }),
  fc.record({ kind: fc.constant('badge'), look: badge, width: fc.integer({ min: 20, max: 90 }), height: fc.constantFrom(17, 22), tint }, { requiredKeys: ['kind', 'look', 'width', 'height'] }),
  fc.record({ kind: fc.constant('leg'), length: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ kind: fc.constant('arrow'), look: badge }),
) as fc.Arbitrary<Icon>

const look = (theme: 'night' | 'day', by: Colouring = 'clock') => ({ theme, ratio: 1, by, dense: false })

it('the name of a picture says everything that is needed to draw it', () => {
  fc.assert(fc.property(icon, (each) => {
    expect(readIconId(iconId(each))).toEqual(each)
  }))
})

it('a name that is none of ours is not drawn', () => {
  for (const name of ['', 'sign', 'sign/nonsense/x/1/28', 'badge/huge/26/22', 'badge/filled/26', 'airport']) expect(readIconId(name)).toBeUndefined()
})

it('the painted edge runs out in twelve steps, and is gone only when the time is', () => {
  expect([1, 0.999, 0.5, 0.01, 0, -1, 2].map(edgeStep)).toEqual([12, 12, 6, 1, 0, 0, 12])
})

it('night to day changes paint and pictures, and nothing that would load the map again', () => {
  const [night, day] = [liveLayers(look('night')), liveLayers(look('day'))]
  expect(day.map(({ id, type }) => [id, type])).toEqual(night.map(({ id, type }) => [id, type]))
  const changes = restyling(night, day)
  expect(changes.length).toBeGreaterThan(5)
  expect(changes.filter(({ kind }) => kind === 'layout').every(({ name }) => name === 'icon-image')).toBe(true)
  expect(restyling(day, liveLayers(look('day')))).toEqual([])
})

it('another colouring changes pictures and the rings of clusters alone', () => {
  const changes = restyling(liveLayers(look('night')), liveLayers(look('night', 'status')))
  expect(changes.map(({ layer, name }) => [layer, name])).toEqual([['clusters', 'circle-stroke-color']])
})

it('what stands on a tinted sign can be read, by night and by day', () => {
  for (const theme of ['night', 'day'] as const) {
    for (const each of TINTS) {
      const { fill, on } = tintColours(themeColours(theme), each)
      expect(contrast(fill, on), `${theme} ${each}`).toBeGreaterThanOrEqual(4.5)
    }
  }
})

it('a sign in a fan is the same sign without its post', () => {
  expect(bareIcon(iconId({ kind: 'sign', phase: 'at-risk', glyph: 'flood', step: 4, size: 34 })))
    .toBe(iconId({ kind: 'sign', phase: 'at-risk', glyph: 'flood', step: 4, size: 34, bare: true }))
})
