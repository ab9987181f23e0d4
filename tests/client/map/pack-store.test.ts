import { expect, it } from 'vitest'
import { readManifest } from '../../../client/stores/pack-manifest.ts'

const whole = { format: 'curbline-pack', version: 1, name: 'Fairhaven', bounds: [-45.06, 39.96, -44.94, 40.04], attribution: 'Fairhaven, an invented town' }

it('the city’s pack says what it covers and whose it is', () => {
  expect(readManifest(whole)).toEqual({ name: 'Fairhaven', bounds: whole.bounds, attribution: whole.attribution })
})
it('a pack of another version, or a damaged one, is told in one sentence', () => {
  expect(readManifest({ ...whole, version: 2 })).toEqual({ problem: 'The city’s map is of another version than this board. A plain grid stands in.' })
  for (const broken of [{ ...whole, bounds: [1, 2] }, { ...whole, bounds: [1, 0, 0, 1] }, { ...whole, name: undefined }, { ...whole, attribution: 7 }]) {
    expect(readManifest(broken)).toEqual({ problem: 'The city’s map is damaged. A plain grid stands in.' })
  }
  expect(readManifest(null)).toHaveProperty('problem')
})
