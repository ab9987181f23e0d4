import { frame } from '../web-socket.ts'

/** What becomes of a line: it stays, it is cut (with the code of RFC 6455, where it has one), or it is told why first. */
export type Outcome = 'stays' | 'cut' | number | 'not-understood' | 'too-many'

export interface LineCase {
  what: string
  /** Said by whoever has come in and was welcomed. */
  said: readonly Uint8Array[]
  outcome: Outcome
  /** What must not be heard. */
  never?: string
}
const text = (what: string, packets: string | readonly string[], outcome: Outcome, never?: string): LineCase => ({ what, said: [packets].flat().map((packet) => frame(packet)), outcome, ...(never ? { never } : {}) })
const frames = (what: string, said: readonly Uint8Array[], outcome: Outcome): LineCase => ({ what, said, outcome })

/** Packets of Engine.IO 4 and Socket.IO 5, and frames of RFC 6455, as no client writes them. */
export const LINES: LineCase[] = [
  text('an event that nobody knows', '42["x"]', 'not-understood'), text('an event called by a number', '42[1]', 'not-understood'), text('an event called __proto__', '42["__proto__",{}]', 'not-understood'), text('an event called nothing', '42[""]', 'not-understood'), text('an event of half a letter', '42["\\ud800"]', 'not-understood'),
  text('a command, which goes by HTTP', '42["command",{"kind":"AddNote"}]', 'not-understood'), text('the server’s own word', '42["welcome",{}]', 'not-understood'), text('what only the library may say', '42["disconnect"]', 'cut'), text('an error as an event', '42["error",{}]', 'not-understood'),
  text('an event without a name', '42[]', 'cut'), text('an event that is a thing', '42{"a":1}', 'cut'), text('an event of nothing', '42', 'not-understood'), text('an event called null', '42[null]', 'cut'), text('an event cut short', '42["x"', 'cut'), text('an event in each other 1,000 times', `42["presence",${'['.repeat(1_000)}${']'.repeat(1_000)}]`, 'stays'), text('an event called a list', '42[["presence"]]', 'cut'),
  text('a position without a place', '42["position"]', 'stays'), text('a position at lat 91', '42["position",{"lng":0,"lat":91,"at":"2026-11-24T14:00:00Z"}]', 'stays'), text('a position at 1e999', '42["position",{"lng":1e999,"lat":0,"at":"2026-11-24T14:00:00Z"}]', 'stays'), text('a position of 9999', '42["position",{"lng":0,"lat":0,"at":"9999-12-31T23:59:59Z"}]', 'stays'),
  text('presence with __proto__', '42["presence",{"__proto__":{"requestId":"x"}}]', 'stays'), text('presence that hears 101 alerts', `42["presence",${JSON.stringify({ heard: Array(101).fill('x') })}]`, 'stays'), text('presence that hears __proto__', '42["presence",{"heard":["__proto__","constructor"]}]', 'stays'), text('presence that is null', '42["presence",null]', 'stays'),
  text('an event that wants an answer', '421["presence",{}]', 'stays', '431'), text('an answer to nothing', '431[]', 'stays'), text('an answer to what is beyond numbers', `43${'9'.repeat(40)}[]`, 'stays'), text('a word of failure from a client', '44{"message":"x"}', 'cut'), text('a goodbye', '41', 'stays'), text('a packet of no kind', '49', 'cut'), text('a packet of a letter', '4x', 'cut'),
  text('another room of the house', '40/admin,{}', 'stays'), text('a room called __proto__', '40/__proto__,{}', 'stays'), text('a room of 10,000 letters', `40/${'a'.repeat(10_000)},{}`, 'stays'), text('a word to a room where one is not', '42/admin,["x"]', 'cut'), text('coming in with a list', '40[]', 'cut'), text('coming in with a word', '40"x"', 'cut'), text('coming in with rubbish', '40{', 'cut'),
  text('pieces announced and never sent', '451-["presence",{"_placeholder":true,"num":0}]', 'stays'), text('pieces announced, and then a word', ['451-["presence",{"_placeholder":true,"num":0}]', '42["presence",{}]'], 'cut'), text('a billion pieces announced', '45999999999-["presence"]', 'cut'), text('pieces beyond counting', `45${'9'.repeat(400)}-["presence"]`, 'cut'), text('no pieces announced', '450-["presence"]', 'cut'), text('pieces without a number', '45["presence"]', 'cut'), text('pieces whose number is none', '45x-["presence"]', 'cut'),
  frames('a piece that nobody announced', [frame(new Uint8Array([1, 2, 3]), { opcode: 2 })], 'cut'), frames('a piece that is the wrong one', [frame('451-["presence",{"_placeholder":true,"num":7}]'), frame(new Uint8Array([1]), { opcode: 2 })], 'cut'), frames('a piece that is called __proto__', [frame('451-["presence",{"_placeholder":true,"num":"__proto__"}]'), frame(new Uint8Array([1]), { opcode: 2 })], 'cut'), frames('a piece where words belong', [frame('451-["presence",{"_placeholder":true,"num":0}]'), frame(new Uint8Array([1]), { opcode: 2 })], 'stays'),
  text('nothing', '', 'cut'), text('a packet of Engine.IO that is none', '9', 'cut'), text('an opening from a client', '0{}', 'stays'), text('a heartbeat the wrong way round', '2', 'cut'), text('a heartbeat that nobody asked for', '3', 'stays'), text('an upgrade of what is upgraded', '5', 'stays'), text('the end, which by WebSocket is the frame’s to say', '1', 'stays'),
  text('64 kB and one byte', `42["presence","${'x'.repeat(64_001 - 15)}"]`, 1009), frames('a length of 2^62', [frame('x', { length: 2 ** 62 })], 1009), frames('a length of 64 kB and the rest never', [frame('x', { length: 63_000 })], 'stays'),
  frames('a frame without a mask', [frame('42["presence",{}]', { isMasked: false })], 1002), frames('a frame that says it is packed', [frame('42["presence",{}]', { reserved: 4 })], 1002), frames('a frame of a kind that is none', [frame('x', { opcode: 3 })], 1002), frames('bytes that are no text', [frame(new Uint8Array([0x34, 0xff, 0xfe]))], 1007), frames('half a letter in bytes', [frame(new Uint8Array([0x34, 0x32, 0xed, 0xa0, 0x80]))], 1007),
  frames('a text that is never finished', [frame('42["pres', { isLast: false })], 'stays'), frames('the rest of what was never begun', [frame('ence"]', { opcode: 0 })], 1002), frames('a beginning in the middle of another', [frame('42["pres', { isLast: false }), frame('42["presence",{}]')], 1002), frames('a ping of 126 bytes', [frame('x'.repeat(126), { opcode: 9 })], 1002), frames('a ping in two parts', [frame('x', { opcode: 9, isLast: false })], 1002),
  frames('a ping', [frame('x', { opcode: 9 })], 'stays'), frames('a pong that nobody asked for', [frame('x', { opcode: 10 })], 'stays'), frames('a goodbye for no reason that there is', [frame(new Uint8Array([0x03, 0xe7]), { opcode: 8 })], 1002), frames('a goodbye of one byte', [frame(new Uint8Array([1]), { opcode: 8 })], 1002), frames('a goodbye in bytes that are no text', [frame(new Uint8Array([0x03, 0xe8, 0xff]), { opcode: 8 })], 1007),
  frames('rubbish', [new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0xff])], 1002), frames('21 words in one breath', [Buffer.concat(Array.from({ length: 21 }, () => frame('42["presence",{}]')))], 'too-many'), frames('64 kB in a thousand parts', [frame('42["presence","', { isLast: false }), ...[Buffer.concat(Array.from({ length: 1_000 }, () => frame('x'.repeat(65), { opcode: 0, isLast: false })))]], 1009),
]

