import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDoors, type Doors } from './open-doors.ts'

let doors: Doors
beforeAll(async () => { doors = await openDoors() })
afterAll(() => doors.close())

const ask = (headers: Record<string, string>) => fetch(`${doors.url}/api/board`, { headers: { 'accept-encoding': 'gzip', ...headers } })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const tagFor = async (who: Record<string, string>) => (await ask(who)).headers.get('etag')!

describe('a board that its reader has already', () => {
  test('is told so with every header that the board itself carries, but for those of a body', async () => {
    const who = bearer(doors.tokens.dispatcher)
    const whole = await ask(who)
    const known = await ask({ ...who, 'if-none-match': whole.headers.get('etag')! })
    const told = ({ headers }: Response) => [...headers.keys()].filter((name) => !/^(content-(length|encoding)|transfer-encoding|connection|keep-alive)$/.test(name)).map((name) => `${name}: ${/^(date|x-request-id)$/.test(name) ? '' : headers.get(name)}`)
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect(told(known)).toEqual(told(whole))
    expect(known.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(known.headers.get('x-request-id')).not.toBe(whole.headers.get('x-request-id'))
  })

  test('is told so by the cookie too, and a bearer token that is nobody’s is not made good by it', async () => {
    const cookie = `other=1; curbline_session=${doors.tokens.dispatcher}`
    const tag = await tagFor({ cookie })
    expect((await ask({ cookie, 'if-none-match': tag })).status).toBe(304)
    expect((await ask({ cookie, ...bearer('staff_nobody'), 'if-none-match': tag })).status).toBe(401)
  })

  test('[S10] is told to nobody from the moment the session has ended', async () => {
    const who = bearer(await doors.signIn('ana'))
    const tag = await tagFor(who)
    expect((await ask({ ...who, 'if-none-match': tag })).status).toBe(304)
    await fetch(`${doors.url}/api/session`, { method: 'DELETE', headers: who })
    expect((await ask({ ...who, 'if-none-match': tag })).status).toBe(401)
    expect((await ask({ 'if-none-match': tag })).status).toBe(401)
  })

  test('is not what another role or another crew has', async () => {
    const tag = await tagFor(bearer(doors.tokens.dispatcher))
    expect((await ask({ ...bearer(doors.tokens.crew), 'if-none-match': tag })).status).toBe(200)
  })

  test('is told to no page of another site', async () => {
    const who = bearer(doors.tokens.dispatcher)
    const tag = await tagFor(who)
    expect((await ask({ ...who, 'if-none-match': tag, origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await ask({ ...who, 'if-none-match': tag, origin: doors.url })).status).toBe(304)
  })

  test.each(['"other", TAG', 'W/TAG', '*'])('is known also where the tag is written as %s', async (written) => {
    const who = bearer(doors.tokens.dispatcher)
    expect((await ask({ ...who, 'if-none-match': written.replace('TAG', await tagFor(who)) })).status).toBe(304)
  })

  test('in one coding is not known in another, however the codings are weighed', async () => {
    const who = bearer(doors.tokens.dispatcher)
    const tag = await tagFor(who)
    const statusAs = async (encoding: string) => (await ask({ ...who, 'if-none-match': tag, 'accept-encoding': encoding })).status
    expect(await Promise.all(['gzip', 'br, gzip, zstd', 'gzip;q=0.5', 'gzip;q=0', 'br', 'x-gzip'].map(statusAs))).toEqual([304, 304, 304, 200, 200, 200])
    const plain = (await ask({ ...who, 'accept-encoding': 'identity' })).headers.get('etag')!
    expect((await ask({ ...who, 'if-none-match': plain, 'accept-encoding': 'gzip;q=0.5' })).status).toBe(200)
    expect((await ask({ ...who, 'if-none-match': plain, 'accept-encoding': 'identity' })).status).toBe(304)
  })
})
