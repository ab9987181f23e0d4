import { distanceM } from '../../../shared/domain/distance.ts'
import type { PlaceFound } from '../../../shared/protocol/places.ts'
import type { LngLat } from '../../../shared/roads/travel.ts'
import type { CrossingMap } from './crossing-map.ts'
import type { GazetteerData } from './gazetteer-data.ts'
import { both, crossingName } from './said.ts'
import { numberAt, type Piece, type StreetMap } from './street-map.ts'
import { streetBase } from './words.ts'

/** Within this of where two streets meet, one says their names. */
const CROSSING_M = 18
/** A named place is told where no street is nearer than this, and the place is nearer than that. */
const STREET_M = 60
const PLACE_M = 250
/** Beyond this a street says nothing of where one is. */
const REACH_M = 1_500

/** Reading a place back as people say it: near 420 Oak Street, between 4th and 5th Street. */
export function placeReader(data: GazetteerData, map: StreetMap, meetings: CrossingMap) {
  const crossings = meetings.all()
  const streetName = (street: number | undefined) => data.streets[street ?? -1]

  function where({ from, to }: Piece): string {
    const [a, b] = [streetName(from), streetName(to)]
    if (a && b && a !== b) return `, between ${both(a, b)}`
    return a || b ? `, off ${a ?? b}` : ''
  }

  return (at: LngLat): PlaceFound | undefined => {
    const told = (name: string, kind: PlaceFound['kind']): PlaceFound => ({ name, kind, lng: at.lng, lat: at.lat })
    const crossing = nearest(crossings, at, CROSSING_M)
    if (crossing) {
      const [first = '', ...others] = crossing.streets.map((each) => data.streets[each]!)
      return told(crossingName(first, others.find((each) => streetBase(each) !== streetBase(first)) ?? ''), 'crossing')
    }
    const street = map.nearest(at, REACH_M)
    if (!street || street.offM > STREET_M) {
      const places = data.places.map(({ name, at: [lng, lat] }) => ({ name, lng: lng / 1e6, lat: lat / 1e6 }))
      const place = nearest(places, at, Math.min(PLACE_M, street?.offM ?? PLACE_M))
      if (place) return told(`near ${place.name}`, 'place')
    }
    if (!street) return undefined
    const name = streetName(street.piece.street)!
    if (street.offM > STREET_M * 2) return told(`near ${name}`, 'street')
    const number = numberAt(street.piece, street.alongM, street.side)
    return number === undefined ? told(`near ${name}${where(street.piece)}`, 'street') : told(`near ${number} ${name}${where(street.piece)}`, 'address')
  }
}

function nearest<T extends LngLat>(places: readonly T[], at: LngLat, withinM: number): T | undefined {
  let best: T | undefined
  let bestM = withinM
  for (const place of places) {
    // A degree north is the same everywhere: most are too far by that alone.
    if (Math.abs(place.lat - at.lat) * 111_000 > bestM) continue
    const metres = distanceM(place, at)
    if (metres <= bestM) [best, bestM] = [place, metres]
  }
  return best
}
