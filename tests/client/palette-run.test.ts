import { beforeEach, describe, expect, it } from 'vitest'
import type { Draft, Outcome } from '../../client/net/commands.ts'
import { runDeed } from '../../client/palette/run-deed.ts'
import { crewId, requestId } from '../../client/look/gallery/fixture.ts'
import type { Stores } from '../../client/stores/stores.ts'
import { desk } from './kit/mounted.ts'

const ids = [4817, 4821, 4822].map(requestId)
const holds = ids.map((id): Draft => ({ kind: 'HoldRequest', requestId: id, reason: 'parts', owner: 'Ana Keller', wakeAt: '2026-11-25T12:00:00.000Z' }))

describe('what was typed is done', () => {
  let stores: Stores
  let sent: Draft[]
  let answer: (draft: Draft, i: number) => Outcome
  beforeEach(() => {
    sent = []
    answer = (_, i) => ({ commandId: 'c', outcome: 'accepted', seq: 900 + i })
    stores = desk((drafts) => {
      sent.push(...drafts)
      return Promise.resolve(drafts.map(answer))
    })
  })

  it('by the board as it was when the typing began, a command as well as a giving', async () => {
    await runDeed({ do: 'command', doing: 'holding', drafts: holds }, stores, 12)
    await runDeed({ do: 'give', requestIds: [requestId(4809)], crewId: crewId(7) }, stores, 13)
    expect(sent.map(({ kind, seenSeq }) => [kind, seenSeq])).toEqual([['HoldRequest', 12], ['HoldRequest', 12], ['HoldRequest', 12], ['AssignCrew', 13]])
  })

  it('and told as far as it was: of three holds one was taken', async () => {
    answer = (_, i) => (i === 1 ? { commandId: 'c', outcome: 'accepted', seq: 901 } : { commandId: 'c', outcome: 'refused', because: 'changed-since-you-looked', message: 'Ben gave it to Truck 7.' })
    await runDeed({ do: 'command', doing: 'holding', drafts: holds }, stores, 12)
    expect(stores.notices.current?.text).toBe('Put 24-04821 on hold')
    expect(stores.pending.refusals).toHaveLength(2)
  })
})
