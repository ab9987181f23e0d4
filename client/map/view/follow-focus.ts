import type { LngLatLike, Map as MapLibreMap } from 'maplibre-gl'
import { isInSight, isPanelOver, panInto, type Insets } from './view.ts'

export interface Focus {
  lng: number
  lat: number
  /** Looked at from near, even if it is in sight from far. */
  closer?: boolean
}

const CLOSER_ZOOM = 15
/** Keys that run through the queue move the map once, where they rest. */
const REST_MS = 120
const EASE = { duration: 400 }
/** What this moves carries a name: everything else that moves is a hand. */
const OWN = { follows: true }

/**
 * Brings what is looked at into sight when it becomes another, or when a panel opens over it, by
 * as little as it takes; never back to where a hand moved away from. When the panel closes the map
 * returns to where it was, unless a hand has moved it since.
 */
export class FollowFocus {
  #map: MapLibreMap
  #focus: Focus | undefined
  #insets: Insets | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Where the map was before it made way for a panel. */
  #left: { center: LngLatLike; zoom: number } | undefined

  constructor(map: MapLibreMap) {
    this.#map = map
    map.on('movestart', (event) => {
      if (!('follows' in event)) this.#left = undefined
    })
  }

  show(focus: Focus | undefined, insets: Insets): void {
    const covers = insets.left > (this.#insets?.left ?? 0)
    const uncovers = this.#insets !== undefined && isPanelOver(this.#insets) && !isPanelOver(insets)
    const isNew = focus !== this.#focus || covers
    this.#focus = focus
    this.#insets = insets
    if (!isNew && !uncovers) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (isPanelOver(insets) || !this.#left ? isNew && this.#bringIntoSight() : this.#return()), REST_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #return(): void {
    const left = this.#left
    this.#left = undefined
    if (left) this.#map.easeTo({ ...left, ...EASE }, OWN)
  }

  #bringIntoSight(): void {
    const [map, focus, insets] = [this.#map, this.#focus, this.#insets]
    const size = map.getCanvas().getBoundingClientRect()
    // Without a size (another tab is shown) there is nothing to bring into sight.
    if (!focus || !insets || size.width === 0) return
    const at = map.project(focus)
    const isNear = !focus.closer || map.getZoom() >= CLOSER_ZOOM
    if (isNear && isInSight(at, size, insets)) return
    if (isPanelOver(insets)) this.#left ??= { center: map.getCenter(), zoom: map.getZoom() }
    if (isNear) return void map.panBy(panInto(at, size, insets), EASE, OWN)
    const offset: [number, number] = [(insets.left - insets.right) / 2, (insets.top - insets.bottom) / 2]
    map.easeTo({ center: focus, zoom: CLOSER_ZOOM, offset, ...EASE }, OWN)
  }
}
