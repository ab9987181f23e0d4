import { expect, test } from 'vitest'
import { troubleWith } from './judge.ts'
import type { Answer } from './send.ts'

const ID = '0b6e2e5c-7a3f-4a53-9d52-1f2f3a4b5c6d'
const problem = (more: object = {}) => JSON.stringify({ type: 'urn:curbline:problem:malformed', title: 'That is not well-formed', status: 400, detail: 'text: must be a string', requestId: ID, ...more })
const answer = (more: Partial<Answer> = {}): Answer => ({ status: 400, headers: { 'x-request-id': ID, 'content-type': 'application/problem+json' }, text: problem(), ms: 1, ...more })
const judged = (more: Partial<Answer>, path = '/api/commands') => troubleWith({ method: 'POST', path }, answer(more))

test('a plain no is no trouble', () => {
  expect(judged({})).toBeUndefined()
  expect(judged({ status: 200, text: '{"outcome":"accepted"}' })).toBeUndefined()
})
test.each<[string, Partial<Answer>]>([
  ['a fault', { status: 500, text: problem({ status: 500 }) }],
  ['being away', { status: 503, text: problem({ status: 503 }) }],
  ['a stack', { text: problem({ detail: 'x\n    at run (/app/server/main.ts:3:1)' }).replaceAll('\\n', '\n') }],
  ['a stack in an answer that is well', { status: 200, headers: { 'content-type': 'application/json' }, text: 'x\n    at run (/app/server/main.ts:3:1)' }],
  ['the name of a library', { text: problem({ detail: 'ZodError: invalid input' }) }],
  ['what a database says', { text: problem({ detail: 'SQLITE constraint failed' }) }],
  ['markup said back', { text: problem({ detail: 'There is no <img src=x onerror=alert(1)>.' }) }],
  ['another type', { headers: { 'x-request-id': ID, 'content-type': 'text/html' } }],
  ['no request id', { headers: { 'content-type': 'application/problem+json' } }],
  ['the request id of another', { text: problem({ requestId: ID.replace('0', '1') }) }],
  ['another status within', { text: problem({ status: 404 }) }],
  ['no sentence', { text: problem({ detail: '' }) }],
  ['a sentence for machines', { text: problem({ detail: '{"code":"invalid_type"}' }) }],
  ['more than a problem has', { text: problem({ stack: 'none' }) }],
  ['no JSON', { text: 'no' }],
])('%s is trouble', (_, more) => {
  expect(judged(more)).toBeDefined()
})
test('a line that broke is trouble', () => {
  expect(troubleWith({ method: 'GET', path: '/' }, 'the line broke: socket hang up')).toBeDefined()
})
