import type { Point } from 'geojson'
import type { Map as MapLibreMap, MapGeoJSONFeature } from 'maplibre-gl'
import type { FeatureIds } from '../live/feature-ids.ts'
import type { LiveFeeds } from '../live/live-feeds.ts'
import { DEEPEST_ZOOM } from '../live/live-sources.ts'
import type { Hits } from './map-hits.ts'
import type { LngLat } from '../metres.ts'

export type Hit = { requestId: string } | { crewId: string } | undefined

/** What a click and a hover mean; drags are the drag room's. */
export interface PointerHost {
  ids: FeatureIds
  /** A form has borrowed the map's click. */
  isPicking: () => boolean
  onpress: (hit: Hit, event: MouseEvent) => void
  onhover: (requestId: string | undefined) => void
  onpick: (at: { lng: number; lat: number }) => void
  /** Opens the stack there; false where none is. */
  openStack: (at: LngLat) => boolean
  closeStack: () => void
  isSelected: (crewId: string) => boolean
}

const MOUSE_REACH = 4
const FINGER_REACH = 12
const reachOf = (event: MouseEvent) => ('pointerType' in event && event.pointerType === 'touch' ? FINGER_REACH : MOUSE_REACH)

export function listenToPointer(map: MapLibreMap, hits: Hits, feeds: LiveFeeds, host: PointerHost): void {
  const idOf = (number: number | undefined) => (number === undefined ? undefined : host.ids.idOf(number))

  /** Those at one place fan out; the rest part as the map comes nearer. */
  async function openCluster(cluster: MapGeoJSONFeature): Promise<void> {
    const [lng, lat] = (cluster.geometry as Point).coordinates as [number, number]
    if (host.openStack([lng, lat])) return
    // A cluster that has just become another has no answer: then simply nearer.
    const to = await feeds.source('requests')?.getClusterExpansionZoom(cluster.properties.cluster_id as number).catch(() => undefined)
    map.easeTo({ center: [lng, lat], zoom: Math.min(DEEPEST_ZOOM, to ?? map.getZoom() + 2) })
  }

  function press(at: MouseEvent): void {
    const requestId = idOf(hits.request(at, reachOf(at)))
    if (hits.isCovered(at)) return requestId === undefined ? host.closeStack() : host.onpress({ requestId }, at)
    host.closeStack()
    const crewId = hits.isBeneath(at, 2) ? undefined : idOf(hits.crew(at, 2))
    const cluster = hits.cluster(at)
    // A truck that stands on a stack, pressed once more, lets the stack be reached.
    if (crewId !== undefined && !(cluster && host.isSelected(crewId))) return host.onpress({ crewId }, at)
    if (requestId !== undefined) return host.onpress({ requestId }, at)
    if (cluster) void openCluster(cluster)
    else host.onpress(undefined, at)
  }

  map.on('click', ({ originalEvent, lngLat }) => {
    if (host.isPicking()) return host.onpick({ lng: lngLat.lng, lat: lngLat.lat })
    press(originalEvent)
  })
  map.on('mousemove', ({ originalEvent }) => {
    if (originalEvent.buttons !== 0) return
    const isPicking = host.isPicking()
    const requestId = isPicking ? undefined : idOf(hits.request(originalEvent, MOUSE_REACH))
    host.onhover(requestId)
    const isOver = requestId !== undefined || (!isPicking && (hits.crew(originalEvent, 2) !== undefined || hits.cluster(originalEvent) !== undefined))
    map.getCanvas().style.cursor = isPicking ? 'crosshair' : isOver ? 'pointer' : ''
  })
  map.on('mouseout', () => host.onhover(undefined))
}
