import { distanceM } from '../domain/distance.ts'
import type { LngLat } from './travel.ts'

type Line = readonly (readonly [lng: number, lat: number])[]

export interface LinePoint extends LngLat {
  /** Degrees clockwise from north, where the line goes. */
  headingDeg: number
}

const span = (line: Line, i: number) => distanceM({ lng: line[i]![0], lat: line[i]![1] }, { lng: line[i + 1]![0], lat: line[i + 1]![1] })

export function lineMetres(line: Line): number {
  let metres = 0
  for (let i = 0; i < line.length - 1; i++) metres += span(line, i)
  return metres
}

/** The place so many metres along a line; its ends where the line is shorter, or the metres are negative. The line has a point at least. */
export function pointAlong(line: Line, metres: number): LinePoint {
  let left = Math.max(0, metres)
  for (let i = 0; i < line.length - 1; i++) {
    const length = span(line, i)
    if (length > 0 && (left < length || isLast(line, i))) {
      const share = Math.min(1, left / length)
      const [[lng, lat], [lng2, lat2]] = [line[i]!, line[i + 1]!]
      return { lng: lng + share * (lng2 - lng), lat: lat + share * (lat2 - lat), headingDeg: headingOf({ lng, lat }, { lng: lng2, lat: lat2 }) }
    }
    left -= length
  }
  const [lng, lat] = line[0]!
  return { lng, lat, headingDeg: 0 }
}

/** No piece after this one leads anywhere. */
function isLast(line: Line, i: number): boolean {
  for (let next = i + 1; next < line.length - 1; next++) if (span(line, next) > 0) return false
  return true
}

/** Degrees clockwise from north; a city is flat enough. */
export function headingOf(from: LngLat, to: LngLat): number {
  const east = (to.lng - from.lng) * Math.cos((from.lat * Math.PI) / 180)
  return ((Math.atan2(east, to.lat - from.lat) * 180) / Math.PI + 360) % 360
}
