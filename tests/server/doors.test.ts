import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Argon2Passwords } from '../../server/auth/passwords.ts'
import { record } from '../../shared/protocol/records.ts'
import { ROLES, type Role } from '../../shared/protocol/words.ts'
import { acknowledge, assign, give, idOf, note, PLACE, received, resolve, startShift, type Act } from '../domain/city.ts'
import { openDoors, type Doors } from './open-doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
  await doors.stores.users.add({
    id: 'zoe', name: 'Zoe', role: 'dispatcher', cityId: 'city', email: 'zoe@example.org', demo: false, disabled: false, passwordHash: await new Argon2Passwords().hash('a long enough one'),
  })
  await doors.give('dispatcher', received('pothole', { reporter: { name: 'Rosa Lind', phone: '555 0100' } }), assign('truck-7', { seenSeq: await doors.head }))
  await doors.give('crew', startShift('truck-7'))
})
afterAll(() => doors.close())

const STAFF: Role[] = ['administrator', 'supervisor', 'dispatcher', 'crew']
const fix = () => ({ positions: [{ crewId: idOf('truck-7'), lng: PLACE.lng, lat: PLACE.lat, at: new Date().toISOString() }] })
const aNote = () => ({ kind: 'AddNote', commandId: crypto.randomUUID(), requestId: idOf('it'), text: 'Called back' })

/** SURFACE: who may go through which door. Others who are signed in get 403, who is not gets 401. */
const ROUTES: [method: string, path: string, may: readonly (Role | 'anybody')[], ok: number, body?: () => unknown][] = [
  ['GET', '/api/session', STAFF, 200],
  ['POST', '/api/commands', STAFF, 200, aNote],
  ['GET', '/api/board', ROLES, 200],
  ['GET', '/api/log', STAFF, 200],
  ['GET', '/api/requests', STAFF, 200],
  ['GET', '/api/requests.csv', STAFF, 200],
  ['GET', '/api/requests.geojson', STAFF, 200],
  ['GET', '/api/requests/26-00001', STAFF, 200],
  ['GET', '/api/requests/26-00001/history', STAFF, 200],
  ['GET', '/api/reporters/26-00001', ['dispatcher', 'supervisor'], 200],
  ['GET', '/api/places?q=oak', STAFF, 200],
  ['POST', '/api/positions', ['crew', 'administrator'], 202, fix],
  ['POST', '/api/devices', ['administrator', 'supervisor', 'dispatcher'], 200, () => ({ crewId: idOf('truck-7'), name: 'Luis’s phone' })],
  ['GET', '/api/devices', ['administrator', 'supervisor', 'dispatcher'], 200],
  ['GET', '/healthz', ['anybody'], 200],
  ['GET', '/readyz', ['anybody'], 200],
  ['GET', '/metrics', ['anybody'], 200],
  ['GET', '/api/docs', ['anybody'], 200],
  ['GET', '/api/openapi.json', ['anybody'], 200],
]
const numbered = (path: string, number: string) => path.replace('26-00001', number)
let number = '26-00001'
beforeAll(async () => {
  number = ((await (await doors.fetch('dispatcher', '/api/requests')).json()) as { requests: { number: string }[] }).requests[0]!.number
})

