import numerals from '@fontsource/barlow-condensed/files/barlow-condensed-latin-600-normal.woff2?url'
import streets from '@fontsource/barlow-semi-condensed/files/barlow-semi-condensed-latin-400-normal.woff2?url'
import streetsExt from '@fontsource/barlow-semi-condensed/files/barlow-semi-condensed-latin-ext-500-normal.woff2?url'
import arterials from '@fontsource/barlow-semi-condensed/files/barlow-semi-condensed-latin-600-normal.woff2?url'
import arterialsExt from '@fontsource/barlow-semi-condensed/files/barlow-semi-condensed-latin-ext-600-normal.woff2?url'
import type { StyleSpecification } from 'maplibre-gl'
import { ARTERIAL_FACE, STREET_FACE } from './label-layers.ts'

/** What the latin files do not have: letters of Poland, Turkey, Czechia … (as @fontsource cuts them). */
const EXTENDED = ['U+0100-0130', 'U+0132-0151', 'U+0154-02BA', 'U+1E00-1E9F', 'U+1EF2-1EFF', 'U+20A0-20AB', 'U+20AD-20C0']

/** The faces of the map, served by ourselves; absolute, since a worker asks for them. */
export function mapFaces(base: string): NonNullable<StyleSpecification['font-faces']> {
  const absolute = (url: string) => new URL(url, base).href
  const cut = (latin: string, extended: string) => [{ url: absolute(extended), 'unicode-range': EXTENDED }, { url: absolute(latin) }]
  return { Numerals: absolute(numerals), [STREET_FACE]: cut(streets, streetsExt), [ARTERIAL_FACE]: cut(arterials, arterialsExt) }
}
