interface Point {
  lng: number
  lat: number
}

const EARTH_RADIUS_M = 6_371_008.8
/** Of latitude, and of longitude at the equator. */
export const METRES_A_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle metres between two WGS 84 points (haversine on the mean radius, IUGG). */
export function distanceM(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat)
  const dLng = radians(b.lng - a.lng)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
