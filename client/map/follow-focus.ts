import type { Map as MapLibreMap } from 'maplibre-gl'
import { isInSight, type Insets } from './view.ts'

export interface Focus {
  lng: number
  lat: number
  /** Looked at from near, even if it is in sight from far. */
  closer?: boolean
}

const LEAST_ZOOM = 12.5
const CLOSER_ZOOM = 15
/** Keys that run through the queue move the map once, where they rest. */
const REST_MS = 120

/** Brings what is looked at into sight when it becomes another, or when a panel opens over it; never back to where a hand moved away from. */
export class FollowFocus {
  #map: MapLibreMap
  #focus: Focus | undefined
  #insets: Insets | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(map: MapLibreMap) {
    this.#map = map
  }

  show(focus: Focus | undefined, insets: Insets): void {
    const isNew = focus !== this.#focus || insets.left > (this.#insets?.left ?? 0)
    this.#focus = focus
    this.#insets = insets
    if (!isNew) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#focus && this.#insets && bringIntoSight(this.#map, this.#focus, this.#insets), REST_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

function bringIntoSight(map: MapLibreMap, focus: Focus, insets: Insets): void {
  const size = map.getCanvas().getBoundingClientRect()
  const least = focus.closer ? CLOSER_ZOOM : LEAST_ZOOM
  if (isInSight(map.project(focus), size, insets) && (!focus.closer || map.getZoom() >= least)) return
  // Without a size (another tab is shown) there is nothing to bring into sight.
  const offset: [number, number] = [(insets.left - insets.right) / 2, (insets.top - insets.bottom) / 2]
  if (size.width > 0) map.easeTo({ center: focus, zoom: Math.max(map.getZoom(), least), offset, duration: 400 })
}
