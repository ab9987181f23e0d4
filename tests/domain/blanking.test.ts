import { describe, expect, test } from 'vitest'
import type { BlankableField } from '../../shared/protocol/words.ts'
import {
  assign, blank, cancel, close, correct, DAY, founded, give, given, hold, idOf, makeSafe, note, received, reopen, resolve, saying, wait, type Act, type Steps,
} from './city.ts'

const start = [founded(), received('pothole', { answers: { danger: 'my boy fell' } }), assign('truck-7')]
const END = { kind: 'reason', reason: 'Mrs Lind waved us on' } as const
/** The last record holds the text. */
const TEXTS: [BlankableField, Act | undefined, Steps?][] = [
  ['text', note('Mrs Lind is ill')],
  ['description', correct({ description: 'By Mrs Lind’s gate' })],
  ['note', makeSafe({ note: 'Mrs Lind has the key' })],
  ['owner', hold('other-body')],
  ['note', saying(hold('parts'), { owner: 'the store', note: 'ask Mrs Lind' })],
  ['to', resolve('not-ours', { to: 'Mrs Lind’s son' })],
  ['note', resolve('fixed', { note: 'Mrs Lind was glad' })],
  ['materials', resolve('fixed', { materials: [{ name: 'Mrs Lind’s sand', quantity: 1 }] })],
  ['reason', resolve('fixed', { proof: END })],
  ['reason', give('CloseRequest', { requestId: idOf('it'), reason: 'Mrs Lind agreed' }), [resolve()]],
  ['reason', give('CancelRequest', { requestId: idOf('it'), reason: 'Mrs Lind erred' })],
  ['reason', give('ReopenRequest', { requestId: idOf('it'), reason: 'Mrs Lind called' }), [resolve()]],
]
const cases = TEXTS.map(([field, act, steps = []]) => ({ kind: act!.command.kind, field, steps: [...start, ...steps, act!] }))

describe('free text that law says must go', () => {
  test.each(cases)('[L2] is removed from what $kind left as $field, by a fact that says who and why', ({ field, steps }) => {
    const city = given(...steps)
    const { seq } = city.scene
    city.when(blank(seq, field)).thenEvents({ kind: 'TextBlanked', requestId: idOf('it'), ofSeq: seq, field, reason: 'asked by letter', by: { name: 'Sam' } })
  })
  test.each(cases)('no longer stands on the board once the $field of $kind is gone', ({ field, steps }) => {
    const city = given(...steps)
    city.when(blank(city.scene.seq, field))
    expect(JSON.stringify(city.scene.request())).not.toMatch(/Mrs Lind|Duke/)
  })
  test('of the report itself goes from description and answers, each by itself', () => {
    const seq = founded().length + 1
    const city = given(...start)
    city.when(blank(seq, 'description')).andIt({ description: '', answers: { danger: 'my boy fell' } })
    city.when(blank(seq, 'answers')).andIt({ description: '', answers: {} })
  })
  test('of a record that was corrected since leaves the later text alone', () => {
    const seq = founded().length + 1
    given(...start, correct({ description: 'By the school' })).when(blank(seq, 'description')).thenEvents('TextBlanked').andIt({ description: 'By the school' })
  })
  test('of an earlier hold leaves the one that stands alone', () => {
    const city = given(...start, hold('parts'))
    const { seq } = city.scene
    city.scene.play([assign('truck-8'), hold('weather')])
    city.when(blank(seq, 'owner')).andIt({ hold: { owner: 'Duke Energy' } as never })
  })
  test('goes also where the request has left the board', () => {
    given(...start, resolve(), close(), wait(3 * DAY), received('debris', { as: 'other' })).when(blank(founded().length + 1, 'description')).thenEvents('TextBlanked')
  })
  test('does not count as a change that a desk must have seen', () => {
    const city = given(...start)
    const { changedSeq } = city.scene.request()
    city.when(blank(founded().length + 1, 'description')).andIt({ changedSeq })
  })
})

describe('what is no free text stays', () => {
  const at = founded().length + 1
  test.each<[string, Steps, number, BlankableField]>([
    ['a hold’s reason, which is a code', [...start, hold('parts')], at + 3, 'reason'],
    ['a field that the record does not have', start, at, 'note'],
    ['a record of another request', [...start, received('debris', { as: 'other' })], at + 3, 'description'],
    ['a record about no request', start, 1, 'text'],
    ['a record that is not there', start, 999, 'description'],
    ['a proof without a reason', [...start, resolve('fixed', { proof: { kind: 'photo', photoId: idOf('photo') } })], at + 3, 'reason'],
  ])('%s', (_, steps, seq, field) => {
    given(...steps).when(blank(seq, field)).thenRefused({ because: 'no-such-text', seq, field })
  })
})

test('cancelling and reopening leave what was said in the log alone', () => {
  given(...start, cancel(), reopen()).when(blank(founded().length + 4, 'reason')).thenRefused({ because: 'no-such-text' })
})
