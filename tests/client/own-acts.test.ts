import { describe, expect, it } from 'vitest'
import type { Draft } from '../../client/net/commands.ts'
import { OwnActs } from '../../client/stores/own-acts.ts'

const about = (kind: string, more: Record<string, unknown> = {}) => ({ kind, requestId: 'wires', crewId: 'truck-7', ...more }) as unknown as Draft
const give = about('AssignCrew')
const hold = about('HoldRequest')

describe('what a desk did itself', () => {
  it('it has seen, before the board shows it', () => {
    const own = new OwnActs()
    own.take(give, 40, 43)
    expect(own.seen(hold, 40)).toBe(43)
    expect(own.seen(hold, 41)).toBe(43)
  })

  it('goes on from act to act while the board is behind', () => {
    const own = new OwnActs()
    own.take(give, 40, 43)
    own.take(hold, 40, 45)
    expect(own.seen(about('ResumeRequest'), 40)).toBe(45)
  })

  it('says nothing of other requests', () => {
    const own = new OwnActs()
    own.take(give, 40, 43)
    expect(own.seen(about('HoldRequest', { requestId: 'tree' }), 40)).toBe(40)
  })

  it('is not seen from a board older than the one it was given on', () => {
    const own = new OwnActs()
    own.take(give, 40, 43)
    expect(own.seen(hold, 39)).toBe(39)
  })

  it('proves nothing where nobody checked it', () => {
    const own = new OwnActs()
    own.take(about('AcknowledgeRequest'), 40, 43)
    own.take(about('AddNote'), 40, 44)
    expect(own.seen(hold, 40)).toBe(40)
  })

  it('counts for a merge only when both have been seen', () => {
    const own = new OwnActs()
    const merge = about('MergeRequests', { intoRequestId: 'tree' })
    own.take(give, 40, 43)
    expect(own.seen(merge, 40)).toBe(40)
    own.take(about('HoldRequest', { requestId: 'tree' }), 40, 45)
    expect(own.seen(merge, 40)).toBe(43)
  })

  it('of a run counts for that run, and a gift into it does not', () => {
    const own = new OwnActs()
    const order = about('ReorderRun', { requestIds: ['a', 'b'] })
    own.take(give, 40, 43)
    expect(own.seen(order, 40)).toBe(40)
    own.take(order, 40, 46)
    expect(own.seen(order, 40)).toBe(46)
  })

  it('is remembered for a dialog that was opened before the board showed it', () => {
    const own = new OwnActs()
    own.take(about('ResumeRequest'), 40, 43)
    own.take(about('HoldRequest', { requestId: 'tree' }), 43, 44)
    expect(own.seen(about('ResolveRequest'), 40)).toBe(43)
  })

  it('of long ago is let go', () => {
    const own = new OwnActs()
    for (let i = 0; i < 300; i++) own.take(about('HoldRequest', { requestId: `r${i}` }), 40, 41 + i)
    expect(own.seen(about('HoldRequest', { requestId: 'r0' }), 40)).toBe(40)
    expect(own.seen(about('HoldRequest', { requestId: 'r299' }), 40)).toBe(340)
  })
})
