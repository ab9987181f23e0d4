import { metresAPixel } from '../metres.ts'
import type { Units } from '../basemap/grid.ts'

const WIDEST_PX = 90
const FOOT_M = 0.3048
const MILE_M = 1_609.344

/** The longest round length that fits beside the attribution, and how wide it is drawn. */
export function scaleBar(zoom: number, lat: number, units: Units): { width: number; label: string } {
  const perPixel = metresAPixel(zoom, lat)
  const widest = WIDEST_PX * perPixel
  if (units === 'metric') return widest >= 1_000 ? bar(widest / 1_000, 1_000 / perPixel, 'km') : bar(widest, 1 / perPixel, 'm')
  return widest >= MILE_M / 2 ? bar(widest / MILE_M, MILE_M / perPixel, 'mi') : bar(widest / FOOT_M, FOOT_M / perPixel, 'ft')
}

function bar(widest: number, pixels: number, unit: string): { width: number; label: string } {
  const power = 10 ** Math.floor(Math.log10(widest))
  const length = [5, 2, 1].map((step) => step * power).find((each) => each <= widest) ?? power
  return { width: Math.round(length * pixels), label: `${length < 1 ? length.toFixed(1) : length} ${unit}` }
}
