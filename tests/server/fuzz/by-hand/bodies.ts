import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { idOf } from '../../../domain/city.ts'
import { NO_JSON, type Case } from './case.ts'

/** Bodies that are not what they say, or say what they are not. */
let made = 0
const note = (text = 'x') => JSON.stringify({ kind: 'AddNote', commandId: idOf(`a body by hand ${++made}`), requestId: idOf('it'), text })
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
const PACKED = 'The body must not be compressed.'
const TYPE = 'The body must be application/json, in UTF-8.'
const post = (what: string, type: string | undefined, body: string | Uint8Array, status: number, says?: string, headers: Record<string, string> = {}): Case => ({
  what: `a body: ${what}`, method: 'POST', path: '/api/commands', headers: { ...(type === undefined ? {} : { 'content-type': type }), ...headers }, body, status, ...(says === undefined ? {} : { says }),
})
const JSON_TYPE = 'application/json'
const [head, tail] = note('@').split('@') as [string, string]

export const BODIES: Case[] = [
  post('after a mark of byte order', JSON_TYPE, bytes([0xef, 0xbb, 0xbf], note()), 200),
  post('in UTF-16, and says so', 'application/json; charset=utf-16', Buffer.from(note(), 'utf16le'), 415, TYPE),
  post('in UTF-16, and does not say so', JSON_TYPE, Buffer.from(note(), 'utf16le'), 400, NO_JSON),
  post('in UTF-16 after its mark', JSON_TYPE, bytes([0xff, 0xfe], Buffer.from(note(), 'utf16le').toString('latin1')), 400, NO_JSON),
  post('in Latin-1, and says so', 'application/json; charset=iso-8859-1', Buffer.from(note('Größe'), 'latin1'), 415, TYPE),
  post('in UTF-8 under another name', 'application/json; charset=nonsense', note(), 415, TYPE),
  post('in capitals', 'APPLICATION/JSON; CHARSET=UTF-8', note(), 200),
  post('with a byte that is none of UTF-8', JSON_TYPE, bytes(head, [0xff], tail), 400, 'The body is not in UTF-8.'),
  post('with a NUL written too long', JSON_TYPE, bytes(head, [0xc0, 0x80], tail), 400, 'The body is not in UTF-8.'),
  post('with half a letter in bytes', JSON_TYPE, bytes(head, [0xed, 0xa0, 0x80], tail), 400, 'The body is not in UTF-8.'),
  post('cut in the middle of a letter', JSON_TYPE, bytes(head, [0xe2, 0x82], tail), 400, 'The body is not in UTF-8.'),
  post('past the last letter there is', JSON_TYPE, bytes(head, [0xf4, 0x90, 0x80, 0x80], tail), 400, 'The body is not in UTF-8.'),
  post('of no type', undefined, note(), 415, TYPE), post('as plain text', 'text/plain', note(), 415, TYPE), post('as a form', 'application/x-www-form-urlencoded', 'kind=AddNote', 415, TYPE),
  post('as parts', 'multipart/form-data; boundary=x', '--x\r\n\r\n--x--', 415, TYPE), post('as JSONP', 'application/jsonp', note(), 415, TYPE), post('as two types', 'text/plain, application/json', note(), 415, TYPE), post('as any type', '*/*', note(), 415, TYPE),
  post('as a patch', 'application/json-patch+json', '[]', 415, TYPE), post('a form that says it is JSON', JSON_TYPE, 'kind=AddNote', 400, NO_JSON),
  post('gzip that unpacks to 20 MB', JSON_TYPE, gzipSync(Buffer.alloc(20_000_000, 0x20)), 415, PACKED, { 'content-encoding': 'gzip' }), post('gzip that does not say so', JSON_TYPE, gzipSync(note()), 400, NO_JSON),
  post('gzip, well made', JSON_TYPE, gzipSync(note()), 415, PACKED, { 'content-encoding': 'gzip' }), post('gzip in gzip', JSON_TYPE, gzipSync(gzipSync(note())), 415, PACKED, { 'content-encoding': 'gzip, gzip' }),
  post('deflate', JSON_TYPE, deflateSync(note()), 415, PACKED, { 'content-encoding': 'deflate' }), post('brotli', JSON_TYPE, brotliCompressSync(note()), 415, PACKED, { 'content-encoding': 'br' }), post('packed as nothing', JSON_TYPE, note(), 200, undefined, { 'content-encoding': 'identity' }),
  { what: 'a sign-in: no password', method: 'POST', path: '/api/session', role: 'nobody', headers: { 'content-type': JSON_TYPE }, body: '{"email":"rosa@example.org"}', status: 403, says: 'This came from a page of another site.' },
  { what: 'a sign-in: from a page of ours, no password', method: 'POST', path: '/api/session', role: 'nobody', headers: { 'content-type': JSON_TYPE, origin: '{origin}' }, body: '{"email":"rosa@example.org"}', status: 400, says: 'password: must be a string' },
  { what: 'a sign-in: NUL as password', method: 'POST', path: '/api/session', role: 'nobody', headers: { 'content-type': JSON_TYPE, origin: '{origin}' }, body: '{"email":"rosa@example.org","password":"\\u0000"}', status: 401, says: 'That e-mail address and password do not match.' },
  { what: 'a sign-in: a password of 1,001 letters', method: 'POST', path: '/api/session', role: 'nobody', headers: { 'content-type': JSON_TYPE, origin: '{origin}' }, body: JSON.stringify({ email: 'rosa@example.org', password: 'x'.repeat(1_001) }), status: 400, says: 'password: must be 1000 at most characters long' },
  { what: 'a sign-in: as __proto__', method: 'POST', path: '/api/session', role: 'nobody', headers: { 'content-type': JSON_TYPE, origin: '{origin}' }, body: '{"email":"__proto__","password":"x"}', status: 401, says: 'That e-mail address and password do not match.' },
  { what: 'a sign-in: half a letter as address', method: 'POST', path: '/api/session', role: 'nobody', headers: { 'content-type': JSON_TYPE, origin: '{origin}' }, body: '{"email":"\\ud800","password":"x"}', status: 401, says: 'That e-mail address and password do not match.' },
  { what: 'positions: of 1,001', method: 'POST', path: '/api/positions', role: 'crew', headers: { 'content-type': JSON_TYPE }, body: JSON.stringify({ positions: Array(1_001).fill({ lng: 0, lat: 0, at: '2026-11-24T14:00:00Z' }) }), status: 400, says: 'positions: must be 1000 at most in number' },
  { what: 'positions: at 0,0, which is taken and not shown', method: 'POST', path: '/api/positions', role: 'crew', headers: { 'content-type': JSON_TYPE }, body: '{"positions":[{"lng":0,"lat":0,"at":"2026-11-24T14:00:00Z"}]}', status: 202 },
  { what: 'positions: of another crew', method: 'POST', path: '/api/positions', role: 'crew', headers: { 'content-type': JSON_TYPE }, body: `{"positions":[{"crewId":"${idOf('truck-8')}","lng":0,"lat":0,"at":"2026-11-24T14:00:00Z"}]}`, status: 403, says: 'A crew reports its own position only.' },
  { what: 'positions: heading 361', method: 'POST', path: '/api/positions', role: 'crew', headers: { 'content-type': JSON_TYPE }, body: '{"positions":[{"lng":0,"lat":0,"at":"2026-11-24T14:00:00Z","headingDeg":361}]}', status: 400, says: 'positions.0.headingDeg: must be 360 at most' },
]