describe('who may go through which door', () => {
  const cells = ROUTES.flatMap(([method, path, may, ok, body]) =>
    [...ROLES, undefined].map((role) => ({
      method, path, body, who: role ?? 'nobody', role, status: may.includes('anybody') || (role && may.includes(role)) ? ok : role ? 403 : 401,
    })),
  )
  test.each(cells)('[C6][R3] $method $path answers $who with $status', async ({ method, path, body, role, status }) => {
    const response = await doors.fetch(role, numbered(path, number), { method, ...(body ? { body: body() } : {}), ...(role || method === 'GET' ? {} : { headers: { origin: doors.url } }) })
    const text = await response.text()
    expect(response.status).toBe(status)
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    if (status >= 400) {
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(JSON.parse(text)).toMatchObject({ status, title: expect.any(String), detail: expect.stringMatching(/\.$/), requestId: response.headers.get('x-request-id') })
    }
  })
  test('a token that is made up, cut short or ended opens nothing', async () => {
    const ended = await doors.signIn('ana')
    expect((await fetch(`${doors.url}/api/session`, { method: 'DELETE', headers: { authorization: `Bearer ${ended}` } })).status).toBe(204)
    for (const token of ['', 'x', doors.tokens.dispatcher.slice(0, -1), doors.tokens.crew.replace('crew', 'staff'), ended]) {
      expect((await fetch(`${doors.url}/api/board`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
    }
  })
  test('a person who was disabled is out at once', async () => {
    const token = await doors.signIn('zoe')
    const board = () => fetch(`${doors.url}/api/board`, { headers: { authorization: `Bearer ${token}` } }).then((response) => response.status)
    expect(await board()).toBe(200)
    await doors.stores.users.setDisabled('zoe', true)
    expect(await board()).toBe(401)
    await doors.stores.users.setDisabled('zoe', false)
  })
  test('what is not there is not there, for anybody', async () => {
    for (const path of ['/api/no-such', '/api/requests/26-99999', '/api/requests/26-99999/history', '/api/reporters/26-99999', '/no/such/page']) {
      expect((await doors.fetch('dispatcher', path)).status).toBe(404)
    }
  })
})

describe('an address', () => {
  test.each([
    ['POST', '/api/board', 'GET, HEAD'], ['PUT', '/api/commands', 'POST'], ['GET', '/api/commands', 'POST'], ['OPTIONS', '/api/session', 'GET, HEAD, POST, DELETE'], ['DELETE', '/api/requests/26-00001', 'GET, HEAD'], ['POST', '/', 'GET, HEAD'], ['PATCH', '/pack/map.json', 'GET, HEAD'],
  ])('that is not for %s (%s) says what it is for', async (method, path, allow) => {
    const response = await doors.fetch('administrator', path, { method })
    expect([response.status, response.headers.get('allow'), response.headers.get('content-type')]).toEqual([405, allow, 'application/problem+json'])
  })
  test.each(['POST', 'PUT', 'OPTIONS'])('where nothing is has nothing for %s either', async (method) => {
    expect((await doors.fetch('administrator', '/api/no-such', { method })).status).toBe(404)
  })
  test('that describes the others costs the city nothing after the first time', async () => {
    const best = async (...paths: string[]) => {
      const times: number[] = []
      for (let n = 0; n < 5; n++) {
        const start = performance.now()
        for (const path of paths) await (await doors.fetch(undefined, path)).text()
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    const described = await best('/api/openapi.json', '/api/docs')
    // To make it anew takes hundreds of times as long as to give out a file; whatever else the machine does slows both.
    expect(described).toBeLessThan(200 * (await best('/api/docs.css')))
  })
})

describe('signing in', () => {
  const attempt = (body: unknown, headers: Record<string, string> = {}) => doors.fetch(undefined, '/api/session', { body, headers: { origin: doors.url, ...headers } })

  test('sets a cookie that scripts cannot read and other sites cannot send, and says who one is', async () => {
    const response = await attempt({ email: 'Zoe@example.org', password: 'a long enough one' })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ userId: 'zoe', name: 'Zoe', role: 'dispatcher', cityId: 'city' })
    const cookie = response.headers.get('set-cookie')!
    expect(cookie).toMatch(/^curbline_session=staff_[a-z2-7]{40};/)
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=57600']) expect(cookie).toContain(flag)
    expect(cookie).not.toContain('Secure')
    const session = await fetch(`${doors.url}/api/session`, { headers: { cookie: cookie.split(';')[0]! } })
    expect(await session.json()).toMatchObject({ userId: 'zoe' })
  })
  test('is secure where the city’s address is', async () => {
    const secure = await openDoors({ publicUrl: 'https://dispatch.example.gov' })
    await secure.stores.users.add({ id: 'z', name: 'Z', role: 'dispatcher', cityId: 'city', email: 'z@example.org', demo: false, disabled: false, passwordHash: await new Argon2Passwords().hash('a long enough one') })
    const response = await secure.fetch(undefined, '/api/session', { body: { email: 'z@example.org', password: 'a long enough one' }, headers: { origin: 'https://dispatch.example.gov' } })
    expect(response.headers.get('set-cookie')).toContain('Secure')
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
    await secure.close()
  })
  test('with the wrong password, or as nobody, is the same plain no', async () => {
    const answers = await Promise.all([attempt({ email: 'zoe@example.org', password: 'wrong' }), attempt({ email: 'nobody@example.org', password: 'wrong' })])
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(await answer.json()).toMatchObject({ detail: 'That e-mail address and password do not match.' })
    }
  })
  test('out takes the cookie away, and needs nobody to be signed in', async () => {
    const response = await fetch(`${doors.url}/api/session`, { method: 'DELETE', headers: { origin: doors.url } })
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
  })
})

describe('what is malformed', () => {
  const command = (more: object) => ({ ...aNote(), ...more })
  const CASES: [string, unknown, string?][] = [
    ['no JSON', '{"kind":'], ['an empty body', ''], ['nothing', 'null'], ['a word', '"AssignCrew"'], ['an unknown command', command({ kind: 'Explode' }), 'kind'],
    ['no command id', command({ commandId: undefined }), 'commandId'], ['a command id that is no UUID', command({ commandId: '1' }), 'commandId'],
    ['a blank text', command({ text: '  \n' }), 'text'], ['a text too long', command({ text: 'x'.repeat(4_001) }), 'text'],
    ['a text with a broken letter', `{"kind":"AddNote","commandId":"${crypto.randomUUID()}","requestId":"${idOf('it')}","text":"\\ud800"}`, 'text'],
    ['a text with a zero in it', command({ text: 'a\u0000b' }), 'text'], ['a text that turns direction', command({ text: 'a\u202Eb' }), 'text'],
    ['a time without a zone', command({ occurredAt: '2026-11-24T14:00:00' }), 'occurredAt'], ['a time of another century', command({ kind: 'StartShift', crewId: idOf('truck-7'), endsAt: '1899-11-24T14:00:00Z' }), 'endsAt'],
    ['a negative seq', command({ seenSeq: -1 }), 'seenSeq'], ['half a seq', command({ seenSeq: 1.5 }), 'seenSeq'],
    ['an empty batch', []], ['a batch of a hundred and one', Array.from({ length: 101 }, aNote)],
    ['a batch in which one is broken', [aNote(), command({ text: '' }), aNote()]],
  ]
  test.each(CASES)('[C1][C4] %s is 400 in plain words, and nothing is stored', async (_, body, at) => {
    const before = await doors.head
    const response = await doors.fetch('dispatcher', '/api/commands', { body })
    const problem = (await response.json()) as { detail: string; errors?: { at: string; message: string }[] }
    expect(response.status).toBe(400)
    expect(problem.detail).toMatch(/\w/)
    expect(JSON.stringify(problem)).not.toMatch(/ at .*\.ts|node_modules|ZodError|SyntaxError/)
    expect(problem.detail).not.toMatch(/Invalid input/)
    if (at) expect(problem.errors!.map((error) => error.at).join()).toContain(at)
    expect(await doors.head).toBe(before)
  })
  test('[C4][C5] a desk that does not say which board it saw is told so, also in a batch', async () => {
    const before = await doors.head
    const blind = { kind: 'CancelRequest', commandId: crypto.randomUUID(), requestId: idOf('it') }
    for (const role of ['dispatcher', 'supervisor', 'administrator'] as const) {
      const response = await doors.fetch(role, '/api/commands', { body: blind })
      expect([response.status, ((await response.json()) as { errors: unknown }).errors]).toEqual([400, [{ at: 'seenSeq', message: 'is missing' }]])
    }
    const batch = await doors.fetch('dispatcher', '/api/commands', { body: [aNote(), blind] })
    expect([batch.status, ((await batch.json()) as { errors: unknown }).errors]).toEqual([400, [{ at: '1.seenSeq', message: 'is missing' }]])
    expect(await doors.head).toBe(before)
  })
  test('a key that somebody made up is not said back to them', async () => {
    const report = { kind: 'ReceiveRequest', commandId: crypto.randomUUID(), requestId: idOf('new'), serviceCode: 'pothole', place: PLACE, description: 'x', source: 'web', answers: { '<img src=x onerror=alert(1)>': 7 } }
    const response = await doors.fetch('dispatcher', '/api/commands', { body: report })
    expect(response.status).toBe(400)
    expect((await response.json()) as object).toMatchObject({ detail: 'answers.(a key): must be a string' })
  })
  test.each([
    ['application/json; charset=utf-16', {}], ['application/json; charset=iso-8859-1', {}], ['application/json; profile=x; charset=latin1', {}], ['application/json ;; charset="utf-16"', {}], ['application/json; charset =latin1', {}], ['application/json; profile="a', {}], ['application/jsonp', {}], ['application/json', { 'content-encoding': 'gzip' }],
  ])('%s %o is not read as what it is not', async (type, headers) => {
    const before = await doors.head
    expect((await doors.fetch('dispatcher', '/api/commands', { body: aNote(), headers: { 'content-type': type, ...headers } })).status).toBe(415)
    expect(await doors.head).toBe(before)
  })
  test.each(['Größe', 'naïve café'])('%s in Latin-1 is refused before its letters are lost; in UTF-8 it is taken, a lost letter from before too', async (text) => {
    const before = await doors.head
    const latin = new Uint8Array(Buffer.from(JSON.stringify({ ...aNote(), text }), 'latin1'))
    const answer = await doors.fetch('dispatcher', '/api/commands', { body: latin })
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([400, 'The body is not in UTF-8.'])
    expect(await doors.head).toBe(before)
    for (const kept of [text, `${text} \uFFFD`, `\uFEFF${text}`]) expect((await doors.fetch('dispatcher', '/api/commands', { body: { ...aNote(), text: kept } })).status).toBe(200)
  })
  test('a letter of four bytes that is cut after three is refused, and a lost letter from before after a mark of byte order taken', async () => {
    const status = async (text: number[], mark: number[] = []) => {
      const [head, tail] = JSON.stringify({ ...aNote(), text: 'hole @.' }).split('@') as [string, string]
      return (await doors.fetch('dispatcher', '/api/commands', { body: new Uint8Array([...mark, ...Buffer.from(head), ...text, ...Buffer.from(tail)]) })).status
    }
    const before = await doors.head
    expect(await status([0xf0, 0x9f, 0x98])).toBe(400)
    expect(await status([0xe9], [0xef, 0xbb, 0xbf])).toBe(400)
    expect(await doors.head).toBe(before)
    expect(await status([0xf0, 0x9f, 0x98, 0x80])).toBe(200)
    expect(await status([0xef, 0xbf, 0xbd], [0xef, 0xbb, 0xbf])).toBe(200)
  })
  test.each(['application/json;charset=UTF-8', 'APPLICATION/JSON; charset="utf-8"', 'application/json; profile=x; charset=utf-8', 'application/json ; charset=utf-8', 'application/json;', 'application/json;; profile="a; b" ;charset=utf8'])('%s is JSON', async (type) => {
    expect((await doors.fetch('dispatcher', '/api/commands', { body: aNote(), headers: { 'content-type': type } })).status).toBe(200)
  })
  test('what is no JSON by its own account is 415, what is too long 413, what does not say how long 411', async () => {
    expect((await doors.fetch('dispatcher', '/api/commands', { body: aNote(), headers: { 'content-type': 'text/plain' } })).status).toBe(415)
    expect((await doors.fetch('dispatcher', '/api/commands', { body: 'x'.repeat(1_000_001) })).status).toBe(413)
    const stream = new ReadableStream({ pull: (c) => (c.enqueue(new TextEncoder().encode('{}')), c.close()) })
    const unsaid = await fetch(`${doors.url}/api/commands`, { method: 'POST', body: stream, duplex: 'half', headers: { authorization: `Bearer ${doors.tokens.dispatcher}`, 'content-type': 'application/json' } } as RequestInit)
    expect(unsaid.status).toBe(411)
  })
  test.each([
    '/api/log?after=-1', '/api/log?after=x', '/api/log?limit=0', '/api/log?limit=1001', '/api/log?after=1e999', '/api/requests?limit=0', '/api/requests?limit=1001',
    '/api/requests?status=lost', '/api/requests?phase=blue', '/api/requests?crewId=7', '/api/requests?from=yesterday', `/api/requests?q=${'x'.repeat(201)}`,
  ])('a query such as %s is 400', async (path) => {
    expect((await doors.fetch('dispatcher', path)).status).toBe(400)
  })
  test('a position out of this world, or without its crew, is 400; of another crew 403', async () => {
    const post = async (role: Role, more: object) => (await doors.fetch(role, '/api/positions', { body: { positions: [{ ...fix().positions[0], ...more }] } })).status
    expect(await post('administrator', { lat: 91 })).toBe(400)
    expect(await post('administrator', { lng: -181 })).toBe(400)
    expect(await post('administrator', { crewId: undefined })).toBe(400)
    expect(await post('crew', { crewId: idOf('truck-8') })).toBe(403)
    expect(await post('crew', { crewId: undefined })).toBe(202)
    expect((await doors.fetch('administrator', '/api/positions', { body: { positions: Array.from({ length: 1_001 }, () => fix().positions[0]) } })).status).toBe(400)
  })
})

describe('a phone whose clock was never set', () => {
  test('[C7] gives its commands all the same, with those beside them: an outbox would hang on a malformed one for ever', async () => {
    const batch = ['1970-01-01T00:05:00.000Z', '0000-01-01T00:00:00+14:00', '9999-12-31T23:59:59-12:00', new Date().toISOString()].map((occurredAt) => ({ ...aNote(), occurredAt }))
    const answers = (await (await doors.fetch('crew', '/api/commands', { body: batch })).json()) as { seq: number }[]
    expect(answers).toMatchObject(batch.map(({ commandId }) => ({ commandId, outcome: 'accepted' })))
    const { records } = (await (await doors.fetch('crew', `/api/log?after=${answers[0]!.seq - 1}`)).json()) as { records: object[] }
    expect(records).toMatchObject([{ deviceAt: '1970-01-01T00:05:00.000Z' }, { deviceAt: '0000-01-01T00:00:00.000Z' }, { deviceAt: '9999-12-31T23:59:59.999Z' }, {}])
    for (const one of records) expect(record.safeParse(one).error).toBeUndefined()
  })
  test('[P1][P2] loses the fixes of that time, and none beside them', async () => {
    const positions = ['1970-01-01T00:05:00.000Z', new Date().toISOString(), '9999-12-31T23:59:59.000Z'].map((at) => ({ ...fix().positions[0], at }))
    const response = await doors.fetch('crew', '/api/positions', { body: { positions } })
    expect([response.status, await response.json()]).toEqual([202, { taken: 2, dropped: 1 }])
    const board = (await (await doors.fetch('crew', '/api/board')).json()) as { positions: object[] }
    expect(board.positions).toMatchObject([{ at: positions[1]!.at }])
  })
  test('and what is no time at all is malformed still', async () => {
    for (const occurredAt of ['soon', '1970-02-30T00:00:00Z', '1970-01-01T00:05:00', 0]) expect((await doors.fetch('crew', '/api/commands', { body: { ...aNote(), occurredAt } })).status).toBe(400)
    expect((await doors.fetch('crew', '/api/commands', { body: { kind: 'StartShift', commandId: crypto.randomUUID(), crewId: idOf('truck-7'), endsAt: '1970-01-01T00:05:00Z' } })).status).toBe(400)
  })
})

describe('giving commands', () => {
  test('[C1][C2] one gets one answer, a batch its answers in order, and a refusal is an answer', async () => {
    const one = aNote()
    const response = await doors.fetch('dispatcher', '/api/commands', { body: one })
    expect(await response.json()).toEqual({ commandId: one.commandId, outcome: 'accepted', seq: await doors.head })
    const [a, b] = [aNote(), { ...aNote(), requestId: crypto.randomUUID() }]
    expect(await (await doors.fetch('dispatcher', '/api/commands', { body: [a, b] })).json()).toMatchObject([
      { commandId: a.commandId, outcome: 'accepted' }, { commandId: b.commandId, outcome: 'refused', because: 'unknown-request', message: expect.stringMatching(/\.$/) },
    ])
  })
  test('[C3] again gets the first answer again', async () => {
    const one = aNote()
    const send = async () => (await doors.fetch('dispatcher', '/api/commands', { body: one })).text()
    const first = await send()
    expect(await send()).toBe(first)
  })
  test('[C6] a role that may not is refused in words, with 200', async () => {
    expect(await doors.give('crew', acknowledge())).toMatchObject([{ outcome: 'refused', because: 'not-allowed' }])
    expect(await doors.give('administrator', { ...note('hello') })).toMatchObject([{ outcome: 'refused', because: 'not-allowed' }])
  })
})

describe('the board', () => {
  test('is packed for who takes gzip and plain for who does not, each under a tag of its own', async () => {
    const ask = (encoding: string, tag?: string) => doors.fetch('dispatcher', '/api/board', { headers: { 'accept-encoding': encoding, ...(tag ? { 'if-none-match': tag } : {}) } })
    const said = async (response: Response) => [response.headers.get('content-encoding'), ((await response.json()) as { logId: string }).logId]
    const [gzip, plain] = [await ask('gzip, deflate, br'), await ask('gzip;q=0, identity')]
    const tags = [gzip.headers.get('etag')!, plain.headers.get('etag')!]
    expect(await said(gzip)).toEqual(['gzip', doors.stores.log.logId])
    expect(await said(plain)).toEqual([null, doors.stores.log.logId])
    expect(tags[0]).not.toBe(tags[1])
    expect([(await ask('gzip', tags[0])).status, (await ask('identity', tags[1])).status, (await ask('gzip', tags[1])).status]).toEqual([304, 304, 200])
  })
  test('has an ETag for each reader, and is not sent twice', async () => {
    const first = await doors.fetch('dispatcher', '/api/board')
    const etag = first.headers.get('etag')!
    expect(await first.json()).toMatchObject({ logId: doors.stores.log.logId, seq: await doors.head, now: expect.any(String), positions: expect.any(Array), crews: expect.any(Array) })
    const again = await doors.fetch('dispatcher', '/api/board', { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const tags = await Promise.all(ROLES.map(async (role) => (await doors.fetch(role, '/api/board')).headers.get('etag')))
    expect(new Set(tags).size).toBe(ROLES.length)
    await doors.give('dispatcher', note('something new'))
    expect((await doors.fetch('dispatcher', '/api/board', { headers: { 'if-none-match': etag } })).status).toBe(200)
  })
  test('[P4][R4] of a crew has its own position only, of a display no words', async () => {
    await doors.give('dispatcher', startShift('truck-8'))
    await doors.fetch('administrator', '/api/positions', { body: { positions: ['truck-7', 'truck-8'].map((crew, i) => ({ ...fix().positions[0], crewId: idOf(crew), at: new Date(Date.now() + 2_000 + i).toISOString() })) } })
    const board = async (role: Role) => (await (await doors.fetch(role, '/api/board')).json()) as { positions: { crewId: string }[]; requests: object[] }
    expect((await board('crew')).positions.map((one) => one.crewId)).toEqual([idOf('truck-7')])
    expect((await board('dispatcher')).positions).toHaveLength(2)
    expect(JSON.stringify((await board('display')).requests)).not.toMatch(/"description"|"text"|A deep one|Ana/)
    expect(JSON.stringify((await board('crew')).requests)).toContain('A deep one')
  })
  test('[R3] nowhere says who reported', async () => {
    for (const path of ['/api/board', '/api/log?limit=1000', '/api/requests', '/api/requests.csv', `/api/requests/${number}/history`]) {
      expect(await (await doors.fetch('administrator', path)).text()).not.toMatch(/Rosa|555 0100/)
    }
  })
  test('[R3] who reported is told to those who call back, and the look is noted', async () => {
    expect(await (await doors.fetch('dispatcher', `/api/reporters/${number}`)).json()).toEqual({ number, reporter: { name: 'Rosa Lind', phone: '555 0100' } })
    expect((await doors.stores.accessLog.entries(number)).at(-1)).toMatchObject({ userId: 'ana', userName: 'Ana', what: 'reporter' })
  })
})

describe('looking things up', () => {
  const titled = (text: string, as: string, more: Partial<Parameters<typeof received>[1]> = {}): Act => received('debris', { as, description: text, ...more })
  beforeAll(async () => {
    await doors.give('dispatcher', titled('=HYPERLINK("http://evil")', 'f1'), titled('+1', 'f2'), titled('-1', 'f3'), titled('@SUM(A1)', 'f4'), titled('\t=1', 'f5'), titled('Größe "zwei", ja', 'f6', { place: { ...PLACE, address: '=1+1' } }))
    await doors.give('dispatcher', { ...resolve('fixed', {}, { of: 'f6', seenSeq: (await doors.head) }) })
  })
  const find = async (query: string) => ((await (await doors.fetch('dispatcher', `/api/requests?${query}`)).json()) as { requests: { id: string; status: string; phase: string }[]; next?: string })

  test('the log comes in pages', async () => {
    const page = (await (await doors.fetch('dispatcher', '/api/log?after=2&limit=3')).json()) as { records: { seq: number }[]; head: number }
    expect(page.records.map((record) => record.seq)).toEqual([3, 4, 5])
    expect(page.head).toBe(await doors.head)
  })
  test('requests are found by words, status, service, phase and time', async () => {
    expect((await find('q=größe')).requests.map((one) => one.id)).toEqual([idOf('f6')])
    expect((await find('status=resolved,closed')).requests.map((one) => one.id)).toEqual([idOf('f6')])
    expect((await find('serviceCode=debris')).requests).toHaveLength(6)
    expect((await find('serviceCode=debris&status=received')).requests).toHaveLength(5)
    expect((await find(`crewId=${idOf('truck-7')}`)).requests.map((one) => one.id)).toEqual([idOf('it')])
    expect((await find('phase=breached')).requests).toEqual([])
    expect((await find('phase=on-track')).requests.every((one) => one.phase === 'on-track')).toBe(true)
    expect((await find('to=2020-01-01T00:00:00Z')).requests).toEqual([])
    expect((await find('from=2020-01-01T00:00:00Z')).requests).toHaveLength(7)
  })
  test('requests come page by page, each once', async () => {
    const seen: string[] = []
    for (let cursor: string | undefined, i = 0; i < 10; i++) {
      const { requests, next } = await find(`limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      seen.push(...requests.map((one) => one.id))
      if (!next) break
      cursor = next
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7])
  })
  test('one request has its clocks, as of now', async () => {
    const request = (await (await doors.fetch('dispatcher', `/api/requests/${number}`)).json()) as { phase: string; clocks: { clock: string; phase: string; round: number; segments: object[] }[] }
    expect(request.clocks.map(({ clock, phase, round }) => [clock, phase, round])).toEqual([
      ['acknowledge', 'met', 1], ['dispatch', 'met', 1], ['arrive', 'on-track', 1], ['makeSafe', 'on-track', 1], ['resolve', 'on-track', 1],
    ])
    expect(request.clocks.filter((clock) => clock.phase === 'on-track').every((clock) => clock.segments.length > 0)).toBe(true)
    expect(request.phase).toBe('on-track')
  })
  test('a spreadsheet runs nothing that somebody wrote', async () => {
    const response = await doors.fetch('dispatcher', '/api/requests.csv')
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(text.startsWith('\uFEFFnumber,service,status')).toBe(true)
    for (const wanted of [`"'=HYPERLINK(""http://evil"")"`, `'+1`, `'-1`, `'@SUM(A1)`, `'\t=1`, `'=1+1`, `"Größe ""zwei"", ja"`]) expect(text).toContain(wanted)
    const cells = text.split('\n').slice(1).join(',').split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    expect(cells.filter((cell) => /^"?[=+@\t\r-]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([])
  })
  test('a map layer is GeoJSON, longitude first', async () => {
    const layer = (await (await doors.fetch('dispatcher', '/api/requests.geojson?serviceCode=pothole')).json()) as object
    expect(layer).toMatchObject({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [PLACE.lng, PLACE.lat] }, properties: { number, serviceCode: 'pothole', crew: 'Truck 7' } }] })
  })
})

describe('every answer', () => {
  test('says what a browser may do with it', async () => {
    for (const path of ['/healthz', '/api/board', '/api/no-such']) {
      const { headers } = await doors.fetch('dispatcher', path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })
  test('[C9] of a city whose store is broken is 503 with a time to come back, and tells no secrets', async () => {
    const { log } = doors.stores
    const append = log.append.bind(log)
    const { StoreFault } = await import('../../server/ports/fault.ts')
    log.append = async () => {
      throw new StoreFault('/var/data/curbline.db is full', 30_000)
    }
    const response = await doors.fetch('dispatcher', '/api/commands', { body: aNote() })
    log.append = append
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await response.text()).not.toMatch(/var\/data|stack|\.ts/)
  })
  test('of a city that is broken is 500 with a number, and never a stack', async () => {
    const { log } = doors.stores
    const append = log.append.bind(log)
    log.append = async () => {
      throw new Error('secret detail')
    }
    const response = await doors.fetch('dispatcher', '/api/commands', { body: aNote() })
    log.append = append
    const problem = (await response.json()) as { requestId: string }
    expect([response.status, problem.requestId]).toEqual([500, response.headers.get('x-request-id')])
    expect(JSON.stringify(problem)).not.toMatch(/secret|stack|\.ts/)
  })
  test('is refused to who asks for everything at once', async () => {
    const answers = await Promise.all(Array.from({ length: 2_000 }, () => doors.fetch(undefined, '/healthz').then((response) => response.status)))
    expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect(new Set(answers)).toEqual(new Set([200, 429]))
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect((await doors.fetch(undefined, '/healthz')).status).toBe(200)
  })
})

test('an administrator imports years of facts through the same door', async () => {
  const at = '2024-05-01T12:00:00.000Z'
  const report = { ...give('ReceiveRequest', { requestId: idOf('old'), serviceCode: 'pothole', place: PLACE, description: 'Old', source: 'import' }).command, via: 'import', occurredAt: at }
  const answer = await (await doors.fetch('administrator', '/api/commands', { body: report })).json()
  expect(answer).toMatchObject({ outcome: 'accepted' })
  expect(await (await doors.fetch('dispatcher', `/api/requests?to=2025-01-01T00:00:00Z`)).json()).toMatchObject({ requests: [{ number: '24-00001', receivedAt: at }] })
})
