/** Bytes as they lie on the line; `{host}` is the city's own, `{token}` a dispatcher's. */
export interface WireCase {
  what: string
  bytes: string | Uint8Array
  /** Of every answer, in order; none where the line is closed without one. */
  statuses: number[]
  /** The server closes the line; it stays open otherwise. */
  isClosed?: true
  /** What must stand in what was heard. */
  says?: string
}
const get = (target = '/healthz', head = '') => `GET ${target} HTTP/1.1\r\nHost: {host}\r\n${head}\r\n`
const bearer = 'Authorization: Bearer {token}\r\nContent-Type: application/json\r\n'
const post = (head: string, body = '') => `POST /api/commands HTTP/1.1\r\nHost: {host}\r\n${bearer}${head}\r\n${body}`
const latin = (text: string) => Buffer.from(text, 'latin1')
/** Bytes that are no question are answered by Node itself, and the line is closed. */
const BAD: Pick<WireCase, 'statuses' | 'isClosed'> = { statuses: [400], isClosed: true }
const upgrade = (target: string, head: string) => `GET ${target} HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\n${head}\r\n`
const HIDDEN = 'GET /api/board HTTP/1.1\r\nHost: x\r\n\r\n'
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

export const WIRE: WireCase[] = [
  { what: 'an ordinary question', bytes: get(), statuses: [200] }, { what: 'empty lines before a question', bytes: `\r\n\r\n${get()}`, statuses: [200] },
  { what: 'three words', bytes: 'how are you\r\n\r\n', ...BAD }, { what: 'the first bytes of TLS', bytes: new Uint8Array([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), ...BAD }, { what: 'a mail server’s greeting', bytes: 'EHLO example.org\r\n', ...BAD },
  { what: 'HTTP without a version', bytes: 'GET /healthz\r\n\r\n', statuses: [200], isClosed: true }, { what: 'HTTP 3.0 by hand', bytes: 'GET /healthz HTTP/3.0\r\nHost: {host}\r\n\r\n', ...BAD }, { what: 'the preface of HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', ...BAD },
  { what: 'HTTP/1.0 of a health check that names no host', bytes: 'GET /healthz HTTP/1.0\r\n\r\n', statuses: [200], isClosed: true }, { what: 'HTTP/1.1 that names no host', bytes: 'GET /healthz HTTP/1.1\r\n\r\n', ...BAD },
  { what: 'a host that is none', bytes: 'GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n', statuses: [400] }, { what: 'a host with a path', bytes: 'GET /healthz HTTP/1.1\r\nHost: x/api/board?\r\n\r\n', statuses: [400] }, { what: 'a host with a name before it', bytes: 'GET /healthz HTTP/1.1\r\nHost: a:b@x\r\n\r\n', statuses: [400] },
  { what: 'its own address, whole', bytes: get('http://{host}/healthz'), statuses: [200] }, { what: 'the whole address of another', bytes: get('http://evil.example/healthz'), statuses: [200] }, { what: 'an address of another kind', bytes: get('ftp://evil.example/x'), statuses: [400] },
  { what: 'a host and a port as the address', bytes: get('evil.example:80'), ...BAD }, { what: 'a star as the address', bytes: 'OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n', statuses: [400] },
  { what: 'CONNECT', bytes: 'CONNECT evil.example:443 HTTP/1.1\r\nHost: {host}\r\n\r\n', statuses: [], isClosed: true }, { what: 'TRACE, which would say the cookie back', bytes: 'TRACE /healthz HTTP/1.1\r\nHost: {host}\r\nCookie: curbline_session=secret\r\nOrigin: http://{host}\r\n\r\n', statuses: [405] },
  { what: 'a method in small letters', bytes: 'get /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n', ...BAD }, { what: 'a method of 300 letters', bytes: `${'A'.repeat(300)} / HTTP/1.1\r\nHost: {host}\r\n\r\n`, ...BAD }, { what: 'two spaces after the method', bytes: 'GET  /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n', statuses: [200] },
  { what: 'NUL in the address', bytes: get('/healthz\u0000'), ...BAD }, { what: 'a tab in the address', bytes: get('/health\tz'), ...BAD }, { what: 'letters of another script in the address', bytes: Buffer.from('GET /größe HTTP/1.1\r\nHost: x\r\n\r\n'), ...BAD }, { what: 'an address that climbs', bytes: get('/../../etc/passwd'), statuses: [404] },
  { what: 'a backslash in the address', bytes: get('/..\\..\\package.json'), statuses: [400] }, { what: 'an address of 15,000 letters', bytes: get(`/${'a'.repeat(15_000)}`), statuses: [404] }, { what: 'an address of 20,000 letters', bytes: get(`/${'a'.repeat(20_000)}`), statuses: [431], isClosed: true },
  { what: '7,000 parameters', bytes: get(`/healthz?${'a&'.repeat(7_000)}`), statuses: [200] }, { what: '10,000 parameters', bytes: get(`/healthz?${'a&'.repeat(10_000)}`), statuses: [431], isClosed: true },
  { what: 'NUL in a header', bytes: get('/healthz', 'X: a\u0000b\r\n'), ...BAD }, { what: 'a line break alone in a header', bytes: get('/healthz', 'X: a\rb\r\n'), ...BAD }, { what: 'a space before the colon', bytes: get('/healthz', 'X : a\r\n'), ...BAD }, { what: 'a header without a colon', bytes: get('/healthz', 'nonsense\r\n'), ...BAD },
  { what: 'a header without a name', bytes: get('/healthz', ': x\r\n'), ...BAD }, { what: 'a header over two lines', bytes: get('/healthz', 'X: a\r\n b\r\n'), ...BAD }, { what: 'bytes beyond ASCII in a header', bytes: latin(get('/healthz', 'X: \u00e9\u00ff\r\n').replaceAll('{host}', 'x')), statuses: [200] },
  { what: 'a header of 20 kB', bytes: get('/healthz', `X: ${'a'.repeat(20_000)}\r\n`), statuses: [431], isClosed: true }, { what: '10,000 headers', bytes: get('/healthz', 'X: a\r\n'.repeat(10_000)), statuses: [431], isClosed: true }, { what: '1,900 headers', bytes: get('/healthz', 'X:\r\n'.repeat(1_900)), statuses: [200] },
  { what: 'a length that is no number', bytes: post('Content-Length: abc\r\n'), ...BAD }, { what: 'a length below nothing', bytes: post('Content-Length: -1\r\n'), ...BAD }, { what: 'a length with a plus', bytes: post('Content-Length: +5\r\n', '12345'), ...BAD }, { what: 'a length in hexadecimal', bytes: post('Content-Length: 0x5\r\n', '12345'), ...BAD },
  { what: 'two lengths', bytes: post('Content-Length: 2\r\nContent-Length: 3\r\n', '{}x'), ...BAD }, { what: 'the same length twice', bytes: post('Content-Length: 2\r\nContent-Length: 2\r\n', '{}'), ...BAD }, { what: 'two lengths in one', bytes: post('Content-Length: 2, 2\r\n', '{}'), ...BAD },
  { what: 'a length beyond all numbers', bytes: post('Content-Length: 18446744073709551616\r\n'), ...BAD }, { what: 'a length of a terabyte', bytes: post('Content-Length: 1000000000000\r\n'), statuses: [413], isClosed: true, says: 'The body may be 1 MB at most.' },
  { what: 'a length and pieces', bytes: post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'), ...BAD }, { what: 'pieces, and then something else', bytes: post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'), ...BAD }, { what: 'pieces under a wrong name', bytes: post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), ...BAD },
  { what: 'pieces that end', bytes: post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\n0\r\n\r\n'), statuses: [411], says: 'Say how long the body is.' }, { what: 'a piece whose length is no number', bytes: post('Transfer-Encoding: chunked\r\n', 'zz\r\n'), ...BAD },
  { what: 'a piece with 20 kB beside its length', bytes: post('Transfer-Encoding: chunked\r\n', `2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`), statuses: [413], isClosed: true }, { what: 'pieces that never end', bytes: post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\n'), statuses: [411], isClosed: true },
  { what: 'a body longer than it says', bytes: post('Content-Length: 2\r\n', '{}{}\r\n\r\n'), ...BAD }, { what: 'a question with a body', bytes: get('/healthz', 'Content-Length: 5\r\n') + 'hello', statuses: [200] },
  { what: 'a body that is waited for', bytes: post('Expect: 100-continue\r\nContent-Length: 2\r\n', '{}'), statuses: [100, 400] }, { what: 'an expectation that nobody can meet', bytes: get('/healthz', 'Expect: miracles\r\n'), statuses: [417] },
  { what: 'three questions at once', bytes: get('/healthz') + get('/api/no-such') + get('/readyz'), statuses: [200, 404, 200] }, { what: 'a hundred questions at once', bytes: get().repeat(100), statuses: Array<number>(100).fill(200) }, { what: 'a command and a question at once', bytes: post('Content-Length: 2\r\n', '{}') + get(), statuses: [400, 200] },
  { what: 'a question after one that was to be the last', bytes: get('/healthz', 'Connection: close\r\n') + get(), ...BAD }, { what: 'a question after rubbish', bytes: `rubbish\r\n\r\n${get()}`, ...BAD }, { what: 'a question hidden in a body', bytes: get('/healthz', `Content-Length: ${HIDDEN.length}\r\n`) + HIDDEN, statuses: [200] },
  { what: 'half a question', bytes: 'GET /healthz HTTP/1.1\r\nHos', statuses: [] }, { what: 'nothing', bytes: '', statuses: [] },
  { what: 'another protocol asked for by the way', bytes: upgrade('/healthz', 'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n'), statuses: [], isClosed: true }, { what: 'a line asked for where there is none', bytes: upgrade('/api/board', `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n${KEY}`), statuses: [], isClosed: true },
  { what: 'a line of an old version', bytes: upgrade('/socket.io/?EIO=4&transport=websocket', `Upgrade: websocket\r\nSec-WebSocket-Version: 7\r\n${KEY}`), statuses: [400], isClosed: true }, { what: 'a line without a key', bytes: upgrade('/socket.io/?EIO=4&transport=websocket', 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n'), statuses: [400], isClosed: true },
  { what: 'a line with a key that is none', bytes: upgrade('/socket.io/?EIO=4&transport=websocket', 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n'), statuses: [400], isClosed: true }, 
  // Engine.IO looks at its version after the line is made, and then says its no in plain HTTP.
  { what: 'a line of no protocol version of ours', bytes: upgrade('/socket.io/?EIO=3&transport=websocket', `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n${KEY}`), statuses: [101, 400], isClosed: true },
  { what: 'a line from another site', bytes: upgrade('/socket.io/?EIO=4&transport=websocket', `Origin: https://evil.example\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n${KEY}`), statuses: [403], isClosed: true }, { what: 'a line that upgrades a session that is none', bytes: upgrade('/socket.io/?EIO=4&transport=websocket&sid=none', `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n${KEY}`), statuses: [400], isClosed: true },
]
