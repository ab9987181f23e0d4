import type { SpeedUnit } from '../../shared/protocol/devices.ts'
import { instantIn, notNegative, numberIn, positive, textIn, type CityTime, type Reading } from './reading.ts'

/** One knot is 1,852 metres an hour. */
const MPS_OF: Record<SpeedUnit, number> = { knots: 1852 / 3600, 'm/s': 1, 'km/h': 1 / 3.6 }

/** How the phone names itself: told before it is known in what unit it speaks. */
export const idInOsmand = (fields: URLSearchParams): string | undefined => fields.get('id') || fields.get('deviceid') || fields.get('androidId') || undefined

/**
 * OsmAnd's live tracking, Traccar Client up to 8 (everything in the query) and from 10 on (as a form), and what people
 * write into GPSLogger's own address, by the names of its placeholders. `speed` is in `unit`; GPSLogger's `spd` and `s` are m/s.
 */
export function readOsmand(fields: URLSearchParams, cityTime: CityTime, unit: SpeedUnit = 'knots'): Reading {
  // A repeated name (cells, wifi) keeps its first value.
  const first = (...names: string[]) => names.map((name) => fields.get(name)).find((value) => value !== null && value !== '') ?? undefined
  const number = (...names: string[]) => numberIn(first(...names))
  const [placeLat, placeLng] = first('location')?.split(',') ?? []
  const time = first('timestamp', 'time', 'epoch')
  const speed = number('speed')
  const isInvalid = /^(false|0)$/i.test(first('valid') ?? '')
  return {
    id: idInOsmand(fields),
    ...(isInvalid ? {} : { lat: number('lat') ?? numberIn(placeLat), lng: number('lon', 'longitude', 'lng') ?? numberIn(placeLng) }),
    at: time === undefined ? undefined : instantIn(time, cityTime),
    speedMps: notNegative(speed === undefined ? number('spd', 's') : speed * MPS_OF[unit]),
    headingDeg: notNegative(number('bearing', 'heading', 'dir')),
    altitudeM: number('altitude', 'alt'),
    accuracyM: positive(number('accuracy', 'acc')),
    battery: positive(number('batt', 'battery')),
    alarm: first('alarm'),
  }
}

/** Traccar Client 9: JSON of its own, m/s; some libraries of that family send a list of locations. -1 is not known. Empty where it is none of this. */
export function readTraccarJson(body: unknown, cityTime: CityTime): Reading[] {
  if (!isObject(body)) return []
  const id = textIn(body.device_id)
  const locations = Array.isArray(body.location) ? body.location : [body.location]
  return locations.map((location: unknown): Reading => {
    const { timestamp, coords: given, battery: charge, is_moving, event } = isObject(location) ? location : {}
    const coords = isObject(given) ? given : {}
    const level = isObject(charge) ? notNegative(numberIn(charge.level)) : undefined
    return {
      id, lat: numberIn(coords.latitude), lng: numberIn(coords.longitude),
      at: timestamp === undefined ? undefined : instantIn(timestamp, cityTime),
      speedMps: notNegative(numberIn(coords.speed)), headingDeg: notNegative(numberIn(coords.heading)),
      altitudeM: numberIn(coords.altitude), accuracyM: positive(numberIn(coords.accuracy)),
      battery: level === undefined ? undefined : level * 100,
      isMoving: typeof is_moving === 'boolean' ? is_moving : undefined, event: textIn(event),
    }
  })
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
