import { beforeEach, describe, expect, it } from 'vitest'
import { fixtureSnapshot, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import { BoardStore } from '../../client/stores/board.svelte.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Welcome } from '../../shared/protocol/sockets.ts'

const snapshot = fixtureSnapshot()
const welcome = (logId = 'log-1'): Welcome => ({
  logId, head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: { ...snapshot, logId },
})
const note = (seq: number) =>
  ({ kind: 'NoteAdded', seq, at: new Date(NOW).toISOString(), by: { actor: 'person', name: 'Ana Keller' }, v: 1, requestId: requestId(4817), text: 'Called back' }) as LogRecord
const records = (...seqs: number[]) => ({ records: seqs.map(note), head: seqs.at(-1) ?? snapshot.seq, now: snapshot.now })

describe('the board of a page', () => {
  let store: BoardStore
  beforeEach(() => {
    store = new BoardStore()
    store.welcome(welcome())
  })

  it('is the snapshot, then what followed', () => {
    expect(store.board.requests.size).toBe(snapshot.requests.length)
    expect(store.records(records(snapshot.seq + 1, snapshot.seq + 2))).toBe('applied')
    expect(store.cursor).toEqual({ logId: 'log-1', seq: snapshot.seq + 2 })
    expect(store.tail.map(({ seq }) => seq)).toEqual([snapshot.seq + 1, snapshot.seq + 2])
  })

  it('[S7] never guesses at a gap: it stays where it is and says so', () => {
    expect(store.records(records(snapshot.seq + 2))).toBe('gap')
    expect(store.cursor?.seq).toBe(snapshot.seq)
  })

  it('hears the same twice once', () => {
    store.records(records(snapshot.seq + 1))
    expect(store.records(records(snapshot.seq + 1))).toBe('nothing-new')
    expect(store.tail).toHaveLength(1)
  })

  it('takes the board of another log as it comes, and forgets the old tail', () => {
    store.records(records(snapshot.seq + 1))
    store.welcome(welcome('log-2'))
    expect(store.cursor).toEqual({ logId: 'log-2', seq: snapshot.seq })
    expect(store.tail).toEqual([])
    expect(store.snapshots).toBe(2)
  })

  it('with nothing asks for everything', () => {
    store.forget()
    expect(store.cursor).toBeUndefined()
    expect(store.ready).toBe(false)
  })
})
