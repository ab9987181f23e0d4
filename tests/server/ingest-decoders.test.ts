import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readOsmand, readTraccarJson } from '../../server/ingest/osmand.ts'
import { readOwntracks } from '../../server/ingest/owntracks.ts'
import { fixOf, type Reading } from '../../server/ingest/reading.ts'
import { zoneOf } from '../../shared/domain/sla/zone.ts'
import { SAMPLES } from './tracker-samples.ts'

const zone = zoneOf('America/New_York')
const cityTime = (local: number) => zone.instantOf(local)
const NOW = '2026-11-24T17:05:00.000Z'

function readingOf({ isOwntracks, query, type = '', body = '' }: { isOwntracks: boolean; query: string; type?: string | undefined; body?: string | undefined }): Reading {
  if (isOwntracks) return readOwntracks(JSON.parse(body), cityTime)!
  if (type.startsWith('application/json')) return readTraccarJson(JSON.parse(body), cityTime)[0]!
  return readOsmand(new URLSearchParams(query === '' ? body : query), cityTime)
}
/** To a millimetre a second, and without what is not known. */
const plain = (reading: Reading) => Object.fromEntries(Object.entries(reading).flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === 'number' && !/^(lat|lng)$/.test(name) ? Math.round(value * 1_000) / 1_000 : value]])))

describe('what a phone app sends is read', () => {
  test.each(SAMPLES)('[D3] from $app', ({ door, query = '', type, body, reads }) => {
    expect(plain(readingOf({ isOwntracks: door === 'owntracks', query, type, body }))).toEqual(reads)
  })

  test.each([['knots', 5.144], ['m/s', 10], ['km/h', 2.778]] as const)('[D3] with its speed in %s, where the device is set so', (unit, mps) => {
    expect(readOsmand(new URLSearchParams('speed=10'), cityTime, unit).speedMps).toBeCloseTo(mps, 3)
  })

  test('[D3] from a list of Traccar’s locations, each for itself', () => {
    const coords = { latitude: 40, longitude: -86 }
    const readings = readTraccarJson({ device_id: 'x1', location: [{ timestamp: NOW, coords }, 'rubbish', { timestamp: 'never', coords }] }, cityTime)
    expect(readings.map((reading) => [reading.id, reading.lat, reading.at])).toEqual([['x1', 40, NOW], ['x1', undefined, undefined], ['x1', 40, null]])
  })

  test('as nothing, where it is something else', () => {
    for (const body of [null, 7, 'location', [], { _type: 'lwt', tst: 1 }, { _type: 'transition', lat: 1, lon: 2, tst: 3 }, { _type: 'encrypted', data: 'x' }]) {
      expect(readOwntracks(body, cityTime)).toBeUndefined()
    }
    for (const body of [null, 7, 'location', []]) expect(readTraccarJson(body, cityTime)).toEqual([])
  })
})

describe('a reading becomes a fix', () => {
  const place = { lat: 40, lng: -86 }
  test('of now, where the app said no time', () => {
    expect(fixOf(place, NOW)).toEqual({ ...place, at: NOW })
  })
  test('without the particulars that cannot be', () => {
    expect(fixOf({ ...place, at: NOW, speedMps: 9_005, headingDeg: 400, accuracyM: 4 }, NOW)).toEqual({ ...place, at: NOW, accuracyM: 4 })
  })
  test.each<[string, Reading]>([['without a place', { at: NOW }], ['beside the Earth', { lat: 91, lng: 0 }], ['with a time that cannot be read', { ...place, at: null }], ['of no year that there is', { ...place, at: '+275760-09-13T00:00:00.001Z' }]])('never %s', (_, reading) => {
    expect(fixOf(reading, NOW)).toBeUndefined()
  })
})

interface Given { source: string; protocol: string; path: string; headers: Record<string, string>; body: string; expect: Record<string, unknown> }
const FILE = '../shared/data/tracker-samples.json'
test('[D3] every message that the apps’ own tests hold is read as they read it', ({ skip }) => {
  if (!existsSync(FILE)) return skip('../shared/data is absent')
  const { samples } = JSON.parse(readFileSync(FILE, 'utf8')) as { samples: Given[] }
  expect(samples.length).toBeGreaterThan(20)
  for (const { source, protocol, path, headers, body, expect: said } of samples) {
    const isOwntracks = protocol.startsWith('owntracks')
    const reading = readingOf({ isOwntracks, query: path.split('?')[1] ?? '', type: headers['Content-Type'], body })
    const { id, lat, lon, time, bearing, altitude, accuracy, battery_pct, moving, event, alarm, tid } = said
    const mps = (said.speed_mps ?? (typeof said.speed_knots === 'number' ? said.speed_knots * 0.514444 : said.speed_knots)) as number | null | undefined
    if (said.rejected) {
      expect(reading.id, source).toBeUndefined()
      continue
    }
    const local = (time as { local_server_tz?: string }).local_server_tz
    const at = local === undefined ? time : new Date(cityTime(Date.parse(`${local.replace(' ', 'T')}Z`))).toISOString()
    const known = Object.entries({ id, lat, lng: lon, at, headingDeg: bearing, altitudeM: altitude, accuracyM: accuracy, battery: battery_pct, isMoving: moving, event, alarm, tid }).filter(([, value]) => value !== undefined)
    for (const [name, value] of known) expect(reading[name as keyof Reading] ?? null, `${source}: ${name} of ${path}${body}`).toEqual(value)
    if (mps === null) expect(reading.speedMps, source).toBeUndefined()
    if (typeof mps === 'number') expect(reading.speedMps, source).toBeCloseTo(mps, 2)
  }
})
