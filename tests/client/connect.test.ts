// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fixtureSnapshot } from '../../client/look/gallery/fixture.ts'
import type { LinkEvents } from '../../client/net/link.ts'
import { connect } from '../../client/stores/connect.ts'
import { makeStores, type Stores } from '../../client/stores/stores.ts'
import type { Role } from '../../shared/protocol/words.ts'

const { asked, links, said } = vi.hoisted(() => ({ asked: [] as unknown[], links: [] as LinkEvents[], said: [] as unknown[] }))
vi.mock('../../client/net/link.ts', () => ({
  Link: class {
    constructor(events: LinkEvents) {
      links.push(events)
    }
    askAgain() {
      asked.push(links.at(-1)!.cursor())
    }
    say(name: string, doing: unknown) {
      said.push([name, doing])
      return true
    }
  },
}))

const snapshot = fixtureSnapshot()
const bare = (seq: number) => ({ seq, at: snapshot.now, kind: 'NoteAdded' as const })
let link: LinkEvents
let stores: Stores
beforeEach(() => {
  vi.useFakeTimers()
  asked.length = said.length = 0
  stores = makeStores()
  connect(stores)
  link = links.at(-1)!
  link.welcome({ logId: 'log-1', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: { ...snapshot, logId: 'log-1' } })
})

const sitDown = (role: Role) => stores.session.assume({ userId: 'ana', name: 'Ana Keller', role, cityId: 'city' })
afterEach(() => {
  link.changed({ phase: 'closed', tries: 0, polling: false, heardAt: 0 })
  vi.useRealTimers()
})

it('[S7] a page that finds a gap asks again from where it stands', () => {
  link.records({ records: [bare(snapshot.seq + 2)], head: snapshot.seq + 2, now: snapshot.now })
  expect(asked).toEqual([{ logId: 'log-1', seq: snapshot.seq }])
})
it('[S7] so does one that hears, with nothing else, of a head that it has not reached', () => {
  link.records({ records: [], head: snapshot.seq, now: snapshot.now })
  expect(asked).toEqual([])
  link.records({ records: [], head: snapshot.seq + 1, now: snapshot.now })
  expect(asked).toEqual([{ logId: 'log-1', seq: snapshot.seq }])
})
it('[R2] a run of bare records, sent as one, counts as all of them', () => {
  link.records({ records: [{ seq: snapshot.seq + 1, upTo: snapshot.seq + 3 }, bare(snapshot.seq + 4)], head: snapshot.seq + 4, now: snapshot.now })
  expect(asked).toEqual([])
  expect(link.cursor()).toEqual({ logId: 'log-1', seq: snapshot.seq + 4 })
})
it('[S8] a page that was cut for being too slow comes back by a whole board, once', () => {
  link.farewell({ because: 'too-slow', message: '' })
  expect(link.cursor()).toBeUndefined()
  link.welcome({ logId: 'log-1', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: { ...snapshot, logId: 'log-1' } })
  expect(link.cursor()).toEqual({ logId: 'log-1', seq: snapshot.seq })
})

it('[S8] what the city of another log took is not waited for', async () => {
  stores = makeStores(() => Promise.resolve([{ commandId: 'c', outcome: 'accepted', seq: snapshot.seq + 900 }]))
  connect(stores)
  link = links.at(-1)!
  const greet = (logId: string) => link.welcome({ logId, head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: { ...snapshot, logId } })
  greet('log-1')
  await stores.pending.give({ command: { kind: 'AcknowledgeRequest', requestId: 'it' }, doing: 'acknowledging' })
  greet('log-1')
  expect(stores.pending.acts).toHaveLength(1)
  greet('log-2')
  expect(stores.pending.acts).toEqual([])
})

it('[U2] a page tells what its person does, and tells it again on every new line', async () => {
  sitDown('dispatcher')
  await vi.advanceTimersByTimeAsync(500)
  stores.selection.select('it')
  await vi.advanceTimersByTimeAsync(500)
  expect(said).toEqual([['presence', {}], ['presence', { requestId: 'it' }]])
  link.welcome({ logId: 'log-1', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'tail' })
  await vi.advanceTimersByTimeAsync(500)
  expect(said.slice(2)).toEqual([['presence', { requestId: 'it' }]])
  link.changed({ phase: 'closed', tries: 0, polling: false, heardAt: 0 })
  stores.selection.select('other')
  await vi.advanceTimersByTimeAsync(500)
  expect(said).toHaveLength(3)
})
it.each(['crew', 'display'] as const)('[U2] a page of a %s tells nothing of what is looked at there', async (role) => {
  sitDown(role)
  stores.selection.select('it')
  await vi.advanceTimersByTimeAsync(500)
  link.welcome({ logId: 'log-1', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'tail' })
  await vi.advanceTimersByTimeAsync(500)
  expect(said).toEqual([])
})
it('a page whose line is gone shows nobody’s hand as holding something, and still who was here', () => {
  stores.presence.show({ whole: true, gone: [], people: [{ userId: 'luis', name: 'Luis Marin', role: 'dispatcher', drag: { requestIds: ['it'] } }] })
  expect(stores.presence.drags).toHaveLength(1)
  link.changed({ phase: 'stale', tries: 1, polling: false, heardAt: Date.now() })
  expect([stores.presence.drags, stores.presence.held]).toEqual([[], []])
  expect(stores.presence.people).toHaveLength(1)
})
