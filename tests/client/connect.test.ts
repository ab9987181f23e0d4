import { beforeEach, expect, it, vi } from 'vitest'
import { fixtureSnapshot } from '../../client/look/gallery/fixture.ts'
import type { LinkEvents } from '../../client/net/link.ts'
import { BoardStore } from '../../client/stores/board.svelte.ts'
import { connect } from '../../client/stores/connect.ts'
import type { Stores } from '../../client/stores/stores.ts'

const { asked, links } = vi.hoisted(() => ({ asked: [] as unknown[], links: [] as LinkEvents[] }))
vi.mock('../../client/net/link.ts', () => ({
  Link: class {
    constructor(events: LinkEvents) {
      links.push(events)
    }
    askAgain() {
      asked.push(links.at(-1)!.cursor())
    }
  },
}))

const snapshot = fixtureSnapshot()
const stores = () => ({ board: new BoardStore(), clock: { measure() {} }, pending: { settle() {} }, positions: { replace() {} }, session: { check() {} } }) as unknown as Stores
const bare = (seq: number) => ({ seq, at: snapshot.now, kind: 'NoteAdded' as const })
let link: LinkEvents
beforeEach(() => {
  asked.length = 0
  connect(stores())
  link = links.at(-1)!
  link.welcome({ logId: 'log-1', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: { ...snapshot, logId: 'log-1' } })
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
