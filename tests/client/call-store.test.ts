import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDraft, isWritten, missing, receiving } from '../../client/call/call-draft.ts'
import { CallStore } from '../../client/call/call.svelte.ts'
import { PastStore } from '../../client/call/past.svelte.ts'
import { CENTER, fixtureSnapshot, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import type { Draft, Outcome } from '../../client/net/commands.ts'
import { KeyStore } from '../../client/keys/keys.svelte.ts'
import { BoardStore } from '../../client/stores/board.svelte.ts'
import { ClockStore } from '../../client/stores/clock.svelte.ts'
import { DeskStore } from '../../client/stores/desk.svelte.ts'
import { PickingStore } from '../../client/stores/picking.svelte.ts'
import { SelectionStore } from '../../client/stores/selection.svelte.ts'
import { SessionStore } from '../../client/stores/session.svelte.ts'

const AT = { lng: -76.81, lat: 40.27 }

function sitDown(answers: (Outcome | Promise<Outcome>)[] = []) {
  const [board, clock, desk, selection, session] = [new BoardStore(), new ClockStore(), new DeskStore(), new SelectionStore(), new SessionStore()]
  const snapshot = fixtureSnapshot()
  clock.stand(NOW)
  board.welcome({ logId: 'gallery', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
  session.assume({ userId: 'ana', name: 'Ana Keller', role: 'dispatcher', cityId: 'gallery' })
  const sent: Draft[][] = []
  const give = (acts: { command: Draft }[]) => (sent.push(acts.map(({ command }) => command)), Promise.all(answers.splice(0, acts.length)))
  const pending = { give: async (act: { command: Draft }) => (await give([act]))[0], giveAll: give }
  const actions = { start: vi.fn(() => true) }
  const keys = new KeyStore()
  const forgetTyped = vi.fn()
  const begin = vi.fn(() => forgetTyped)
  keys.lend(begin)
  const call = new CallStore({ board, clock, desk, keys, selection, session, pending, actions } as never)
  const take = (part = {}) => {
    call.open()
    call.drafts.begin()
    call.change({ what: 'Pothole', serviceCode: 'pothole', where: '12 Elm St', at: AT, placedBy: 'hand', ...part })
  }
  return { board, clock, desk, keys, selection, session, call, sent, actions, take, snapshot, begin, forgetTyped }
}
const accepted: Outcome = { commandId: 'c', outcome: 'accepted', seq: 900 }
const unsent: Outcome = { outcome: 'unsent', message: 'Not sent: the server cannot be reached.' }

describe('a call as a request', () => {
  const draft = { ...emptyDraft('r', 'ana', NOW), serviceCode: 'pothole', at: AT }
  const pothole = { code: 'pothole', name: 'Pothole', group: 'Streets', glyph: 'pothole', priority: 'P3' as const }
  it('has the caller, the words and the place', () => {
    expect(receiving({ ...draft, where: ' 12 Elm St ', placedBy: 'hand', phone: '717-555-0168', name: ' Denise Ortiz ', words: ' Deep. ' }, pothole, CENTER)).toEqual({
      kind: 'ReceiveRequest', requestId: 'r', serviceCode: 'pothole', source: 'phone', description: 'Deep.',
      place: { ...AT, address: '12 Elm St' }, reporter: { name: 'Denise Ortiz', phone: '717-555-0168' },
    })
  })
  it('of a caller who adds nothing says only that', () => expect(receiving(draft, pothole, CENTER)).toMatchObject({ description: 'Pothole. Reported by phone.' }))
  it('numbers that are the place are not its address too', () => {
    expect(receiving({ ...draft, where: '40.27, -76.81', placedBy: 'numbers' }, pothole, CENTER)?.place).toEqual(AT)
  })
  it('is at no place only when the caller cannot say', () => {
    expect(missing({ ...draft, at: undefined })).toBe('where')
    expect(receiving({ ...draft, at: undefined }, pothole, CENTER)).toBeUndefined()
    expect(receiving({ ...draft, at: undefined, unknown: true, where: 'by the school' }, pothole, CENTER)?.place).toEqual({ ...CENTER, unknown: true, address: 'by the school' })
  })
  it('with nothing in it is nothing to lose', () => {
    expect(isWritten(emptyDraft('r', 'ana', NOW))).toBe(false)
    expect(isWritten({ ...emptyDraft('r', 'ana', NOW), words: 'She' })).toBe(true)
  })
})

describe('calls that were begun', () => {
  it('wait when the form is closed, and come back with their words', () => {
    const { call } = sitDown()
    call.drafts.begin()
    call.change({ words: 'Deep' })
    call.drafts.keep()
    expect(call.drafts.kept).toHaveLength(1)
    call.drafts.begin()
    expect([call.drafts.current?.words, call.drafts.wasKept]).toEqual(['Deep', true])
  })
  it('with nothing written begin anew, and so does their time', () => {
    const { call, clock } = sitDown()
    call.drafts.begin()
    call.drafts.keep()
    clock.stand(NOW + 60_000)
    call.drafts.begin()
    expect([call.drafts.current?.begunAt, call.drafts.wasKept]).toEqual([NOW + 60_000, false])
  })
  it('stand side by side: a second caller takes nothing from the first', () => {
    const { call } = sitDown()
    call.drafts.begin()
    call.change({ words: 'First' })
    call.drafts.anew()
    call.change({ words: 'Second' })
    expect(call.drafts.kept.map(({ words }) => words)).toEqual(['First'])
    call.drafts.turn()
    expect([call.drafts.current?.words, ...call.drafts.kept.map(({ words }) => words)]).toEqual(['First', 'Second'])
  })
  it('would be lost with the page, open or kept, until they are dropped', () => {
    const { call } = sitDown()
    call.drafts.begin()
    expect(call.drafts.areWritten).toBe(false)
    call.change({ words: 'Deep' })
    expect(call.drafts.areWritten).toBe(true)
    call.drafts.keep()
    expect(call.drafts.areWritten).toBe(true)
    call.drafts.begin()
    call.drop()
    expect(call.drafts.areWritten).toBe(false)
  })
  it('go only when they are dropped', () => {
    const { call } = sitDown()
    call.drafts.begin()
    call.change({ words: 'Never mind' })
    call.drop()
    expect(call.drafts.all).toEqual([])
  })
  it('are not shown to who signs in next', () => {
    const { call, session } = sitDown()
    call.drafts.begin()
    call.change({ phone: '717-555-0168' })
    call.drafts.keep()
    session.assume({ userId: 'luis', name: 'Luis Marin', role: 'dispatcher', cityId: 'gallery' })
    expect(call.drafts.all).toEqual([])
    call.drafts.begin()
    expect(call.drafts.current?.phone).toBe('')
  })
})

describe('saving a call', () => {
  it('closes the form, selects it, and keeps nothing back', async () => {
    const { call, desk, selection, sent, take } = sitDown([accepted])
    take()
    const id = call.drafts.current!.requestId
    await call.save()
    expect(sent).toMatchObject([[{ kind: 'ReceiveRequest', requestId: id }]])
    expect([desk.panel, selection.requestId, call.drafts.all]).toEqual([undefined, id, []])
  })
  it('refused or unsent keeps every word, says why, and goes out again as the same request', async () => {
    const { call, desk, sent, take } = sitDown([unsent, accepted])
    take({ words: 'Deep' })
    await call.save()
    expect([desk.panel, call.faultOf(call.drafts.current), call.drafts.current?.words]).toEqual(['new-request', unsent.message, 'Deep'])
    await call.save()
    expect((sent[1]![0] as { requestId: string }).requestId).toBe((sent[0]![0] as { requestId: string }).requestId)
    expect(call.drafts.all).toEqual([])
  })
  it('whose answer was lost is saved once the board shows it', async () => {
    const { call, board, desk, take, snapshot } = sitDown([unsent])
    take()
    await call.save()
    const { requestId: id } = call.drafts.current!
    const record = { kind: 'RequestReceived', requestId: id, number: '24-04999', serviceCode: 'pothole', place: AT, description: 'Deep', source: 'phone', verified: true, seq: snapshot.seq + 1, at: new Date(NOW).toISOString(), by: { actor: 'person' }, v: 1 }
    board.records({ records: [record as never], head: record.seq, now: record.at })
    call.settle()
    expect([call.drafts.all, desk.panel]).toEqual([[], undefined])
  })
  it('does nothing while something is missing, and goes out once however often Enter is hit', async () => {
    const { call, sent, take } = sitDown([accepted])
    take({ at: undefined })
    await call.save()
    expect(sent).toEqual([])
    call.change({ at: AT })
    await Promise.all([call.save(), call.save()])
    expect(sent).toHaveLength(1)
  })
  it('slowly holds no other call up; refused after the form was closed, it is back among the kept with its reason', async () => {
    let answer: (outcome: Outcome) => void = () => undefined
    const { call, desk, sent, take } = sitDown([new Promise<Outcome>((resolve) => (answer = resolve)), accepted])
    take({ words: 'First' })
    const first = call.save()
    call.drafts.keep()
    desk.hide()
    expect(call.drafts.kept).toEqual([])
    take({ words: 'Second' })
    expect(call.drafts.wasKept).toBe(false)
    await call.save()
    expect(sent.flat()).toMatchObject([{ description: 'First' }, { description: 'Second' }])
    answer({ commandId: 'c', outcome: 'refused', because: 'unknown', message: 'There is no such service.' })
    await first
    expect(call.drafts.kept.map((draft) => [draft.words, call.faultOf(draft)])).toEqual([['First', 'There is no such service.']])
    expect(desk.panel).toBeUndefined()
  })
  /** A call whose answer is still out. */
  function underWay() {
    let answer: (outcome: Outcome) => void = () => undefined
    const at = sitDown([new Promise<Outcome>((resolve) => (answer = resolve)), accepted, accepted])
    at.take()
    const { requestId: id } = at.call.drafts.current!
    const saved = at.call.save()
    const show = () => {
      const record = { kind: 'RequestReceived', requestId: id, number: '24-04999', serviceCode: 'pothole', place: AT, description: 'Deep', source: 'phone', verified: true, seq: at.snapshot.seq + 1, at: new Date(NOW).toISOString(), by: { actor: 'person' }, v: 1 }
      at.board.records({ records: [record as never], head: record.seq, now: record.at })
    }
    return { ...at, id, saved, show, answer: (outcome: Outcome) => (answer(outcome), saved) }
  }
  it('keeps what is written while the answer is out, as the rest of it, which is added to it', async () => {
    const { answer, board, call, desk, id, sent, show } = underWay()
    const { key } = call.drafts.current!
    call.change({ phone: '717-555-0168' })
    show()
    await answer(accepted)
    expect([desk.panel, call.busySince, call.drafts.all.length]).toEqual(['new-request', undefined, 1])
    expect(call.drafts.current).toMatchObject({ phone: '717-555-0168', savedAs: id, key })
    await call.join(board.request(id)!)
    const rest = (sent[1]![0] as { requestId: string }).requestId
    expect(rest).not.toBe(id)
    expect(sent[1]).toMatchObject([{ kind: 'ReceiveRequest', reporter: { phone: '717-555-0168' } }, { kind: 'MergeRequests', requestId: rest, intoRequestId: id }])
    expect([desk.panel, call.drafts.all]).toEqual([undefined, []])
  })
  it('keeps it also where the form was closed, and where the answer was lost', async () => {
    const closed = underWay()
    closed.call.change({ phone: '717-555-0168' })
    closed.call.drafts.keep()
    closed.desk.hide()
    closed.show()
    await closed.answer(accepted)
    expect(closed.call.drafts.kept).toMatchObject([{ phone: '717-555-0168', savedAs: closed.id }])
    const lost = underWay()
    await lost.answer(unsent)
    lost.call.change({ phone: '717-555-0168' })
    lost.show()
    lost.call.settle()
    expect(lost.call.drafts.current).toMatchObject({ phone: '717-555-0168', savedAs: lost.id })
  })
  it('that is on its way cannot be dropped', async () => {
    const { answer, call } = underWay()
    call.drop()
    expect(call.drafts.all).toHaveLength(1)
    await answer(accepted)
    expect(call.drafts.all).toEqual([])
  })
  it('and giving asks for the crew once the board has it', async () => {
    const { call, board, actions, take, snapshot } = sitDown([accepted])
    take()
    const { requestId: id } = call.drafts.current!
    const saved = call.save('give')
    await Promise.resolve()
    expect(actions.start).not.toHaveBeenCalled()
    const record = { kind: 'RequestReceived', requestId: id, number: '24-04999', serviceCode: 'pothole', place: AT, description: 'Deep', source: 'phone', verified: true, seq: snapshot.seq + 1, at: new Date(NOW).toISOString(), by: { actor: 'person' }, v: 1 }
    board.records({ records: [record as never], head: record.seq, now: record.at })
    await saved
    expect(actions.start).toHaveBeenCalledWith('give', id)
  })
  it('and giving keeps the crew that is typed meanwhile, for longer than a slow answer takes, and lets the letters through', async () => {
    const { call, begin, forgetTyped, keys, take } = sitDown([accepted])
    take({ at: AT })
    vi.useFakeTimers()
    const saved = call.save('give')
    expect(begin).toHaveBeenCalledWith(10_000)
    await vi.advanceTimersByTimeAsync(5_000)
    await saved
    vi.useRealTimers()
    expect([forgetTyped.mock.calls.length, keys.hushed]).toEqual([0, false])
  })
  it('and giving that is refused, or left, or that another call comes before, forgets what was typed for it', async () => {
    const refused = sitDown([unsent])
    refused.take()
    await refused.call.save('give')
    expect(refused.forgetTyped).toHaveBeenCalled()
    for (const go of [(call: CallStore) => call.leave(), (call: CallStore) => call.another('anew')]) {
      const { call, forgetTyped, take } = sitDown([new Promise<Outcome>(() => undefined)])
      take()
      void call.save('give')
      expect(forgetTyped).not.toHaveBeenCalled()
      go(call)
      expect(forgetTyped).toHaveBeenCalled()
    }
  })
  it('keeps the letters of the board still for a moment, and so does keeping it', async () => {
    const { call, keys, take } = sitDown([accepted])
    take()
    expect(keys.hushed).toBe(false)
    await call.save()
    expect(keys.hushed).toBe(true)
    const other = sitDown()
    other.take()
    other.call.leave()
    expect(other.keys.hushed).toBe(true)
    const meant = sitDown()
    meant.take()
    meant.call.leave(true)
    expect(meant.keys.hushed).toBe(false)
  })
})

describe('the same problem', () => {
  it('is stored and joined in one array', async () => {
    const { call, board, selection, sent, take } = sitDown([accepted, accepted])
    take()
    const id = call.drafts.current!.requestId
    await call.join(board.request(requestId(4800))!)
    expect(sent).toMatchObject([[{ kind: 'ReceiveRequest', requestId: id }, { kind: 'MergeRequests', requestId: id, intoRequestId: requestId(4800) }]])
    expect(selection.requestId).toBe(requestId(4800))
  })
  it('that has changed meanwhile is saved by itself: the caller is not lost', async () => {
    const { call, board, selection, take } = sitDown([accepted, { commandId: 'c', outcome: 'refused', because: 'wrong-status', message: 'It is closed.' }])
    take()
    const id = call.drafts.current!.requestId
    await call.join(board.request(requestId(4800))!)
    expect([selection.requestId, call.drafts.all]).toEqual([id, []])
  })
})

describe('the past', () => {
  beforeEach(() => void vi.useFakeTimers())
  it('is asked once the hand pauses, and is no need', async () => {
    const asked: string[] = []
    const past = new PastStore((path) => (asked.push(path), path.includes('derry') ? Promise.resolve({ requests: [{ number: '24-1' } as never] }) : Promise.reject(new Error('gone'))))
    for (const typed of ['d', 'de', 'der', 'derry']) past.lookForAddress(typed)
    await vi.advanceTimersByTimeAsync(300)
    expect([asked, past.addresses.length]).toEqual([['/api/requests?q=derry&limit=60'], 1])
    past.lookForEnded('pothole', NOW)
    await vi.advanceTimersByTimeAsync(0)
    expect([asked.length, past.ended]).toEqual([2, []])
    vi.useRealTimers()
  })
  it('is not asked for a word that was taken back before the hand paused', async () => {
    const asked: string[] = []
    const past = new PastStore((path) => (asked.push(path), Promise.resolve({ requests: [] })))
    past.lookForAddress('derry')
    await vi.advanceTimersByTimeAsync(300)
    for (const typed of ['derry s', 'derry']) past.lookForAddress(typed)
    await vi.advanceTimersByTimeAsync(300)
    expect(asked).toEqual(['/api/requests?q=derry&limit=60'])
    vi.useRealTimers()
  })
})

describe('a pin by arrow keys', () => {
  it('begins in the middle and goes where the key says, also where no map is drawn', () => {
    const picking = new PickingStore()
    const moved: unknown[] = []
    const pin = picking.begin(undefined, (at) => moved.push(at))
    pin.nudge('ArrowUp', false, CENTER)
    expect(picking.at).toEqual({ lng: CENTER.lng, lat: 40.2651 })
    pin.nudge('ArrowRight', true, CENTER)
    expect(picking.at!.lng).toBeGreaterThan(CENTER.lng)
    expect(moved).toHaveLength(2)
  })
  it('is told to the form when a hand moves it, not when the form does', () => {
    const picking = new PickingStore()
    const byHand = vi.fn()
    picking.begin(undefined, byHand).show(AT, true)
    expect([byHand.mock.calls.length, picking.closer]).toEqual([0, true])
    picking.pick({ lng: -76.8000004, lat: 40.2 })
    expect(byHand).toHaveBeenCalledWith({ lng: -76.8, lat: 40.2 })
    expect(picking.closer).toBe(false)
  })
  it('is of the form that asked last, and the other has its own back when that one ends', () => {
    const picking = new PickingStore()
    const [ofCall, ofCorrection] = [vi.fn(), vi.fn()]
    const call = picking.begin(AT, ofCall)
    const correction = picking.begin(undefined, ofCorrection)
    call.show({ lng: -76.9, lat: 40.3 }, true)
    call.nudge('ArrowUp', false, CENTER)
    expect([call.holds, correction.at, picking.at, picking.closer]).toEqual([false, undefined, undefined, false])
    picking.pick(AT)
    expect([ofCall.mock.calls, ofCorrection.mock.calls, correction.at]).toEqual([[], [[AT]], AT])
    correction.end()
    expect([call.holds, picking.at, picking.closer]).toEqual([true, { lng: -76.9, lat: 40.3 }, true])
    call.end()
    expect([picking.active, picking.at]).toEqual([false, undefined])
  })
})
