import type { FeatureCollection } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** How near two have to be to become one: dots need less room than signs do. */
export const CLUSTER_PX = { signs: 20, dots: 15 }
/** The map goes no nearer. Requests cluster down to here: two at one place never hide each other. */
export const DEEPEST_ZOOM = 19

/** How requests cluster, in a calm town and in a storm. */
export const clusterOptions = (dense: boolean) =>
  ({ cluster: true, clusterRadius: dense ? CLUSTER_PX.dots : CLUSTER_PX.signs, clusterMaxZoom: DEEPEST_ZOOM }) as const

/**
 * `requests` is clustered; `marked` holds the selected and the hovered request once more, never
 * clustered, so that what a person looks at is always there; `fan` an opened stack. `crews` moves
 * by itself.
 */
export const liveSources: Record<string, SourceSpecification> = {
  requests: {
    type: 'geojson', data: EMPTY, ...clusterOptions(false), maxzoom: DEEPEST_ZOOM + 1,
    // The worst of those inside; the count is the cluster's own and true.
    clusterProperties: { worst: ['max', ['get', 'rank']] },
  },
  marked: { type: 'geojson', data: EMPTY },
  fan: { type: 'geojson', data: EMPTY },
  crews: { type: 'geojson', data: EMPTY, maxzoom: 18, buffer: 64 },
  uncertainty: { type: 'geojson', data: EMPTY, tolerance: 0.02 },
}
