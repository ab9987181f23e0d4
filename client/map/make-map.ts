import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { drawIcon, loadIconFonts } from './icons/draw-icon.ts'
import { readIconId } from './icons/icon-id.ts'
import { DEEPEST_ZOOM } from './live/live-sources.ts'
import { themeColours } from './map-colours.ts'
import type { Ground } from './basemap/ground.ts'
import { mapStyle, type StyleOptions } from './style.ts'
import type { MapView } from '../stores/map-view.svelte.ts'
import { limitsOf, type Box } from './view/view.ts'

/** How a box is brought into view. */
export const FIT = { padding: 48, maxZoom: 14.5 }

/** A map in `container`, around a box or where a link says; throws where the browser has no WebGL 2. */
export function makeMap(container: HTMLElement, style: StyleOptions, around: () => Box, view?: MapView): MapLibreMap {
  setWorkerUrl(workerUrl)
  const map = new MapLibreMap({
    container, style: mapStyle(style),
    ...(view ? { center: view, zoom: view.zoom } : { bounds: around(), fitBoundsOptions: FIT }),
    attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, boxZoom: false, maxZoom: DEEPEST_ZOOM, ...boundsFor(style.ground, style.center),
    fadeDuration: 0, clickTolerance: 5, renderWorldCopies: false, locale: { 'Map.Title': 'Map of open requests and crews' },
    validateStyle: import.meta.env.DEV,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  drawIconsFor(map)
  if (!view) fitOnceShown(map, container, around)
  // Where the picture is and whether it is finished, for whoever looks from outside.
  map.on('idle', () => (container.dataset.view = [...map.getCenter().toArray(), map.getZoom()].join(' ')))
  map.on('movestart', () => delete container.dataset.view)
  return map
}

/** A city with ground of its own is not lost from sight; the grid goes on for ever. */
function boundsFor(ground: Ground, center: { lng: number; lat: number }): { minZoom: number; maxBounds?: Box } {
  const maxBounds = ground.kind === 'pack' ? limitsOf(ground.bounds, center) : undefined
  return maxBounds ? { minZoom: 9, maxBounds } : { minZoom: 3 }
}

/** Pictures are painted when a feature first asks for one. */
function drawIconsFor(map: MapLibreMap): void {
  const fonts = loadIconFonts()
  map.setMissingStyleImageResolver(async (id) => {
    const [prefix = '', ...rest] = id.split('/')
    const icon = readIconId(rest.join('/'))
    const [theme, at] = prefix.split('@')
    if (!icon || (theme !== 'night' && theme !== 'day')) return
    if (icon.kind === 'sign' && icon.tinted) await fonts
    if (!map.hasImage(id)) map.addImage(id, drawIcon(icon, themeColours(theme), Number(at)), { pixelRatio: Number(at) })
  })
}

/** Where another part of the board is shown first, the map has no size yet to fit anything into. */
function fitOnceShown(map: MapLibreMap, container: HTMLElement, around: () => Box): void {
  let fitted = container.clientWidth > 0
  map.on('resize', () => {
    if (fitted || container.clientWidth === 0) return
    fitted = true
    map.fitBounds(around(), { ...FIT, animate: false })
  })
}
