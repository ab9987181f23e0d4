import { describe, expect, it } from 'vitest'
import { cardTags } from '../../client/board/queue/card-tags.ts'
import { fixtureBoard, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import { fold } from '../../shared/domain/evolve.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'

const ZONE = 'America/New_York'
const board = fixtureBoard()
const held = requestId(4790)
const after = (by: LogRecord['by'], ...kinds: { kind: string; [field: string]: unknown }[]) =>
  fold(board, kinds.map((body, i) => ({ seq: board.seq + 1 + i, at: new Date(NOW + i).toISOString(), by, v: 1, requestId: held, ...body }) as LogRecord))
const tags = (of: typeof board, now: number, id = held) => cardTags(of.requests.get(id)!, now, ZONE)
const resumed = { kind: 'RequestResumed' }

describe('a card says first', () => {
  it('that nobody has looked at a report from outside yet', () => expect(tags(board, NOW, requestId(4823))).toEqual(['unverified']))

  it('that it woke by itself, for half an hour', () => {
    const woke = after({ actor: 'system' }, resumed)
    expect(tags(woke, NOW + 60_000)).toEqual(['woke 14:03'])
    expect(tags(woke, NOW + 31 * 60_000)).toEqual([])
  })

  it('nothing of it when a person woke it, or when somebody acted since', () => {
    const ana = { actor: 'person', userId: 'ana', name: 'Ana Keller', role: 'dispatcher' } as const
    expect(tags(after(ana, resumed), NOW)).toEqual([])
    const acted = fold(after({ actor: 'system' }, resumed), [
      { seq: board.seq + 2, at: new Date(NOW + 5).toISOString(), by: ana, v: 1, requestId: held, kind: 'RequestCorrected', description: 'Two poles' } as LogRecord,
    ])
    expect(tags(acted, NOW + 60_000)).toEqual([])
  })

  it('that it is here again', () => {
    const again = after({ actor: 'system' }, resumed, { kind: 'RequestResolved', outcome: 'fixed', proof: { kind: 'reason', reason: 'Seen' } }, { kind: 'RequestReopened', newRound: true })
    expect(tags(again, NOW)).toEqual(['again, round 2'])
  })
})