/** What is asked by plain HTTP where a line is to be made; `{sid}` is a session that was just opened. */
export interface PollCase {
  what: string
  method: 'GET' | 'POST'
  query: string
  body?: string | Uint8Array
  headers?: Record<string, string>
  status: number
  says: string
  /** Whether the session goes on; where it was opened for this. */
  goesOn?: boolean
}
const poll = (what: string, query: string, status: number, says: string): PollCase => ({ what, method: 'GET', query, status, says })
const post = (what: string, body: string | Uint8Array, status: number, goesOn: boolean, headers: Record<string, string> = {}): PollCase => ({
  what, method: 'POST', query: 'EIO=4&transport=polling&sid={sid}', body, headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers }, status, says: status === 200 ? 'ok' : '', goesOn,
})
const NO_TRANSPORT = '{"code":0,"message":"Transport unknown"}'
const NO_SESSION = '{"code":1,"message":"Session ID unknown"}'
const SEPARATOR = '\u001e'

export const POLLS: PollCase[] = [
  poll('nothing said', '', 400, NO_TRANSPORT), poll('a way that is none', 'EIO=4&transport=nonsense', 400, NO_TRANSPORT), poll('a way called __proto__', 'EIO=4&transport=__proto__', 400, NO_TRANSPORT), poll('a way called constructor', 'EIO=4&transport=constructor', 400, NO_TRANSPORT), poll('two ways', 'EIO=4&transport=polling&transport=websocket', 400, '{"code":3,"message":"Bad request"}'),
  poll('by WebSocket without one', 'EIO=4&transport=websocket', 400, '{"code":3,"message":"Bad request"}'), poll('an older version', 'EIO=3&transport=polling', 400, '{"code":5,"message":"Unsupported protocol version"}'), poll('no version', 'transport=polling', 400, '{"code":5,"message":"Unsupported protocol version"}'), poll('a session that is none', 'EIO=4&transport=polling&sid=none', 400, NO_SESSION), poll('a session called __proto__', 'EIO=4&transport=polling&sid=__proto__', 400, NO_SESSION), poll('a session called constructor', 'EIO=4&transport=polling&sid=constructor', 400, NO_SESSION), poll('a session of 10,000 letters', `EIO=4&transport=polling&sid=${'x'.repeat(10_000)}`, 400, NO_SESSION), poll('a session with a bad escape', 'EIO=4&transport=polling&sid=%zz', 400, NO_SESSION),
  { what: 'words before a session', method: 'POST', query: 'EIO=4&transport=polling', body: '40', status: 400, says: '{"code":2,"message":"Bad handshake method"}' },
  post('a heartbeat', '3', 200, true), post('three packets at once', `3${SEPARATOR}3${SEPARATOR}3`, 200, true), post('nothing', '', 200, false), post('nothing but separators', SEPARATOR.repeat(50), 200, false), post('a packet of no kind', '9', 200, false), post('the end', '1', 200, false), post('a word before coming in', '42["presence",{}]', 200, false), post('coming in as nobody', '40', 200, true), post('coming in with a token that is none', '40{"token":"x"}', 200, true), post('coming in with a token that is a thing', '40{"token":{"$ne":1}}', 200, true),
  post('bytes for a piece that nobody announced', 'bAAAA', 200, false), post('bytes that are none', 'b%%%%', 200, false), post('64 kB and one byte', `4${'x'.repeat(64_000)}`, 413, true), post('bytes where text belongs', new Uint8Array([4, 0, 255]), 400, false, { 'content-type': 'application/octet-stream' }), post('bytes that are no text', new Uint8Array([0x34, 0xff]), 200, false), post('JSON', '{"a":1}', 200, false), post('10,000 heartbeats', `3${SEPARATOR}`.repeat(9_999) + '3', 200, true),
]
