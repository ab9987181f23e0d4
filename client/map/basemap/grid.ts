import type { Feature, FeatureCollection } from 'geojson'

/**
 * What lies under a city that has no map yet: a grid of true squares around its centre, in the
 * city's units. It claims nothing (no street that is not there) and still tells distances.
 */
export interface GridLevel {
  /** The side of a square, metres. */
  step: number
  label: string
  /** Drawn from this zoom on. */
  from: number
  /** How far the lines reach from the centre, metres. */
  reach: number
}

const MILE = 1_609.344
export const GRID_LEVELS: Record<'imperial' | 'metric', readonly GridLevel[]> = {
  imperial: [
    { step: 64 * MILE, label: '64 mi', from: 0, reach: 1024 * MILE },
    { step: 16 * MILE, label: '16 mi', from: 6, reach: 256 * MILE },
    { step: 4 * MILE, label: '4 mi', from: 8, reach: 128 * MILE },
    { step: MILE, label: '1 mi', from: 10, reach: 48 * MILE },
    { step: MILE / 4, label: '¼ mi', from: 12.2, reach: 16 * MILE },
    { step: MILE / 16, label: '330 ft', from: 14.4, reach: 6 * MILE },
  ],
  metric: [
    { step: 100_000, label: '100 km', from: 0, reach: 1_600_000 },
    { step: 25_000, label: '25 km', from: 6, reach: 400_000 },
    { step: 5_000, label: '5 km', from: 8.2, reach: 150_000 },
    { step: 1_000, label: '1 km', from: 10.5, reach: 60_000 },
    { step: 250, label: '250 m', from: 12.7, reach: 20_000 },
    { step: 50, label: '50 m', from: 15, reach: 6_000 },
  ],
}

export type Units = keyof typeof GRID_LEVELS
const METRES_A_DEGREE = 111_320

/** The finest squares that are drawn at a zoom. */
export const gridLabel = (zoom: number, units: Units): string => GRID_LEVELS[units].findLast(({ from }) => zoom >= from)!.label

/** Lines by level; where a coarser line lies, no finer one is drawn. */
export function gridLines(center: { lng: number; lat: number }, units: Units): FeatureCollection {
  const dLat = 1 / METRES_A_DEGREE
  const dLng = dLat / Math.cos((center.lat * Math.PI) / 180)
  const features = GRID_LEVELS[units].flatMap(({ step, reach }, level, levels): Feature[] => {
    const coarser = levels[level - 1]
    const count = Math.round(reach / step)
    const offsets = Array.from({ length: 2 * count + 1 }, (_, i) => i - count)
      .filter((n) => !coarser || Math.abs(n * step) > coarser.reach || n % Math.round(coarser.step / step) !== 0)
      .map((n) => n * step)
    const line = (coordinates: [number, number][]): Feature => ({ type: 'Feature', properties: { level }, geometry: { type: 'LineString', coordinates } })
    const at = (east: number, north: number): [number, number] => [
      center.lng + east * dLng,
      Math.max(-85, Math.min(85, center.lat + north * dLat)),
    ]
    return offsets.flatMap((offset) => [line([at(offset, -reach), at(offset, reach)]), line([at(-reach, offset), at(reach, offset)])])
  })
  return { type: 'FeatureCollection', features }
}
