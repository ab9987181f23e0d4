import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Ground } from './ground.ts'

/** Names of a city's own layers and sources, which may be ours as well. */
const own = (name: string) => `own/${name}`

/** A style of a city's own; throws where it cannot be read. Its terrain, light and projection are left aside: the board is flat. */
export async function readOwnStyle(url: string): Promise<Ground> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return { kind: 'own', style: wholeStyle((await response.json()) as StyleSpecification, response.url || url), attribution: '' }
}

/** Addresses made absolute by where the style lies, names made unlike ours. Throws where it is no style. */
export function wholeStyle({ version, sources, layers, glyphs, sprite, 'font-faces': faces }: StyleSpecification, base: string): StyleSpecification {
  if (version !== 8 || !Array.isArray(layers) || typeof sources !== 'object') throw new Error('not a style')
  // A template's braces are no part of an address, and would be escaped.
  const absolute = (url: string) => new URL(url, base).href.replaceAll('%7B', '{').replaceAll('%7D', '}')
  return {
    version,
    ...(glyphs ? { glyphs: absolute(glyphs) } : {}),
    ...(typeof sprite === 'string' ? { sprite: absolute(sprite) } : sprite ? { sprite: sprite.map((each) => ({ ...each, url: absolute(each.url) })) } : {}),
    ...(faces ? { 'font-faces': faces } : {}),
    sources: Object.fromEntries(Object.entries(sources).map(([name, source]) => [own(name), wholeSource(source, absolute)])),
    layers: layers.map((layer) => ({ ...layer, id: own(layer.id), ...('source' in layer && typeof layer.source === 'string' ? { source: own(layer.source) } : {}) }) as LayerSpecification),
  }
}

function wholeSource(source: SourceSpecification, absolute: (url: string) => string): SourceSpecification {
  return {
    ...source,
    ...('url' in source && source.url ? { url: absolute(source.url) } : {}),
    ...('tiles' in source && source.tiles ? { tiles: source.tiles.map(absolute) } : {}),
    ...('data' in source && typeof source.data === 'string' ? { data: absolute(source.data) } : {}),
  } as SourceSpecification
}
