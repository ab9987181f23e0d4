import { idOf, PLACE } from '../../../domain/city.ts'
import { HEAD } from '../inputs.ts'
import type { Case } from './case.ts'

/** Values in a command, as JSON texts: JavaScript cannot write them all. */
type Line = [what: string, json: string, status: number, says?: string]

let made = 0
const anId = () => `"${idOf(`by hand ${++made}`)}"`
const post = (what: string, body: string, status: number, says?: string): Case => ({
  what, method: 'POST', path: '/api/commands', headers: { 'content-type': 'application/json' }, body, status, ...(says === undefined ? {} : { says }),
})
const note = (text: string) => `{"kind":"AddNote","commandId":${anId()},"requestId":"${idOf('it')}","text":${text}}`
const report = (place: string, more = '') => `{"kind":"ReceiveRequest","commandId":${anId()},"requestId":${anId()},"serviceCode":"pothole","description":"x","source":"phone","place":${place}${more}}`
const holding = (wakeAt: string) => `{"kind":"HoldRequest","commandId":${anId()},"requestId":"${idOf('second')}","seenSeq":${HEAD},"reason":"weather","owner":"Ana","wakeAt":${wakeAt}}`

const STORED = 'text: has characters that cannot be stored'
const TEXTS: Line[] = [
  ['half a letter', '"\\ud800"', 400, STORED], ['the other half', '"\\udfff x"', 400, STORED], ['two halves the wrong way round', '"\\udc00\\ud800"', 400, STORED], ['a whole letter of two halves', '"\\ud83d\\udea7"', 200],
  ['NUL', '"\\u0000"', 400, STORED], ['NUL in the middle', '"a\\u0000b"', 400, STORED], ['a bell', '"\\u0007"', 400, STORED], ['colours of a terminal', '"\\u001b[31m"', 400, STORED], ['DEL', '"\\u007f"', 400, STORED],
  ['text that turns direction', '"\\u202e\\u0645"', 400, STORED], ['an isolate', '"\\u2066x\\u2069"', 400, STORED], ['a right-to-left mark, which Hebrew needs', '"\\u05d0\\u200f!"', 200], ['Arabic', '"حفرة في الشارع"', 200],
  ['a joined emoji', '"👩‍🚒 on the way"', 200], ['a mark of byte order within', '"\\ufeffx"', 200], ['a mark of byte order alone', '"\\ufeff"', 400, 'text: must not be blank'],
  ['no text', '""', 400, 'text: must not be empty'], ['blanks', '" \\n\\t"', 400, 'text: must not be blank'], ['a space that does not break', '"\\u00a0"', 400, 'text: must not be blank'],
  ['4,000 letters', `"${'x'.repeat(4_000)}"`, 200], ['4,001 letters', `"${'x'.repeat(4_001)}"`, 400, 'text: must be at most 4,000 characters'], ['a letter under 1,900 accents', `"a${'\u0301'.repeat(1_900)}"`, 200],
  ['900 kB', `"${'x'.repeat(900_000)}"`, 400, 'text: must be at most 4,000 characters'], ['1 MB', `"${'x'.repeat(1_000_000)}"`, 413, 'The body may be 1 MB at most.'],
  ['a number', '7', 400, 'text: must be a string'], ['null', 'null', 400, 'text: must be a string'], ['true', 'true', 400, 'text: must be a string'], ['a list', '["x"]', 400, 'text: must be a string'], ['a thing', '{"length":3}', 400, 'text: must be a string'],
  ['1,000 lists in each other', `${'['.repeat(1_000)}${']'.repeat(1_000)}`, 400, 'text: must be a string'], ['1,000 things in each other', `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`, 400, 'text: must be a string'],
  ['100,000 lists in each other', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
  ['markup', '"<img src=x onerror=alert(1)>"', 200], ['SQL', '"\'); DROP TABLE LogRecord; --"', 200], ['a look-up', '"${jndi:ldap://x}"', 200], ['a formula', '"=1+1"', 200], ['a path', '"../../etc/passwd"', 200], ['a percent sign and two zeros', '"%00"', 200],
  ['a bad escape', '"\\x41"', 400, 'The body is not valid JSON.'], ['a raw line break', '"a\nb"', 400, 'The body is not valid JSON.'],
]

const NUMBER = 'place.lat: must be a number'
const PLACES: Line[] = [
  ['lat 91', '{"lng":0,"lat":91}', 400, 'place.lat: must be 90 at most'], ['lat -91', '{"lng":0,"lat":-91}', 400, 'place.lat: must be -90 or more'], ['lng 181', '{"lng":181,"lat":0}', 400, 'place.lng: must be 180 at most'], ['lng -181', '{"lng":-181,"lat":0}', 400, 'place.lng: must be -180 or more'],
  ['0,0', '{"lng":0,"lat":0}', 200, '"accepted"'], ['-0,-0', '{"lng":-0,"lat":-0}', 200, '"accepted"'], ['the pole', '{"lng":180,"lat":90}', 200, '"accepted"'], ['a little past the pole', '{"lng":0,"lat":90.0000001}', 400, 'place.lat: must be 90 at most'],
  ['lat 1e999', '{"lng":0,"lat":1e999}', 400, NUMBER], ['lat -1e999', '{"lng":0,"lat":-1e999}', 400, NUMBER], ['lat 1e-400, which is 0', '{"lng":0,"lat":1e-400}', 200, '"accepted"'], ['lat NaN', '{"lng":0,"lat":NaN}', 400, 'The body is not valid JSON.'],
  ['lat in quotes', '{"lng":0,"lat":"40"}', 400, NUMBER], ['no lat', '{"lng":0}', 400, NUMBER], ['lat null', '{"lng":0,"lat":null}', 400, NUMBER], ['lat 0x28', '{"lng":0,"lat":0x28}', 400, 'The body is not valid JSON.'], ['lat 040', '{"lng":0,"lat":040}', 400, 'The body is not valid JSON.'],
  ['a list of two', '[0,40]', 400, 'place: must be a object'], ['lat of 400 digits', `{"lng":0,"lat":${'9'.repeat(400)}}`, 400, NUMBER], ['a place with more in it', `{"lng":${PLACE.lng},"lat":${PLACE.lat},"__proto__":{"lat":0},"x":1}`, 200, '"accepted"'],
]

const SPAN = 'wakeAt: must lie between 1990 and 2100'
const TIME = 'wakeAt: must be an ISO 8601 time with a zone, such as 2026-11-24T14:03:27.000Z'
const TIMES: Line[] = [
  ['1900', '"1900-01-01T00:00:00Z"', 400, SPAN], ['9999', '"9999-12-31T23:59:59Z"', 400, SPAN], ['a year before years', '"-000001-01-01T00:00:00Z"', 400, TIME], ['the last instant there is, and one more', '"+275760-09-13T00:00:00.001Z"', 400, TIME],
  ['30 February', '"2027-02-30T00:00:00Z"', 400, TIME], ['a day', '"2027-11-24"', 400, TIME], ['no zone', '"2027-11-24T14:00:00"', 400, TIME], ['now', '"now"', 400, TIME], ['nothing', '""', 400, TIME], ['a number', '1800000000000', 400, TIME], ['a leap second', '"2027-06-30T23:59:60Z"', 400, TIME], ['24:00', '"2027-06-30T24:00:00Z"', 400, TIME],
  ['nine digits and a far zone', '"2027-11-24T14:00:00.123456789+13:59"', 200], ['a zone that is none', '"2027-11-24T14:00:00+99:99"', 400, TIME], ['other digits', '"٢٠٢٧-11-24T14:00:00Z"', 400, TIME],
]

const aNote = note('"x"')
const withAnswers = (answers: string) => report(JSON.stringify(PLACE), `,"answers":${answers}`)
const WHOLE: Line[] = [
  ['a word nobody knows', '{"kind":"Explode"}', 400], ['a kind called __proto__', '{"kind":"__proto__"}', 400], ['a kind called constructor', '{"kind":"constructor"}', 400], ['a kind called toString', '{"kind":"toString"}', 400], ['a kind in small letters', note('"x"').replace('AddNote', 'addnote'), 400],
  ['a kind in a list', '{"kind":["AddNote"]}', 400], ['a kind in a thing', '{"kind":{"kind":"AddNote"}}', 400], ['no kind', '{}', 400], ['kind null', '{"kind":null}', 400],
  ['a source nobody knows', report(JSON.stringify(PLACE)).replace('"phone"', '"fax"'), 400, 'source: must be one of phone, web, crew, import, staff'],
  ['all of it under __proto__', `{"__proto__":${note('"x"')}}`, 400], ['__proto__ beside it', note('"x","__proto__":{"polluted":1}'), 200], ['constructor beside it', note('"x","constructor":{"prototype":{"polluted":1}}'), 200],
  ['an answer called __proto__', withAnswers('{"__proto__":"yes"}'), 200], ['an answer called constructor', withAnswers('{"constructor":"yes"}'), 200], ['__proto__ that is a thing', withAnswers('{"__proto__":{"polluted":1}}'), 200],
  ['31 answers', withAnswers(JSON.stringify(Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`a${i}`, 'x'])))), 400, 'answers: has too many answers'], ['an answer whose name is markup', withAnswers('{"<img src=x onerror=alert(1)>":7}'), 400, 'answers.(a key): must be a string'],
  ['the same key twice', note('"first","text":"second"'), 200, '"accepted"'], ['two kinds, the last of which counts', note('"x","kind":"FoundCity"'), 400], ['a key in capitals', note('"x"').replace('"text"', '"TEXT"'), 400, 'text: must be a string'], ['more than was asked for', note('"x","more":[1,2,3]'), 200],
  ['an id that is none', note('"x"').replace(idOf('it'), 'it'), 400, 'requestId: must be a UUID'], ['an id that is a path', note('"x"').replace(idOf('it'), '../../etc/passwd'), 400, 'requestId: must be a UUID'], ['the id of nothing', note('"x"').replace(idOf('it'), '00000000-0000-0000-0000-000000000000'), 200, 'refused'],
  ['a seq past what numbers can tell', note('"x","seenSeq":9007199254740993'), 400], ['seq -1', note('"x","seenSeq":-1'), 400, 'seenSeq: must be 0 or more'], ['half a seq', note('"x","seenSeq":1.5'), 400, 'seenSeq: must be a whole number'], ['seq -0', note('"x","seenSeq":-0'), 200], ['a seq in quotes', note('"x","seenSeq":"1"'), 400],
  ['an empty list', '[]', 400], ['a list of nothing', '[null]', 400], ['a list in a list', `[[${aNote}]]`, 400], ['5,000 in a list', `[${Array(5_000).fill('{}').join()}]`, 400], ['101 notes', `[${Array.from({ length: 101 }, () => note('"x"')).join()}]`, 400], ['a hundred notes', `[${Array.from({ length: 100 }, () => note('"x"')).join()}]`, 200], ['a thing that looks like a list', `{"length":1,"0":${aNote}}`, 400],
  ['no body', '', 400], ['a blank', ' ', 400, 'The body is not valid JSON.'], ['null', 'null', 400], ['true', 'true', 400], ['7', '7', 400], ['a word', '"AddNote"', 400], ['a brace', '{', 400, 'The body is not valid JSON.'], ['a comma too many', '[1,]', 400, 'The body is not valid JSON.'], ['single quotes', "{'kind':'AddNote'}", 400, 'The body is not valid JSON.'],
  ['a comment', `// x\n${aNote}`, 400, 'The body is not valid JSON.'], ['two notes, one after the other', `${aNote}${aNote}`, 400, 'The body is not valid JSON.'], ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 400, 'The body is not valid JSON.'],
  ['100,000 brackets that open', '['.repeat(100_000), 400, 'The body is not valid JSON.'], ['NUL alone', '\u0000', 400, 'The body is not valid JSON.'], ['a word of JavaScript', 'undefined', 400, 'The body is not valid JSON.'],
]

export const COMMANDS: Case[] = [
  ...TEXTS.map(([what, text, ...rest]) => post(`a note: ${what}`, note(text), ...rest)),
  ...PLACES.map(([what, place, ...rest]) => post(`a place: ${what}`, report(place), ...rest)),
  ...TIMES.map(([what, time, ...rest]) => post(`a time: ${what}`, holding(time), ...rest)),
  ...WHOLE.map(([what, body, ...rest]) => post(`a command: ${what}`, body, ...rest)),
]
