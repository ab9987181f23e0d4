import type { LngLat } from '../../../shared/roads/travel.ts'
import type { PlaceFound } from '../../../shared/protocol/places.ts'
import { CrossingMap } from './crossing-map.ts'
import { GAZETTEER_VERSION, GazetteerFault, type GazetteerData } from './gazetteer-data.ts'
import { placeReader } from './reverse.ts'
import { placeSearch } from './search.ts'
import { StreetMap } from './street-map.ts'

export interface Gazetteer {
  /** What the text may mean, the likeliest first; of what is alike, the nearest to the view first. */
  search(text: string, near?: LngLat, limit?: number): PlaceFound[]
  /** What a place is called; undefined where there is nothing by which to call it. */
  reverse(at: LngLat): PlaceFound | undefined
  /** What people name: parks, bridges, schools. */
  readonly places: readonly (LngLat & { name: string })[]
  /** Lays the index that the first question would wait for. */
  warm(): void
}

/** Throws a GazetteerFault where the data are not a gazetteer of this version. */
export function openGazetteer(data: GazetteerData): Gazetteer {
  const { version, streets, pieces, crossings, places } = (data ?? {}) as Partial<GazetteerData>
  if (version !== GAZETTEER_VERSION) throw new GazetteerFault(`The gazetteer has version ${String(version)}; this program reads version ${GAZETTEER_VERSION}.`)
  if (![streets, pieces, crossings, places].every(Array.isArray)) throw new GazetteerFault('The gazetteer is damaged.')
  const known = (street: number | undefined) => street === undefined || typeof streets![street] === 'string'
  const isSound = pieces!.every((piece) => piece.street !== undefined && [piece.street, piece.from, piece.to].every(known) && piece.line.length >= 4) && crossings!.every((each) => Array.isArray(each.at) && each.streets.every(known))
    // The index is laid at the first question: what it would stumble over is told now.
    && [...streets!, ...places!.map(({ name }) => name)].every((name) => typeof name === 'string')
  if (!isSound) throw new GazetteerFault('The gazetteer contradicts itself.')
  const asked = once(() => {
    const [map, meetings] = [new StreetMap(data), new CrossingMap(data)]
    return { search: placeSearch(data, map, meetings), reverse: placeReader(data, map, meetings) }
  })
  const named = data.places.map(({ name, at: [lng, lat] }) => ({ name, lng: lng / 1e6, lat: lat / 1e6 }))
  return { search: (...question) => asked().search(...question), reverse: (at) => asked().reverse(at), places: named, warm: () => void asked() }
}

function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined
  return () => (made ??= { it: make() }).it
}
