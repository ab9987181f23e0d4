import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StoreFault } from '../../server/ports/fault.ts'
import { ROLES } from '../../shared/protocol/words.ts'
import { endShift, idOf, PLACE, startShift } from '../domain/city.ts'
import { openDoors, type Doors } from './open-doors.ts'
import { SAMPLES } from './tracker-samples.ts'

let doors: Doors
let startedAt: number
beforeAll(async () => {
  doors = await openDoors()
  await doors.give('dispatcher', startShift('truck-7'))
  startedAt = Date.parse(doors.hosted.city.keeper.board.crews.get(idOf('truck-7'))!.shift!.startedAt)
})
afterAll(() => doors.close())

interface Phone { id: string; token: string }
async function phone(crew = 'truck-7', more: object = {}): Promise<Phone> {
  const response = await doors.fetch('dispatcher', '/api/devices', { body: { crewId: idOf(crew), name: 'Luis’s phone', ...more } })
  expect(response.status).toBe(200)
  return (await response.json()) as Phone
}
const basic = (user: string, password: string) => ({ authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` })
const get = (query: string, init: RequestInit = {}) => fetch(`${doors.url}/ingest/osmand?${query}`, init)
const osmand = (id: string, atMs: number, more = '') => get(`id=${id}&lat=${PLACE.lat}&lon=${PLACE.lng}&timestamp=${atMs}${more}`)
const owntracks = (body: string, headers: Record<string, string>) => fetch(`${doors.url}/ingest/owntracks`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
const track = (more: object = {}) => JSON.stringify({ _type: 'location', lat: PLACE.lat, lon: PLACE.lng, tst: Math.floor(Date.now() / 1000) + 1, tid: 'L7', ...more })
/** How many records became of it what `outcome` says, in this city so far. */
async function counted(protocol: string, outcome: string): Promise<number> {
  const text = await (await fetch(`${doors.url}/metrics`)).text()
  return Number(new RegExp(`^ingest_total\\{protocol="${protocol}",outcome="${outcome}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
}
/** What `deed` adds to a count. */
async function adds(protocol: string, outcome: string, deed: () => Promise<unknown>): Promise<number> {
  const before = await counted(protocol, outcome)
  await deed()
  return (await counted(protocol, outcome)) - before
}
const shown = () => doors.hosted.city.positions.shown().find(({ crewId }) => crewId === idOf('truck-7'))
const kept = async () => {
  // The trail is written once a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  return doors.stores.trail.trail(idOf('truck-7'), '2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z')
}

describe('a device', () => {
  test('[D1] is told its id and its token once, and neither its token nor that token’s hash ever again', async () => {
    const { id, token } = await phone()
    expect([id, token]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[\w-]{32}$/)])
    const text = await (await doors.fetch('supervisor', '/api/devices')).text()
    expect(JSON.parse(text)).toMatchObject({ devices: expect.arrayContaining([{ id, crewId: idOf('truck-7'), name: 'Luis’s phone', speedUnit: 'knots', createdAt: expect.any(String) }]) })
    expect(text).not.toContain(token)
    const stored = await doors.stores.devices.byId(id)
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(text).not.toContain(stored!.tokenHash)
  })
  test('is made for a crew that there is', async () => {
    const response = await doors.fetch('administrator', '/api/devices', { body: { crewId: idOf('truck-99'), name: 'Nobody’s' } })
    expect([response.status, await response.json()]).toMatchObject([404, { detail: 'There is no such crew.' }])
  })
  test.each(ROLES)('[D1] is made, told and taken away by desks alone: a %s', async (role) => {
    const may = ['administrator', 'supervisor', 'dispatcher'].includes(role)
    const made = await doors.fetch(role, '/api/devices', { body: { crewId: idOf('truck-7'), name: 'A phone' } })
    const { id } = may ? ((await made.json()) as Phone) : await phone()
    const others = [await doors.fetch(role, '/api/devices'), await doors.fetch(role, `/api/devices/${id}`, { method: 'DELETE' })]
    expect([made, ...others].map(({ status }) => status)).toEqual(may ? [200, 200, 204] : [403, 403, 403])
  })
  test('[D2] that was taken away is a stranger', async () => {
    const { id, token } = await phone()
    expect((await osmand(id, startedAt)).status).toBe(200)
    expect((await doors.fetch('dispatcher', `/api/devices/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await doors.fetch('dispatcher', `/api/devices/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await osmand(id, startedAt)).status).toBe(404)
    expect((await owntracks(track(), basic(id, token))).status).toBe(401)
  })
  test('is told with when it was heard, and its battery', async () => {
    const { id } = await phone()
    await osmand(id, startedAt + 5_000, '&batt=41')
    const { devices } = (await (await doors.fetch('dispatcher', '/api/devices')).json()) as { devices: { id: string; heardAt?: string; battery?: number }[] }
    expect(devices.find((one) => one.id === id)).toMatchObject({ battery: 41, heardAt: expect.any(String) })
  })
})

describe('who is not known', () => {
  test.each([
    ['no id', 'lat=1&lon=2', 400], ['an id that is nobody’s', 'id=0f8fad5b-d9cb-469f-a165-70867728950e&lat=1&lon=2', 404], ['an id that is no id', 'id=%00%27&lat=1&lon=2', 404],
  ])('[D2] by %s is told so', async (_, query, status) => {
    const response = await get(query)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
    expect(await response.json()).toMatchObject({ status, requestId: response.headers.get('x-request-id'), detail: expect.stringMatching(/\.$/) })
  })
  test('[D2] as OwnTracks says it, by user and password, is asked for them', async () => {
    const { id, token } = await phone()
    const other = await phone()
    for (const headers of [{}, basic(id, 'wrong'), basic(id, other.token), basic('nobody', token), { authorization: `Bearer ${token}` }, { authorization: 'Digest x' }] as Record<string, string>[]) {
      const response = await owntracks(track(), headers)
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Curbline"'])
    }
    expect((await owntracks(track(), basic(id, token))).status).toBe(200)
  })
  test('[D2] is who says a wrong token, though OsmAnd needs to say none', async () => {
    const { id, token } = await phone()
    const said = (headers: Record<string, string>) => get(`id=${id}&lat=1&lon=2`, { headers }).then(({ status }) => status)
    expect([await said({}), await said({ authorization: `Bearer ${token}` }), await said(basic(id, token)), await said({ authorization: 'Bearer wrong' }), await said(basic(id, ''))]).toEqual([200, 200, 200, 401, 401])
  })
  test('is counted', async () => {
    expect(await adds('osmand-query', 'refused', () => get('id=x'))).toBe(1)
  })
})

describe('what a phone app sends', () => {
  test.each(SAMPLES)('[D3] is answered with 200, with and without a slash: $app', async ({ method, door, query, type, body }) => {
    const { id, token } = await phone()
    for (const slash of ['', '/']) {
      const address = `${doors.url}/ingest/${door}${slash}${query ? `?${query.replace(/\bx1\b/, id)}` : ''}`
      const response = await fetch(address, { method, headers: { ...basic(id, token), ...(type ? { 'content-type': type } : {}) }, ...(body ? { body: body.replace('x1', id).replace('"device_id":7', `"device_id":"${id}"`).replace('androidId=22', `androidId=${id}`) } : {}) })
      // That one names itself by what is no device: its id is not ours.
      const status = query?.includes('androidId=22') ? 404 : 200
      expect([response.status, await response.text()]).toEqual([status, status === 200 ? (door === 'owntracks' ? '[]' : '') : expect.stringContaining('no such device')])
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })
  test('[D4] is shown, in metres a second whatever the app’s unit was', async () => {
    const { id } = await phone()
    await osmand(id, startedAt + 30_000, '&speed=10&bearing=90&accuracy=4')
    expect(shown()).toEqual({ crewId: idOf('truck-7'), lng: PLACE.lng, lat: PLACE.lat, at: new Date(startedAt + 30_000).toISOString(), speedMps: expect.closeTo(5.144, 3), headingDeg: 90, accuracyM: 4 })
    const logger = await phone('truck-7', { speedUnit: 'm/s' })
    await osmand(logger.id, startedAt + 30_001, '&speed=10')
    expect(shown()).toMatchObject({ speedMps: 10 })
  })
  test('[D4] twice is kept once, and the second time is well too', async () => {
    const { id } = await phone()
    const at = startedAt + 31_000
    expect(await adds('osmand-query', 'repeated', () => Promise.all([osmand(id, at), osmand(id, at), osmand(id, at)]))).toBe(2)
    expect((await kept()).filter((fix) => fix.at === new Date(at).toISOString())).toHaveLength(1)
  })
  test('[D4] late is kept, and does not take the place of what is newer', async () => {
    const { id } = await phone()
    await osmand(id, startedAt + 35_000)
    expect(await adds('osmand-query', 'late', () => osmand(id, startedAt + 34_000))).toBe(1)
    expect(shown()?.at).toBe(new Date(startedAt + 35_000).toISOString())
    expect((await kept()).find((fix) => fix.at === new Date(startedAt + 34_000).toISOString())).toMatchObject({ hidden: 'older' })
  })
  test('[D5] off shift, by its own time, is counted and not kept', async () => {
    const { id } = await phone()
    expect(await adds('osmand-query', 'off-shift', () => osmand(id, startedAt - 60_000))).toBe(1)
    const idle = await phone('truck-8')
    expect(await adds('osmand-query', 'off-shift', () => osmand(idle.id, Date.now()))).toBe(1)
    expect((await kept()).filter((fix) => Date.parse(fix.at) < startedAt)).toEqual([])
    expect(await doors.stores.trail.trail(idOf('truck-8'), '2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z')).toEqual([])
  })
  test('[D5] after its shift has ended counts where it is from the shift', async () => {
    await doors.give('dispatcher', startShift('truck-8'))
    const began = Date.parse(doors.hosted.city.keeper.board.crews.get(idOf('truck-8'))!.shift!.startedAt)
    await new Promise((resolve) => setTimeout(resolve, 30))
    await doors.give('dispatcher', endShift('truck-8'))
    const { id } = await phone('truck-8')
    expect(await adds('osmand-query', 'taken', () => osmand(id, began + 10))).toBe(1)
    expect(await adds('osmand-query', 'off-shift', () => osmand(id, began + 600_000))).toBe(1)
  })
  test('[D6] that nobody can use is answered with 200, or the phone would send nothing else for ever', async () => {
    const { id, token } = await phone()
    const json = (body: string) => fetch(`${doors.url}/ingest/osmand?id=${id}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    const before = (await kept()).length
    expect(await adds('osmand-query', 'unusable', async () => {
      for (const query of ['', '&lat=91&lon=0', '&lat=x&lon=y', `&lat=1&lon=2&timestamp=soon`, '&lat=NaN&lon=Infinity']) {
        expect((await get(`id=${id}${query}`)).status).toBe(200)
      }
    })).toBe(5)
    expect(await adds('osmand-query', 'off-shift', async () => {
      expect((await get(`id=${id}&lat=1&lon=2&timestamp=619315200`)).status).toBe(200)
    })).toBe(1)
    expect(await adds('traccar-json', 'unusable', async () => {
      for (const body of ['{"location":', 'null', '[]', '{"location":[]}', `{"device_id":"${id}","location":{"coords":null}}`, 'x'.repeat(300_000)]) expect((await json(body)).status).toBe(200)
    })).toBe(6)
    expect(await adds('owntracks', 'unusable', async () => {
      for (const body of ['{', '7', '{"lat":1}', track({ tst: undefined }), track({ lat: 'north' })]) expect(await (await owntracks(body, basic(id, token))).text()).toBe('[]')
    })).toBe(5)
    expect(await adds('owntracks', 'ignored', async () => {
      for (const body of ['', '{"_type":"lwt","tst":1}', '{"_type":"transition","lat":1,"lon":2,"tst":3,"event":"enter"}', '{"_type":"encrypted","data":"x"}']) expect(await (await owntracks(body, basic(id, token))).text()).toBe('[]')
    })).toBe(4)
    expect((await kept()).length).toBe(before)
  })
  test('[D6] does not keep what comes after it: a broken record in a list', async () => {
    const { id } = await phone()
    const good = (ms: number) => ({ timestamp: new Date(startedAt + ms).toISOString(), coords: { latitude: PLACE.lat, longitude: PLACE.lng } })
    const body = JSON.stringify({ device_id: id, location: [good(36_001), { timestamp: 'never' }, 7, good(36_002)] })
    expect(await adds('traccar-json', 'taken', () => fetch(`${doors.url}/ingest/osmand`, { method: 'POST', body, headers: { 'content-type': 'application/json' } }))).toBe(2)
  })
  test('[D7] of a whole day without signal comes in at once: three thousand records, each kept once', async () => {
    const { id } = await phone()
    const before = (await kept()).length
    let next = 0
    const send = async () => {
      for (let n = next++; n < 3_000; n = next++) expect((await osmand(id, startedAt + 41_000 + n)).status).toBe(200)
    }
    await Promise.all(Array.from({ length: 8 }, send))
    expect((await kept()).length - before).toBe(3_000)
  })
  test('[D7] without end is told to wait, and another phone is not', async () => {
    const { id } = await phone()
    const other = await phone()
    const location = Array.from({ length: 2_000 }, () => ({}))
    const send = () => fetch(`${doors.url}/ingest/osmand`, { method: 'POST', body: JSON.stringify({ device_id: id, location }), headers: { 'content-type': 'application/json' } })
    const answers = [await send(), await send(), await send(), await send()]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers[3]!.headers.get('retry-after')).toBe('30')
    expect((await osmand(other.id, startedAt + 50_000)).status).toBe(200)
  })
  test('[D4] is tried again where what was kept cannot be read', async () => {
    const { id } = await phone()
    const { trail } = doors.stores
    const read = trail.trail
    trail.trail = () => Promise.reject(new StoreFault('disk I/O error', 5_000, { sentence: 'The disk is full.' }))
    const response = await osmand(id, startedAt + 51_000)
    trail.trail = read
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toMatchObject([503, '5', { detail: 'The disk is full. Nothing was changed.' }])
    expect((await osmand(id, startedAt + 51_000)).status).toBe(200)
  })
  test('needs no Origin, and no cookie counts', async () => {
    const { id } = await phone()
    expect((await get(`id=${id}&lat=1&lon=2`, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(200)
    expect((await get('lat=1&lon=2', { headers: { cookie: `curbline_session=${doors.tokens.administrator}` } })).status).toBe(400)
  })
  test.each([['DELETE', 'osmand', 405, 'GET, POST, PUT'], ['GET', 'owntracks', 405, 'POST'], ['POST', 'overland', 404, null]])('by %s to %s has no door there', async (method, door, status, allow) => {
    const response = await fetch(`${doors.url}/ingest/${door}`, { method })
    expect([response.status, response.headers.get('allow'), response.headers.get('content-type')]).toEqual([status, allow, 'application/problem+json'])
  })
})
