/** Where the map begins: around the work and the crews, as far as they are of this city. */
export type Box = [west: number, south: number, east: number, north: number]
interface Point {
  lng: number
  lat: number
}

const HALF_DEGREES = 0.35
const LEAST_DEGREES = 0.008

export function boundsOf(center: Point, points: Iterable<Point>): Box {
  const near = [...points].filter(({ lng, lat }) => Math.abs(lng - center.lng) < HALF_DEGREES && Math.abs(lat - center.lat) < HALF_DEGREES)
  const all = near.length > 0 ? near : [center]
  const lngs = all.map(({ lng }) => lng)
  const lats = all.map(({ lat }) => lat)
  return [
    Math.min(...lngs) - LEAST_DEGREES, Math.min(...lats) - LEAST_DEGREES,
    Math.max(...lngs) + LEAST_DEGREES, Math.max(...lats) + LEAST_DEGREES,
  ]
}

/**
 * How far the map may be moved: as much again on every side of what the pack covers. Undefined where
 * the pack is of another place than the city, or nobody could look at the city's work.
 */
export function limitsOf([west, south, east, north]: Box, { lng, lat }: Point): Box | undefined {
  if (lng < west || lng > east || lat < south || lat > north) return undefined
  const [width, height] = [east - west, north - south]
  return [west - width, south - height, east + width, north + height]
}

export interface Insets {
  top: number
  right: number
  bottom: number
  left: number
}

/** Whether a point of the picture is in sight: not under a panel, not at the very edge. */
export const isInSight = (point: { x: number; y: number }, size: { width: number; height: number }, insets: Insets): boolean =>
  point.x >= insets.left && point.x <= size.width - insets.right && point.y >= insets.top && point.y <= size.height - insets.bottom

/** A panel floats over the left. */
export const isPanelOver = ({ left, right }: Insets): boolean => left > right

/** The least that the map has to move for a point to come into sight; in the middle where there is no room at all. */
export function panInto(point: { x: number; y: number }, size: { width: number; height: number }, insets: Insets): [x: number, y: number] {
  const least = (at: number, from: number, to: number) => (from > to ? at - (from + to) / 2 : at - Math.min(to, Math.max(from, at)))
  return [least(point.x, insets.left, size.width - insets.right), least(point.y, insets.top, size.height - insets.bottom)]
}

const STEPS: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

/** How far an arrow key moves a picked pin, in pixels: what the eye sees, at any zoom. */
export function nudgeOf(key: string, far: boolean): [number, number] | undefined {
  const step = STEPS[key]
  return step && [step[0] * (far ? 24 : 3), step[1] * (far ? 24 : 3)]
}
