import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { basemapLayers } from './basemap/basemap-layers.ts'
import { gridLayers } from './basemap/grid-layers.ts'
import { gridLines, type Units } from './basemap/grid.ts'
import type { Ground } from './basemap/ground.ts'
import { BASEMAP } from './basemap/tile-parts.ts'
import type { LayerLook } from './live/layer-parts.ts'
import { liveLayers } from './live/live-layers.ts'
import { liveSources } from './live/live-sources.ts'

export interface StyleOptions extends LayerLook {
  center: { lng: number; lat: number }
  units: Units
  ground: Ground
  /** Where the faces of labels and numerals are. */
  faces: NonNullable<StyleSpecification['font-faces']>
}

/** The whole map as data: a ground, and what lives above it. */
export function mapStyle(options: StyleOptions): StyleSpecification {
  const { ground, faces } = options
  const own: Partial<StyleSpecification> = ground.kind === 'own' ? ground.style : {}
  return {
    ...own,
    version: 8,
    'font-faces': { ...own['font-faces'], ...faces },
    sources: { ...groundSources(options), ...liveSources },
    layers: mapLayers(options),
  }
}

export function groundSources({ ground, center, units }: StyleOptions): Record<string, SourceSpecification> {
  if (ground.kind === 'own') return ground.style.sources
  if (ground.kind === 'pack') return { [BASEMAP]: { type: 'vector', url: `pmtiles://${ground.tiles}` } }
  return { grid: { type: 'geojson', data: gridLines(center, units), tolerance: 0, buffer: 8 } }
}

export const mapLayers = ({ ground, units, ...look }: StyleOptions): LayerSpecification[] => [...groundLayersOf(ground, units, look), ...liveLayers(look)]

function groundLayersOf(ground: Ground, units: Units, { theme, ratio }: LayerLook): LayerSpecification[] {
  if (ground.kind === 'own') return ground.style.layers
  return ground.kind === 'pack' ? basemapLayers(theme, ratio) : gridLayers(theme, units)
}

/** What has to be set to turn one set of layers into another that differs in look alone. */
export function restyling(before: readonly LayerSpecification[], after: readonly LayerSpecification[]) {
  return after.flatMap((layer, i) =>
    (['paint', 'layout'] as const).flatMap((kind) => {
      const then = before[i]?.[kind] as Record<string, unknown> | undefined
      return Object.entries(layer[kind] ?? {})
        .filter(([name, value]) => JSON.stringify(then?.[name]) !== JSON.stringify(value))
        .map(([name, value]) => ({ layer: layer.id, kind, name, value: value as unknown }))
    }),
  )
}
