import { distanceM } from '../domain/distance.ts'

type Geometry = { pointStarts: Uint32Array; pointLngs: Float64Array; pointLats: Float64Array }

/** Metres of each edge along its points. */
export function lineLengths({ pointStarts, pointLngs, pointLats }: Geometry): Float32Array {
  const lengths = new Float32Array(pointStarts.length - 1)
  for (let edge = 0; edge < lengths.length; edge++) {
    let metres = 0
    for (let i = pointStarts[edge]!; i < pointStarts[edge + 1]! - 1; i++) metres += spanM(pointLngs, pointLats, i)
    lengths[edge] = metres
  }
  return lengths
}

/** Metres from point i to the next. */
export const spanM = (lngs: Float64Array, lats: Float64Array, i: number): number =>
  distanceM({ lng: lngs[i]!, lat: lats[i]! }, { lng: lngs[i + 1]!, lat: lats[i + 1]! })
