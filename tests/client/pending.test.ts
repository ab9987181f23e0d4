import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Board } from '../../shared/domain/board.ts'
import { commands as schema } from '../../shared/protocol/commands.ts'
import type { Draft, Outcome } from '../../client/net/commands.ts'
import type { NoticeText } from '../../client/stores/notices.svelte.ts'
import { PendingStore, type Taken } from '../../client/stores/pending.svelte.ts'
import { crewId, fixtureBoard, requestId } from '../../client/look/gallery/fixture.ts'

const wires = requestId(4817)
const give = { kind: 'AssignCrew', requestId: wires, crewId: crewId(7) } as Draft
const city = fixtureBoard()

describe('an act under way', () => {
  let answer: (...outcomes: Outcome[]) => void
  let answers: ((...outcomes: Outcome[]) => void)[]
  let sent: Draft[]
  let parts: (readonly Draft[])[]
  let said: NoticeText[]
  let taken: Taken[]
  let board: Board
  let store: PendingStore
  beforeEach(() => {
    vi.useFakeTimers()
    ;[sent, parts, said, taken, answers, board] = [[], [], [], [], [], { ...city, seq: 40 }]
    store = new PendingStore((notice) => said.push(notice), () => board, (drafts) => {
      sent.push(...drafts)
      parts.push(drafts)
      return new Promise((resolve) => answers.push((answer = (...outcomes) => resolve(outcomes))))
    })
    store.onTaken((each) => taken.push(each))
  })
  const refused = (message = 'Ana gave it to Truck 7 four seconds ago.'): Outcome => ({ commandId: 'c', outcome: 'refused', because: 'changed-since-you-looked', message })
  const accepted = (seq: number): Outcome => ({ commandId: 'c', outcome: 'accepted', seq })

  it('is shown as under way until the board has it, not until it is answered', async () => {
    const given = store.give({ command: give, doing: 'giving to Truck 7', done: 'Gave it' })
    expect(store.ofRequest(wires)?.doing).toBe('giving to Truck 7')
    expect(store.unanswered).toHaveLength(1)
    answer(accepted(42))
    await given
    expect(store.unanswered).toEqual([])
    store.settle(41)
    expect(store.ofRequest(wires)).toBeDefined()
    store.settle(42)
    expect(store.ofRequest(wires)).toBeUndefined()
    expect(said).toMatchObject([{ text: 'Gave it', offers: 'undo' }])
  })

  it('on the same request waits for the answer to the one before, and has seen it', async () => {
    const first = store.give({ command: give, doing: 'giving' })
    const second = store.give({ command: { kind: 'HoldRequest', requestId: wires } as Draft, doing: 'holding' })
    const elsewhere = store.give({ command: { kind: 'AddNote', requestId: requestId(4821), text: 'Called' } as Draft, doing: 'noting' })
    expect(sent.map(({ kind }) => kind)).toEqual(['AssignCrew', 'AddNote'])
    answer(accepted(50))
    await elsewhere
    answers[0]!(accepted(42))
    await first
    await vi.waitFor(() => expect(sent.map(({ kind }) => kind)).toEqual(['AssignCrew', 'AddNote', 'HoldRequest']))
    expect(sent[2]!.seenSeq).toBe(42)
    answer(accepted(43))
    await second
  })

  it('is over at once when the board was faster than the answer', async () => {
    const given = store.give({ command: give, doing: 'giving' })
    board = { ...city, seq: 43 }
    answer(accepted(42))
    await given
    expect(store.acts).toEqual([])
  })

  it('says what was on the screen when it was given', () => {
    void store.give({ command: give, doing: 'giving' })
    void store.give({ command: { ...give, requestId: requestId(4821), crewId: crewId(4), seenSeq: 12 } as Draft, doing: 'giving' })
    expect(sent.map(({ seenSeq }) => seenSeq)).toEqual([40, 12])
  })

  it('is told in the words of its kind where nobody has better ones', async () => {
    const given = store.giveAll([{ command: give, doing: 'giving' }, { command: { ...give, requestId: requestId(4821) } as Draft, doing: 'giving' }])
    answer(accepted(42), accepted(43))
    await given
    expect(said).toMatchObject([{ text: 'Gave 2 to Truck 7', count: 2, offers: 'undo' }])
  })

  it('tells of what was taken as one group, with how things stood before', async () => {
    const given = store.giveAll([{ command: give, doing: 'giving' }, { command: { ...give, requestId: requestId(4821) } as Draft, doing: 'giving' }])
    answer(accepted(42), refused())
    await given
    expect(taken).toHaveLength(1)
    expect(taken[0]).toMatchObject({ seq: 42, origin: 'hand', commands: [give] })
    expect(taken[0]!.before.requests.get(wires)).toBe(city.requests.get(wires))
  })

  it('snaps back when refused, and says who and when until it is seen', async () => {
    const given = store.give({ command: give, doing: 'giving', done: 'Gave it' })
    answer(refused())
    await given
    expect(store.ofRequest(wires)).toBeUndefined()
    vi.advanceTimersByTime(600_000)
    expect(store.refusalOf(wires)?.text).toBe('Ana gave it to Truck 7 four seconds ago.')
    expect(said).toEqual([])
    store.dismiss(store.refusals[0]!.id)
    expect(store.refusals).toEqual([])
  })

  it('a new act on the same thing takes the old refusal away once it is taken, not before', async () => {
    const first = store.give({ command: give, doing: 'giving' })
    answer({ outcome: 'unsent', message: 'Not sent: the server cannot be reached.' })
    await first
    const second = store.give({ command: give, doing: 'giving' })
    expect(store.refusalOf(wires)).toBeDefined()
    answer(accepted(42))
    await second
    expect(store.refusalOf(wires)).toBeUndefined()
  })

  it('of very many goes out in parts that the server takes, one after the other, and is told as one', async () => {
    const acts = Array.from({ length: 250 }, (_, i) => ({ command: { ...give, requestId: requestId(i) } as Draft, doing: 'giving' }))
    const given = store.giveAll(acts)
    const answering = [() => accepted(42), () => refused(), () => accepted(44)]
    for (const [i, each] of answering.entries()) {
      await vi.waitFor(() => expect(parts).toHaveLength(i + 1))
      answers[i]!(...parts[i]!.map(each))
    }
    const outcomes = await given
    expect(parts.map(({ length }) => length)).toEqual([100, 100, 50])
    for (const part of parts) expect(schema.safeParse(part.map((each, i) => ({ ...each, commandId: requestId(i) }))).error).toBeUndefined()
    expect(sent).toMatchObject(acts.map(({ command }) => command))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([...Array(100).fill('accepted'), ...Array(100).fill('refused'), ...Array(50).fill('accepted')])
    expect(taken).toMatchObject([{ seq: 42, commands: { length: 150 } }])
    expect([taken[0]!.later.get(requestId(99)), taken[0]!.later.get(requestId(249))]).toEqual([undefined, 44])
    expect(said).toMatchObject([{ text: expect.stringContaining('150'), count: 150 }])
  })

  it('in a later part has seen what the part before it did', async () => {
    const merge = (i: number) => ({ command: { kind: 'MergeRequests', requestId: requestId(i), intoRequestId: wires } as Draft, doing: 'merging' })
    const given = store.giveAll(Array.from({ length: 101 }, (_, i) => merge(i)))
    answer(...parts[0]!.map((_, i) => accepted(41 + i)))
    await vi.waitFor(() => expect(parts).toHaveLength(2))
    expect(parts[0]!.every(({ seenSeq }) => seenSeq === 40)).toBe(true)
    // The one it ends in was seen as it now is; the one that ends, only as it was.
    expect(parts[1]).toMatchObject([{ seenSeq: 40 }])
    answer(accepted(150))
    await given
  })

  it('comes to an end also where the sender fails, or answers too little', async () => {
    const both = [{ command: give, doing: 'giving' }, { command: { ...give, requestId: requestId(4821) } as Draft, doing: 'giving' }]
    const given = store.giveAll(both)
    answer(accepted(42))
    expect((await given).map(({ outcome }) => outcome)).toEqual(['accepted', 'unsent'])
    store.settle(42)
    expect(store.acts).toEqual([])
    const broken = new PendingStore((notice) => said.push(notice), () => board, () => Promise.reject(new Error('broken')))
    expect((await broken.giveAll(both)).map(({ outcome }) => outcome)).toEqual(['unsent', 'unsent'])
    expect(broken.acts).toEqual([])
    expect(broken.refusalOf(wires)?.text).toMatch(/^No answer came/)
  })

  it('ends with the log that took it, also when the answer is late; nothing is seen by its numbers', async () => {
    store.follow('old')
    const first = store.give({ command: give, doing: 'giving' })
    answer(accepted(900))
    await first
    const late = store.give({ command: { ...give, requestId: requestId(4821), crewId: crewId(4) } as Draft, doing: 'giving' })
    board = { ...city, seq: 40 }
    store.follow('old')
    expect(store.acts).toHaveLength(2)
    store.follow('new')
    expect(store.acts.map(({ requestId }) => requestId)).toEqual([requestId(4821)])
    answer(accepted(901))
    await late
    expect(store.acts).toEqual([])
    expect(taken).toHaveLength(1)
    void store.give({ command: { kind: 'HoldRequest', requestId: wires } as Draft, doing: 'holding' })
    expect(sent.at(-1)!.seenSeq).toBe(40)
  })

  it('of many refusals keeps the last of each thing, and not without end', async () => {
    for (const which of [1, 1, 2]) {
      const given = store.give({ command: { ...give, requestId: requestId(which) } as Draft, doing: 'giving' })
      answer(refused(`Refused ${which}`))
      await given
    }
    expect(store.refusals.map(({ text }) => text)).toEqual(['Refused 1', 'Refused 2'])
    const acts = Array.from({ length: 60 }, (_, i) => ({ command: { ...give, requestId: requestId(100 + i) } as Draft, doing: 'giving' }))
    const given = store.giveAll(acts)
    answer(...acts.map(() => refused()))
    await given
    expect(store.refusals).toHaveLength(20)
  })
})
