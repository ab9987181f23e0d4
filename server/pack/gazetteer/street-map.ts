import { lineMetres, pointAlong } from '../../../shared/roads/along-line.ts'
import { NearestRoad } from '../../../shared/roads/nearest-road.ts'
import { distanceM, METRES_A_DEGREE } from '../../../shared/domain/distance.ts'
import type { LngLat } from '../../../shared/roads/travel.ts'
import type { NumberRange } from '../city-source.ts'
import type { GazetteerData, Micro, StreetPiece } from './gazetteer-data.ts'

export type Side = 'left' | 'right'
type Line = [lng: number, lat: number][]

/** A piece with its line in degrees. */
export interface Piece extends Omit<StreetPiece, 'line'> {
  line: Line
  metres: number
  middle: LngLat
}

/** Houses stand beside the road, not on it. */
const BESIDE_M = 10

/** Where streets and their house numbers lie. */
export class StreetMap {
  readonly pieces: readonly Piece[]
  readonly #byStreet: readonly Piece[][]
  readonly #nearest: NearestRoad

  constructor(data: GazetteerData) {
    this.pieces = data.pieces.map((piece) => {
      const line = degrees(piece.line)
      const metres = lineMetres(line)
      return { ...piece, line, metres, middle: placeOn(line, metres / 2) }
    })
    this.#byStreet = data.streets.map(() => [])
    for (const piece of this.pieces) this.#byStreet[piece.street]!.push(piece)
    const points = this.pieces.flatMap(({ line }) => line)
    const pointStarts = new Uint32Array(this.pieces.length + 1)
    this.pieces.forEach(({ line }, i) => (pointStarts[i + 1] = pointStarts[i]! + line.length))
    this.#nearest = new NearestRoad({
      pointStarts, pointLngs: Float64Array.from(points, ([lng]) => lng), pointLats: Float64Array.from(points, ([, lat]) => lat),
      edgeLengthsM: Float32Array.from(this.pieces, ({ metres }) => metres),
    })
  }

  of(street: number): readonly Piece[] {
    return this.#byStreet[street] ?? []
  }

  /** The street beside a place, how far off it is, and on which side of it. */
  nearest(at: LngLat, withinM: number): { piece: Piece; alongM: number; offM: number; side: Side } | undefined {
    const found = this.#nearest.nearest(at, withinM)
    const piece = found && this.pieces[found.edge]
    if (!piece) return undefined
    const heading = (pointAlong(piece.line, found.alongM).headingDeg * Math.PI) / 180
    const east = (at.lng - found.lng) * Math.cos((at.lat * Math.PI) / 180)
    const toTheRight = east * Math.cos(heading) - (at.lat - found.lat) * Math.sin(heading)
    return { piece, alongM: found.alongM, offM: found.offM, side: toTheRight > 0 ? 'right' : 'left' }
  }
}

/** Where a house is: as far along its piece as its number is in the range, a few metres off on its side. Undefined where no side has the number. */
export function houseAt(piece: Piece, number: number): LngLat | undefined {
  for (const side of ['left', 'right'] as const) {
    const range = piece[side]
    if (!range || !has(range, number)) continue
    const [first, last] = range
    const share = first === last ? 0.5 : (number - first) / (last - first)
    const { lng, lat, headingDeg } = pointAlong(piece.line, share * piece.metres)
    const away = ((headingDeg + (side === 'left' ? -90 : 90)) * Math.PI) / 180
    return {
      lng: lng + (Math.sin(away) * BESIDE_M) / (METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180)),
      lat: lat + (Math.cos(away) * BESIDE_M) / METRES_A_DEGREE,
    }
  }
  return undefined
}

/** The number a house would have so far along, on that side or, where it has none, the other. */
export function numberAt(piece: Piece, alongM: number, side: Side): number | undefined {
  const range = piece[side] ?? piece[side === 'left' ? 'right' : 'left']
  if (!range) return undefined
  const [first, last] = range
  const steps = Math.round(((last - first) / 2) * Math.min(1, piece.metres > 0 ? alongM / piece.metres : 0))
  return first + 2 * steps
}

const has = ([first, last]: NumberRange, number: number) => number >= Math.min(first, last) && number <= Math.max(first, last) && (number - first) % 2 === 0

/** Another hundred is another block, however near its first house. */
const OTHER_BLOCK = 50
const hundred = (number: number) => Math.floor(number / 100)

/** How far a number is from the nearest that a piece has, and which that is. */
export function nearestNumber(piece: Piece, number: number): { number: number; off: number } | undefined {
  const ends = [...(piece.left ?? []), ...(piece.right ?? [])]
  if (ends.length === 0) return undefined
  const held = Math.min(Math.max(number, Math.min(...ends)), Math.max(...ends))
  return { number: held, off: Math.abs(held - number) + (hundred(held) === hundred(number) ? 0 : OTHER_BLOCK) }
}

function placeOn(line: Line, metres: number): LngLat {
  const { lng, lat } = pointAlong(line, metres)
  return { lng, lat }
}

/** Of several, the one nearest to the view; without a view, one in their middle. */
export function closest<T extends LngLat>(places: readonly T[], near: LngLat | undefined): T | undefined {
  if (!near) return places[places.length >> 1]
  let best: T | undefined
  let bestM = Infinity
  for (const place of places) {
    const metres = distanceM(place, near)
    if (metres < bestM) [best, bestM] = [place, metres]
  }
  return best
}

function degrees(line: readonly Micro[]): Line {
  const points: Line = []
  let [lng, lat] = [0, 0]
  for (let i = 0; i < line.length; i += 2) {
    lng += line[i]!
    lat += line[i + 1]!
    points.push([lng / 1e6, lat / 1e6])
  }
  return points
}
