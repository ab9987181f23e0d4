import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, received } from '../domain/city.ts'
import { openDoors, welcomed, type Doors } from './open-doors.ts'

type Speaks = 'cookie' | 'bearer'
type From = 'nowhere' | 'here' | 'the Host itself' | 'elsewhere' | 'null' | 'here, but a longer name' | 'another port'
const PUBLIC = 'http://dispatch.example.gov'

/**
 * SURFACE, "Sockets", Origin: one that is present must be ours; a GET may lack it; unsafe
 * methods and upgrades need it, unless a bearer token speaks.
 */
const isLet = (from: From, speaks: Speaks, isSafe: boolean): boolean => from === 'here' || (from === 'nowhere' && (isSafe || speaks === 'bearer'))

describe.each([['without PUBLIC_URL, where the Host is ours', undefined], ['with PUBLIC_URL', PUBLIC]] as const)('[S11] a city %s', (_, publicUrl) => {
  let doors: Doors
  beforeAll(async () => {
    doors = await openDoors(publicUrl ? { publicUrl } : {})
    await doors.give('dispatcher', received('pothole'))
  })
  afterAll(() => doors.close())

  const FROM: From[] = ['nowhere', 'here', 'elsewhere', 'null', 'here, but a longer name', 'another port', ...(publicUrl ? (['the Host itself'] as const) : [])]
  const originOf = (from: From): string | undefined => {
    const here = publicUrl ?? doors.url
    return { nowhere: undefined, here, 'the Host itself': doors.url, elsewhere: 'https://evil.example', null: 'null', 'here, but a longer name': `${here}.evil.example`, 'another port': 'http://127.0.0.1:1' }[from]
  }
  const speak = (speaks: Speaks): Record<string, string> =>
    speaks === 'cookie' ? { cookie: `curbline_session=${doors.tokens.dispatcher}` } : { authorization: `Bearer ${doors.tokens.dispatcher}` }

  /** Bare HTTP: a fetch would put in an Origin and a Host of its own. */
  const send = (method: string, path: string, headers: Record<string, string | undefined>, body?: string) =>
    new Promise<number>((resolve, reject) => {
      const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>
      const request = httpRequest(doors.url + path, { method, headers: { ...given, ...(body ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}) } }, (response) => {
        response.resume()
        resolve(response.statusCode!)
      })
      request.on('upgrade', (response, socket) => {
        socket.destroy()
        resolve(response.statusCode!)
      })
      request.on('error', reject)
      request.end(body)
    })
  const note = () => JSON.stringify({ kind: 'AddNote', commandId: crypto.randomUUID(), requestId: idOf('it'), text: 'hello' })
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }

  const cells = FROM.flatMap((from) => (['cookie', 'bearer'] as const).map((speaks) => ({ from, speaks })))
  test.each(cells)('a GET from $from by $speaks', async ({ from, speaks }) => {
    expect(await send('GET', '/api/board', { ...speak(speaks), origin: originOf(from) })).toBe(isLet(from, speaks, true) ? 200 : 403)
  })
  test.each(cells)('a POST from $from by $speaks', async ({ from, speaks }) => {
    const before = await doors.head
    const isIn = isLet(from, speaks, false)
    expect(await send('POST', '/api/commands', { ...speak(speaks), origin: originOf(from) }, note())).toBe(isIn ? 200 : 403)
    expect(await doors.head).toBe(before + (isIn ? 1 : 0))
  })
  test.each(cells)('a DELETE from $from by $speaks', async ({ from, speaks }) => {
    const token = await doors.signIn('ana')
    const headers = speaks === 'cookie' ? { cookie: `curbline_session=${token}` } : { authorization: `Bearer ${token}` }
    expect(await send('DELETE', '/api/session', { ...headers, origin: originOf(from) })).toBe(isLet(from, speaks, false) ? 204 : 403)
  })
  test.each(cells)('a polling handshake from $from by $speaks', async ({ from, speaks }) => {
    expect(await send('GET', '/socket.io/?EIO=4&transport=polling', { ...speak(speaks), origin: originOf(from) })).toBe(isLet(from, speaks, true) ? 200 : 403)
  })
  test.each(cells)('a WebSocket from $from by $speaks', async ({ from, speaks }) => {
    const status = await send('GET', '/socket.io/?EIO=4&transport=websocket', { ...speak(speaks), ...upgrade, origin: originOf(from) })
    expect(status).toBe(isLet(from, speaks, false) ? 101 : 403)
  })
  test.each(['PUT', 'DELETE', 'HEAD', 'OPTIONS'])('a line that is spoken to by %s says what it takes', async (method) => {
    const opened = await (await fetch(`${doors.url}/socket.io/?EIO=4&transport=polling`)).text()
    const sid = /"sid":"([^"]+)"/.exec(opened)![1]
    expect(await send(method, `/socket.io/?EIO=4&transport=polling&sid=${sid}`, { ...speak('bearer') })).toBe(405)
  })
  test('a program that carries its token in the handshake, and no cookie, needs no origin', async () => {
    for (const transports of [['websocket'], ['polling']]) {
      expect(await welcomed(doors.socket({ token: doors.tokens.dispatcher, transports }))).toMatchObject({ logId: doors.stores.log.logId })
    }
  })
  test('signing in from elsewhere is refused before the password is looked at', async () => {
    expect(await send('POST', '/api/session', { origin: 'https://evil.example' }, JSON.stringify({ email: 'ana@example.org', password: 'x' }))).toBe(403)
    expect(await send('POST', '/api/session', {}, JSON.stringify({ email: 'ana@example.org', password: 'x' }))).toBe(403)
  })
})
