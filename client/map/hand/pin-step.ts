import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Insets } from '../view/view.ts'

interface Point {
  lng: number
  lat: number
}

/** Where a pin stands after a step of so many pixels. Without one it begins in the middle of what no panel covers. */
export function pinStep(map: MapLibreMap, insets: Insets, at: Point | undefined, [x, y]: readonly [number, number]): Point {
  const { clientWidth, clientHeight } = map.getCanvas()
  const from = at
    ? map.project(at)
    : { x: (insets.left + clientWidth - insets.right) / 2 - x, y: (insets.top + clientHeight - insets.bottom) / 2 - y }
  const { lng, lat } = map.unproject([from.x + x, from.y + y])
  return { lng, lat }
}
