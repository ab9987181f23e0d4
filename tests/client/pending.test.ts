import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft, Outcome } from '../../client/net/commands.ts'
import { PendingStore } from '../../client/stores/pending.svelte.ts'

const give = { kind: 'AssignCrew', requestId: 'wires', crewId: 'truck-7' } as Draft

describe('an act under way', () => {
  let answer: (outcome: Outcome) => void
  let sent: Draft[]
  let said: string[]
  let boardSeq: number
  let store: PendingStore
  beforeEach(() => {
    vi.useFakeTimers()
    ;[sent, said, boardSeq] = [[], [], 40]
    store = new PendingStore((text) => said.push(text), () => boardSeq, (drafts) => {
      sent.push(...drafts)
      return new Promise((resolve) => (answer = (outcome) => resolve([outcome])))
    })
  })

  it('is shown as under way until the board has it, not until it is answered', async () => {
    const given = store.give({ command: give, doing: 'giving to Truck 7', done: 'Gave it' })
    expect(store.ofRequest('wires')?.doing).toBe('giving to Truck 7')
    answer({ commandId: 'c', outcome: 'accepted', seq: 42 })
    await given
    store.settle(41)
    expect(store.ofRequest('wires')).toBeDefined()
    store.settle(42)
    expect(store.ofRequest('wires')).toBeUndefined()
    expect(said).toEqual(['Gave it'])
  })

  it('is over at once when the board was faster than the answer', async () => {
    const given = store.give({ command: give, doing: 'giving' })
    boardSeq = 43
    answer({ commandId: 'c', outcome: 'accepted', seq: 42 })
    await given
    expect(store.acts).toEqual([])
  })

  it('says what was on the screen when it was given', () => {
    void store.give({ command: give, doing: 'giving' })
    void store.give({ command: { ...give, seenSeq: 12 } as Draft, doing: 'giving' })
    expect(sent.map(({ seenSeq }) => seenSeq)).toEqual([40, 12])
  })

  it('snaps back when refused, says who and when, and forgets it in time', async () => {
    const given = store.give({ command: give, doing: 'giving', done: 'Gave it' })
    answer({ commandId: 'c', outcome: 'refused', because: 'changed-since-you-looked', message: 'Ana gave it to Truck 7 four seconds ago.' })
    await given
    expect(store.ofRequest('wires')).toBeUndefined()
    expect(store.refusalOf('wires')?.text).toBe('Ana gave it to Truck 7 four seconds ago.')
    expect(said).toEqual([])
    vi.advanceTimersByTime(60_000)
    expect(store.refusals).toEqual([])
  })

  it('a new try takes the old refusal away', async () => {
    const first = store.give({ command: give, doing: 'giving' })
    answer({ outcome: 'unsent', message: 'Not sent: the server cannot be reached.' })
    await first
    void store.give({ command: give, doing: 'giving' })
    expect(store.refusalOf('wires')).toBeUndefined()
  })
})
