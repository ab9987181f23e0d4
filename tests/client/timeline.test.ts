// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { expect, it, vi } from 'vitest'
import Timeline from '../../client/board/detail/Timeline.svelte'
import { fixtureSnapshot, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import { desk, show } from './kit/mounted.ts'

const [it1, other] = [requestId(4817), requestId(4821)]

async function look() {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => (asked.push(path), Promise.resolve(new Response('{"records":[]}'))))
  const stores = desk()
  show(stores, Timeline, { get request() { return stores.board.request(it1)! } })
  await vi.waitFor(() => expect(document.body.textContent).not.toContain('Reading the history'))
  const come = (...bodies: { kind: string; [field: string]: unknown }[]) => {
    const { seq } = stores.board.board
    const records = bodies.map((body, i) => ({ seq: seq + 1 + i, at: new Date(NOW).toISOString(), by: { actor: 'person', name: 'Ana Keller', role: 'dispatcher' }, v: 1, requestId: it1, ...body }) as LogRecord)
    stores.board.records({ records, head: seq + records.length, now: new Date(NOW).toISOString() })
    flushSync()
  }
  return { asked, stores, come }
}
const note = (text: string, more = {}) => ({ kind: 'NoteAdded', text, ...more })

it('the history of a request is read once; what happens to it then is shown as it comes', async () => {
  const { asked, stores, come } = await look()
  const before = stores.board.request(it1)
  come({ kind: 'RequestMadeSafe' }, note('Called the utility'))
  expect(stores.board.request(it1)).not.toBe(before)
  expect(document.body.querySelectorAll('li')).toHaveLength(2)
  expect(document.body.textContent).toContain('Called the utility')
  expect(asked).toEqual(['/api/requests/24-04817/history'])
})

it('what came stays in the timeline, however much else happens in a storm', async () => {
  const { come } = await look()
  come(note('Called the utility'))
  come(...Array.from({ length: 1_001 }, (_, i) => note(`Elsewhere ${i}`, { requestId: other })))
  expect(document.body.textContent).toContain('Called the utility')
  expect(document.body.textContent).not.toContain('Elsewhere')
})

it('the history is read again when text was taken from it, and after a whole new board', async () => {
  const { asked, stores, come } = await look()
  come(note('A name and a number'))
  come({ kind: 'TextBlanked', ofSeq: 1, field: 'text', reason: 'A name' })
  expect(asked).toHaveLength(2)
  const board = { ...fixtureSnapshot(), logId: 'another' }
  stores.board.welcome({ logId: 'another', head: board.seq, now: board.now, protocol: 1, mode: 'snapshot', board })
  flushSync()
  expect(asked).toHaveLength(3)
  expect(document.body.textContent).not.toContain('A name')
})
