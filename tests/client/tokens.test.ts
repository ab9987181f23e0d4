import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import tokens from '../../client/look/tokens.json' with { type: 'json' }
import { contrast, deltaE, rgbOf, seen, SIGHT } from './kit/colour.ts'

const css = readFileSync(new URL('../../client/look/tokens.css', import.meta.url), 'utf8')
const themes = Object.entries(tokens.themes)

describe('tokens.css', () => {
  it.each(Object.entries(tokens.themes.night.ui))('says of %s what tokens.json says', (name, night) => {
    const day = tokens.themes.day.ui[name as keyof typeof tokens.themes.day.ui]
    expect(css).toContain(`--${name}: light-dark(${day}, ${night});`)
  })
  it('has the spaces and radii', () => {
    tokens.space.forEach((px, i) => expect(css).toContain(`--space-${i + 1}: ${px}px;`))
    tokens.radius.forEach((px, i) => expect(css).toContain(`--radius-${i + 1}: ${px}px;`))
  })
})

describe.each(themes)('by %s', (_, { ui }) => {
  describe.each(['card', 'panel'] as const)('on %s', (surface) => {
    it.each(['ink', 'ink-2'] as const)('text in %s can be read', (ink) => {
      expect(contrast(ui[ink], ui[surface])).toBeGreaterThanOrEqual(4.5)
    })
    it.each(['risk', 'breach', 'pause', 'met'] as const)('a large timer in %s can be read', (phase) => {
      expect(Math.round(contrast(ui[phase], ui[surface]) * 100) / 100).toBeGreaterThanOrEqual(4.3)
    })
  })
  it.each(['accent', 'risk', 'breach'] as const)('text on %s can be read', (fill) => {
    expect(contrast(ui[`on-${fill}`], ui[fill])).toBeGreaterThanOrEqual(4.5)
  })

  describe.each(Object.entries(SIGHT))('in %s sight', (_, sight) => {
    const apart = (a: keyof typeof ui, b: keyof typeof ui) => deltaE(seen(rgbOf(ui[a]), sight), seen(rgbOf(ui[b]), sight))
    it.each([['ink-2', 'risk'], ['ink-2', 'breach'], ['risk', 'breach']] as const)('%s and %s do not run together', (a, b) => {
      expect(apart(a, b)).toBeGreaterThanOrEqual(20)
    })
    it.each(['pause', 'met'] as const)('%s is not taken for neutral', (phase) => {
      expect(Math.round(apart(phase, 'ink-2'))).toBeGreaterThanOrEqual(14)
    })
  })
})
