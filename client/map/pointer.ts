import type { Point } from 'geojson'
import type { Map as MapLibreMap, MapGeoJSONFeature } from 'maplibre-gl'
import type { FeatureIds } from './feature-ids.ts'
import type { LiveFeeds } from './live-feeds.ts'
import type { Hits } from './map-hits.ts'

export type Hit = { requestId: string } | { crewId: string } | undefined

/** What a click and a hover mean; drags are the drag room's. */
export interface PointerHost {
  ids: FeatureIds
  /** A form has borrowed the map's click. */
  isPicking: () => boolean
  onpress: (hit: Hit) => void
  onhover: (requestId: string | undefined) => void
  onpick: (at: { lng: number; lat: number }) => void
}

const pointOf = (event: MouseEvent | TouchEvent) => ('clientX' in event ? { x: event.clientX, y: event.clientY } : { x: 0, y: 0 })

export function listenToPointer(map: MapLibreMap, hits: Hits, feeds: LiveFeeds, host: PointerHost): void {
  const idOf = (number: number | undefined) => (number === undefined ? undefined : host.ids.idOf(number))

  async function openCluster(cluster: MapGeoJSONFeature): Promise<void> {
    const to = await feeds.source('requests')?.getClusterExpansionZoom(cluster.properties.cluster_id as number)
    map.easeTo({ center: (cluster.geometry as Point).coordinates as [number, number], zoom: Math.min(17, to ?? map.getZoom() + 2) })
  }

  map.on('click', ({ originalEvent, lngLat }) => {
    if (host.isPicking()) return host.onpick({ lng: lngLat.lng, lat: lngLat.lat })
    const at = pointOf(originalEvent)
    const crewId = idOf(hits.crew(at, 2))
    if (crewId !== undefined) return host.onpress({ crewId })
    const requestId = idOf(hits.request(at, 4))
    if (requestId !== undefined) return host.onpress({ requestId })
    const cluster = hits.cluster(at)
    if (cluster) void openCluster(cluster)
    else host.onpress(undefined)
  })
  map.on('mousemove', ({ originalEvent }) => {
    if (originalEvent.buttons !== 0) return
    const at = pointOf(originalEvent)
    const isPicking = host.isPicking()
    const requestId = isPicking ? undefined : idOf(hits.request(at, 4))
    host.onhover(requestId)
    const isOver = requestId !== undefined || (!isPicking && (hits.crew(at, 2) !== undefined || hits.cluster(at) !== undefined))
    map.getCanvas().style.cursor = isPicking ? 'crosshair' : isOver ? 'pointer' : ''
  })
  map.on('mouseout', () => host.onhover(undefined))
}
