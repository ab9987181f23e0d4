import { POST } from '../icons/draw-sign.ts'
import type { PointFeature } from '../live/feature-diff.ts'
import { MARK_SIZE } from '../icons/icon-id.ts'
import { worldPoint } from '../metres.ts'
import type { Plot } from './plots.ts'

/** Of more marks most lie in clusters, and nobody could step aside for all of them. */
const MOST_MARKS = 150

/** Pins that a badge must not lie on: dots are too many to step aside for. */
export function standingPins(requests: ReadonlyMap<number, PointFeature>): PointFeature[] {
  const all = [...requests.values()]
  const signs = all.filter(({ properties }) => Number(properties.size) > 0)
  const marks = all.filter(({ properties }) => properties.mark === true)
  return marks.length > MOST_MARKS ? signs : [...signs, ...marks]
}

const FOOT = { width: 8, height: 10 }
/** Corners of a sign are air. */
const CORNERS_PX = 4

/** What a pin covers at a zoom: the face of a sign and the foot of its post, or a small mark. */
export function plotsOf({ geometry, properties }: PointFeature, zoom: number): Plot[] {
  const { x, y } = worldPoint(geometry.coordinates, zoom)
  if (properties.mark === true) return [{ x, y, width: MARK_SIZE, height: MARK_SIZE }]
  const size = Number(properties.size)
  return [{ x, y: y - POST - size / 2, width: size - CORNERS_PX, height: size }, { x, y, ...FOOT }]
}
