/**
 * Where a crew that fell silent may be by now. The radius grows with the age of its last fix: at
 * a street's pace if it was moving, at a walk if it stood, and never beyond what still says
 * something on a city map.
 */
const WALK_MPS = 1.4
const DRIVE_MPS = 6
const LIMIT_M = 1_200
const SIDES = 48
const METRES_A_DEGREE = 111_320

export function uncertaintyRadius(ageMs: number, accuracyM = 20, speedMps = 0): number {
  const pace = speedMps > 2 ? DRIVE_MPS : WALK_MPS
  return Math.min(LIMIT_M, accuracyM + (Math.max(0, ageMs) / 1_000) * pace)
}

/** A ring of `[lng, lat]`, closed, `radiusM` around a point. */
export function ringAround(lng: number, lat: number, radiusM: number): [number, number][] {
  const dLat = radiusM / METRES_A_DEGREE
  const dLng = dLat / Math.cos((lat * Math.PI) / 180)
  return Array.from({ length: SIDES + 1 }, (_, i) => {
    const turn = ((i % SIDES) / SIDES) * 2 * Math.PI
    return [lng + Math.sin(turn) * dLng, lat + Math.cos(turn) * dLat]
  })
}
