import type { Reading } from '../../server/ingest/reading.ts'

/** A record as an app sends it, and what must be read from it. The forms are those of the apps' own documents; the values are ours. */
export interface Sample {
  app: string
  method: 'GET' | 'POST' | 'PUT'
  door: 'osmand' | 'owntracks'
  query?: string
  type?: string
  body?: string
  reads: Reading
}

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded; charset=UTF-8'
const NOON = '2026-11-24T17:00:00.000Z'
const AT = Date.parse(NOON) / 1000
const HERE = { lat: 40.0428, lng: -86.1275 }
const location = (more: object) => JSON.stringify({ device_id: 'x1', location: { timestamp: NOON, coords: { latitude: 40.0428, longitude: -86.1275, ...more } } })
const track = (more: object) => JSON.stringify({ _type: 'location', lat: 40.0428, lon: -86.1275, tst: AT, tid: 'L7', ...more })

/** The city of the tests is five hours behind UTC in winter, four in summer. */
export const SAMPLES: Sample[] = [
  { app: 'OsmAnd', method: 'GET', door: 'osmand', query: `id=x1&lat=40.0428&lon=-86.1275&timestamp=${AT}&speed=10&bearing=271.5&altitude=230&hdop=1.5`, reads: { id: 'x1', ...HERE, at: NOON, speedMps: 5.144, headingDeg: 271.5, altitudeM: 230 } },
  { app: 'Traccar Client up to 8, which posts an empty body', method: 'POST', door: 'osmand', query: `id=x1&timestamp=${AT}&lat=40.0428&lon=-86.1275&speed=0.0&bearing=0.0&altitude=0.0&accuracy=0.0&batt=64.0&charge=true`, reads: { id: 'x1', ...HERE, at: NOON, speedMps: 0, headingDeg: 0, altitudeM: 0, battery: 64 } },
  { app: 'an alarm', method: 'POST', door: 'osmand', query: `deviceid=x1&timestamp=${AT}&lat=40.0428&lon=-86.1275&alarm=sos%20now`, reads: { id: 'x1', ...HERE, at: NOON, alarm: 'sos now' } },
  { app: 'a time in milliseconds', method: 'GET', door: 'osmand', query: `id=x1&lat=40.0428&lon=-86.1275&timestamp=${AT}123`, reads: { id: 'x1', ...HERE, at: '2026-11-24T17:00:00.123Z' } },
  { app: 'a time in ISO 8601', method: 'GET', door: 'osmand', query: 'id=x1&lat=40.0428&lon=-86.1275&timestamp=2026-11-24T17%3A00%3A00Z', reads: { id: 'x1', ...HERE, at: NOON } },
  { app: 'a time with an offset', method: 'GET', door: 'osmand', query: 'id=x1&lat=40.0428&lon=-86.1275&timestamp=2026-11-24T14:00:00.000-03:00', reads: { id: 'x1', ...HERE, at: NOON } },
  { app: 'a time without a zone, in winter', method: 'GET', door: 'osmand', query: 'id=x1&lat=40.0428&lon=-86.1275&timestamp=2026-11-24+12:00:00', reads: { id: 'x1', ...HERE, at: NOON } },
  { app: 'a time without a zone, in summer', method: 'GET', door: 'osmand', query: 'id=x1&lat=40.0428&lon=-86.1275&timestamp=2026-07-24T12:00:00', reads: { id: 'x1', ...HERE, at: '2026-07-24T16:00:00.000Z' } },
  { app: 'no time, which means now', method: 'GET', door: 'osmand', query: 'id=x1&location=40.0428,-86.1275&heading=90', reads: { id: 'x1', ...HERE, headingDeg: 90 } },
  { app: 'a time that is none', method: 'GET', door: 'osmand', query: 'id=x1&lat=40.0428&lon=-86.1275&timestamp=yesterday', reads: { id: 'x1', ...HERE, at: null } },
  { app: 'cells and networks alone', method: 'GET', door: 'osmand', query: `id=x1&timestamp=${AT}&cell=257,02,16,2224&cell=257,02,16,2223,-90&wifi=00-14-22-01-23-45,-80`, reads: { id: 'x1', at: NOON } },
  { app: 'a place that is said to be invalid', method: 'GET', door: 'osmand', query: `id=x1&timestamp=${AT}&lat=1&lon=2&valid=false`, reads: { id: 'x1', at: NOON } },
  { app: 'Traccar Client 10, a form', method: 'POST', door: 'osmand', type: FORM_TYPE, body: `id=x1&lat=40.0428&lon=-86.1275&timestamp=${AT}&accuracy=4.5&altitude=235.0&speed=19.44&bearing=87.5&batt=81`, reads: { id: 'x1', ...HERE, at: NOON, accuracyM: 4.5, altitudeM: 235, speedMps: 10.001, headingDeg: 87.5, battery: 81 } },
  { app: 'Traccar Client 9, JSON', method: 'POST', door: 'osmand', type: JSON_TYPE, body: location({ accuracy: 5, speed: 12.5, heading: 180, altitude: 230 }), reads: { id: 'x1', ...HERE, at: NOON, accuracyM: 5, speedMps: 12.5, headingDeg: 180, altitudeM: 230 } },
  { app: 'Traccar Client 9 where -1 is not known', method: 'POST', door: 'osmand', type: JSON_TYPE, body: location({ accuracy: 5, speed: -1, heading: -1, altitude: 0 }), reads: { id: 'x1', ...HERE, at: NOON, accuracyM: 5, altitudeM: 0 } },
  { app: 'Traccar Client 9 with its battery', method: 'POST', door: 'osmand', type: JSON_TYPE, body: JSON.stringify({ device_id: 7, location: { timestamp: NOON, coords: {}, battery: { level: 0.42, is_charging: true }, is_moving: true, event: 'heartbeat' } }), reads: { id: '7', at: NOON, battery: 42, isMoving: true, event: 'heartbeat' } },
  { app: 'GPSLogger with the template of these pages', method: 'GET', door: 'osmand', query: `id=x1&lat=40.0428&lon=-86.1275&timestamp=${AT}&spd=9.5&bearing=12.0&accuracy=0.0&batt=55`, reads: { id: 'x1', ...HERE, at: NOON, speedMps: 9.5, headingDeg: 12, battery: 55 } },
  { app: 'GPSLogger with all its placeholders', method: 'PUT', door: 'osmand', query: 'lat=40.0428&longitude=-86.1275&time=2026-11-24T17:00:00.000Z&s=3.5&alt=45.0&acc=8.0&dir=359.0&battery=91.0&androidId=22&serial=&activity=', reads: { id: '22', ...HERE, at: NOON, speedMps: 3.5, altitudeM: 45, accuracyM: 8, headingDeg: 359, battery: 91 } },
  { app: 'GPSLogger that knows nothing but the place', method: 'GET', door: 'osmand', query: 'lat=40.0428&lon=-86.1275&acc=0.0&battery=0.0&androidId=&time=2026-11-24T17:00:00.000Z', reads: { ...HERE, at: NOON } },
  { app: 'OwnTracks, driving', method: 'POST', door: 'owntracks', type: JSON_TYPE, body: track({ acc: 15, alt: 440, batt: 46, vel: 36, cog: 271, topic: 'owntracks/luis/phone' }), reads: { id: 'owntracks/luis/phone', tid: 'L7', ...HERE, at: NOON, accuracyM: 15, altitudeM: 440, battery: 46, speedMps: 10, headingDeg: 271 } },
  { app: 'OwnTracks, which leaves out what is 0', method: 'POST', door: 'owntracks', type: JSON_TYPE, body: track({}), reads: { id: 'L7', tid: 'L7', ...HERE, at: NOON } },
]
