import { instantIn, notNegative, numberIn, positive, textIn, type CityTime, type Reading } from './reading.ts'

const KMH = 3.6

/** OwnTracks' JSON by HTTP, km/h. Undefined for its other messages (`lwt`, `transition`, `status` …), which say no place to us. */
export function readOwntracks(body: unknown, cityTime: CityTime): Reading | undefined {
  const message = (typeof body === 'object' ? body : undefined) as Record<string, unknown> | null | undefined
  if (message?._type !== 'location') return undefined
  const kmh = notNegative(numberIn(message.vel))
  const tid = textIn(message.tid)
  return {
    id: textIn(message.topic) ?? tid, tid,
    lat: numberIn(message.lat), lng: numberIn(message.lon),
    // It always says when: a record without is broken, not of now.
    at: instantIn(message.tst, cityTime),
    speedMps: kmh === undefined ? undefined : kmh / KMH,
    headingDeg: notNegative(numberIn(message.cog)),
    altitudeM: numberIn(message.alt), accuracyM: positive(numberIn(message.acc)), battery: positive(numberIn(message.batt)),
  }
}
