export type LngLat = readonly [lng: number, lat: number]

const METRES_A_DEGREE = 111_320
const EARTH_M = 40_075_017
const TILE_PX = 512

/** Flat-earth metres: exact enough within a city. */
export function metresBetween(a: LngLat, b: LngLat): number {
  const dLng = (b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180)
  return Math.hypot(dLng, b[1] - a[1]) * METRES_A_DEGREE
}

/** Web Mercator (EPSG:3857) at a latitude. */
export const metresAPixel = (zoom: number, lat: number): number => (EARTH_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom)

/** A place as a point of the whole world's picture at a zoom, pixels; y grows to the south. */
export function worldPoint([lng, lat]: LngLat, zoom: number): { x: number; y: number } {
  const size = TILE_PX * 2 ** zoom
  return { x: (lng / 360 + 0.5) * size, y: (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * size }
}

/** A place so many pixels away at a zoom. */
export function pixelsAway([lng, lat]: LngLat, [x, y]: readonly [number, number], zoom: number): LngLat {
  const metres = metresAPixel(zoom, lat)
  return [lng + (x * 360) / (TILE_PX * 2 ** zoom), lat - (y * metres * 360) / EARTH_M]
}
