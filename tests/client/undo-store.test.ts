import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { bodyOf, type Board } from '../../shared/domain/board.ts'
import { isRefusal } from '../../shared/domain/refusals.ts'
import type { Draft, Outcome } from '../../client/net/commands.ts'
import { BoardStore } from '../../client/stores/board.svelte.ts'
import { ClockStore } from '../../client/stores/clock.svelte.ts'
import { NoticeStore } from '../../client/stores/notices.svelte.ts'
import { PendingStore } from '../../client/stores/pending.svelte.ts'
import { SessionStore } from '../../client/stores/session.svelte.ts'
import { UndoStore } from '../../client/undo/undo.svelte.ts'
import { acknowledge, after, ana, assign, ben, correct, founded, give, given, hold, idOf, note, received, reorder, resume, unassign, type Act } from '../domain/city.ts'
import { City, draft } from './kit/desk.ts'

/** A desk whose server is the rules themselves. */
function deskOf(city: City) {
  const session = new SessionStore()
  const board = new BoardStore()
  const clock = new ClockStore()
  const notices = new NoticeStore()
  session.assume({ userId: 'ana', name: 'Ana', role: 'dispatcher', cityId: 'c' })
  let heard = city.log.length
  const snapshot = (logId = 'log') => {
    board.welcome({ logId, head: city.board.seq, now: city.now, protocol: 1, mode: 'snapshot', board: { ...bodyOf(city.board), logId, now: city.now, positions: [] } })
    clock.stand(Date.parse(city.now))
  }
  const hear = () => {
    board.records({ records: city.log.slice(heard), head: city.board.seq, now: city.now })
    heard = city.log.length
    clock.stand(Date.parse(city.now))
  }
  snapshot()
  /** What the next sending meets instead of the city. */
  let line: (() => Promise<Outcome[]>) | undefined
  const send = (drafts: readonly Draft[]): Promise<Outcome[]> => {
    if (line) return line()
    const refusal = city.give(drafts)
    hear()
    return Promise.resolve(drafts.map(() => (isRefusal(refusal) ? { ...refusal, commandId: 'c' } : { commandId: 'c', outcome: 'accepted', seq: city.board.seq })))
  }
  const pending = new PendingStore((notice) => notices.say(notice), () => board.board, send)
  const undo = new UndoStore(session, board, clock, pending)
  const act = async (...acts: Act[]) => {
    const outcomes = await pending.giveAll(acts.map((each) => ({ command: draft(each, city.now), doing: 'doing it' })))
    return outcomes.every(({ outcome }) => outcome === 'accepted')
  }
  const theirs = (step: Act) => {
    expect(city.give([draft(step, city.now)], step.by)).toBeUndefined()
    hear()
  }
  const meets = (what: typeof line) => void (line = what)
  return { undo, pending, notices, board, session, act, theirs, snapshot, meets }
}

const two = [received('pothole'), acknowledge(), received('debris', { as: 'second' }), acknowledge({ of: 'second' })]
const start = () => new City(given(founded(), two).scene)
/** What chance has found: an act that changed nothing, and a hold that is another record after it was put back. */
const on = (...moves: number[]) => moves.map((move) => ({ which: 'it', crew: 'truck-7', move }))
const FOUND = [on(4, 4), on(4, 4, 0), on(4, 2, 4, 0)]

const standing = (board: Board) => ({
  requests: [...board.requests.values()].map(({ number, status, assignments, place, description }) => ({ number, status, crews: assignments.map(({ crewId }) => crewId), place, description })),
  runs: [...board.crews.values()].map(({ name, run, status }) => [name, run, status]),
})

describe('my own acts at this desk', () => {
  let city: City
  let desk: ReturnType<typeof deskOf>
  beforeEach(() => {
    vi.useFakeTimers()
    city = start()
    desk = deskOf(city)
  })
  /** Asks, and asks again: the second press does it. */
  const twice = async (way: 'ask' | 'askRedo') => {
    desk.undo[way]()
    const says = desk.undo.asking?.says
    desk.undo[way]()
    await vi.advanceTimersByTimeAsync(1)
    return says
  }

  it('one press only asks; the same key again does it, and the notice offers to do it again', async () => {
    const before = standing(city.board)
    await desk.act(assign('truck-7'))
    desk.undo.ask()
    expect(desk.undo.asking).toMatchObject({ way: 'undo', says: 'Take 26-00001 back from Truck 7?', then: 'do' })
    expect(desk.board.crew(idOf('truck-7'))!.run).toEqual([idOf('it')])
    desk.undo.ask()
    await vi.advanceTimersByTimeAsync(1)
    expect(standing(city.board)).toEqual(before)
    expect(desk.notices.current).toMatchObject({ text: 'Took 26-00001 back from Truck 7', offers: 'redo' })
    expect(await twice('askRedo')).toBe('Give 26-00001 to Truck 7?')
    expect(desk.board.crew(idOf('truck-7'))!.run).toEqual([idOf('it')])
  })

  it('the question goes away by itself, and nothing was done', async () => {
    await desk.act(assign('truck-7'))
    desk.undo.ask()
    vi.advanceTimersByTime(8_001)
    expect(desk.undo.asking).toBeUndefined()
    expect(desk.board.crew(idOf('truck-7'))!.run).toEqual([idOf('it')])
  })

  it('what somebody else has changed since is not taken back: it says who did what and when', async () => {
    await desk.act(assign('truck-7'))
    desk.undo.ask()
    desk.theirs({ ...hold('weather'), by: ben })
    expect(desk.undo.asking).toMatchObject({ says: '26-00001 has changed since: Ben put it on hold just now.', then: 'read' })
    desk.undo.ask()
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.board.request(idOf('it'))!.status).toBe('on-hold')
  })

  it('the server refuses what changed behind the desk’s back', async () => {
    await desk.act(assign('truck-7'))
    desk.undo.ask()
    expect(city.give([draft({ ...hold('weather'), by: ben }, city.now)], ben)).toBeUndefined()
    desk.undo.ask()
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.pending.refusals).toMatchObject([{ because: 'changed-since-you-looked', text: expect.stringContaining('Ben put it on hold') }])
    expect(desk.undo.journal).toEqual([])
  })

  it('a note by somebody else is no reason to refuse', async () => {
    await desk.act(assign('truck-7'))
    desk.theirs({ ...note('It is deep'), by: ben })
    expect(await twice('ask')).toBe('Take 26-00001 back from Truck 7?')
    expect(desk.board.request(idOf('it'))!.status).toBe('acknowledged')
  })

  it('a run that others have changed is not put back in order', async () => {
    await desk.act(assign('truck-7'))
    await desk.act(assign('truck-7', { of: 'second' }))
    await desk.act(reorder('truck-7', ['second', 'it']))
    desk.theirs({ ...received('pothole', { as: 'third' }), by: ben })
    desk.theirs({ ...assign('truck-7', { of: 'third' }), by: ben })
    desk.undo.ask()
    expect(desk.undo.asking?.says).toBe('Truck 7 has changed since: Ben changed the run just now.')
  })

  it('a crew whose state somebody else has set keeps it', async () => {
    await desk.act(give('SetCrewStatus', { crewId: idOf('truck-7'), status: 'break' }))
    desk.theirs(give('SetCrewStatus', { crewId: idOf('truck-7'), status: 'out-of-service' }, ben))
    desk.undo.ask()
    expect(desk.undo.asking?.says).toBe('Truck 7 has changed since: Ben set its state just now.')
  })

  it('my own later setting of a crew’s state is nobody else’s, whatever others do to its run meanwhile', async () => {
    const state = (status: 'break' | 'out-of-service') => give('SetCrewStatus', { crewId: idOf('truck-7'), status })
    await desk.act(state('break'))
    desk.theirs({ ...assign('truck-7'), by: ben })
    await desk.act(state('out-of-service'))
    expect(await twice('ask')).toBe('Set Truck 7 back to on break?')
    expect(await twice('ask')).toBe('Set Truck 7 back to available?')
    expect(desk.board.crew(idOf('truck-7'))).toMatchObject({ status: 'available', run: [idOf('it')] })
  })

  it('nor does my setting it again hide that somebody else had set it between', async () => {
    const state = (status: 'break' | 'out-of-service' | 'available', by = ana) => give('SetCrewStatus', { crewId: idOf('truck-7'), status }, by)
    await desk.act(state('break'))
    desk.theirs(state('available', ben))
    await desk.act(state('break'))
    desk.undo.ask()
    await desk.undo.go()
    desk.undo.ask()
    expect(desk.undo.asking?.says).toMatch(/^Truck 7 has changed since: Ben set its state /)
  })

  it('a group is one act: what was given together is taken back together', async () => {
    const before = standing(city.board)
    await desk.act(assign('truck-7'), assign('truck-7', { of: 'second' }))
    expect(await twice('ask')).toBe('Take 2 back from Truck 7?')
    expect(standing(city.board)).toEqual(before)
  })

  it('of a group takes back what nobody has touched, and says what stays', async () => {
    await desk.act(assign('truck-7'), assign('truck-7', { of: 'second' }))
    desk.theirs({ ...hold('weather'), by: ben })
    desk.undo.ask()
    expect(desk.undo.asking).toMatchObject({ says: 'Take 26-00002 back from Truck 7?', also: ['26-00001 has changed since: Ben put it on hold just now.'] })
  })

  it('past one that stays, the same key leads to the act before it', async () => {
    await desk.act(assign('truck-7'))
    await desk.act(note('Nobody home', { of: 'second' }))
    desk.undo.ask()
    expect(desk.undo.asking).toMatchObject({ says: expect.stringContaining('A note stays'), then: 'before' })
    desk.undo.ask()
    expect(desk.undo.asking).toMatchObject({ says: 'Take 26-00001 back from Truck 7?', then: 'do' })
  })

  it('a hold that was put back is left alone by what is taken back after it', async () => {
    await desk.act(hold('parts'))
    await desk.act(correct({ description: 'A deep one' }))
    await desk.act(assign('truck-7'))
    expect(await twice('ask')).toBe('Take 26-00001 back from Truck 7 and put it back on hold?')
    desk.undo.ask()
    expect(desk.undo.asking).toMatchObject({ says: 'There is nothing left of it to take back.', then: 'before' })
  })

  it('what I did since and cannot take back does not stand in the way', async () => {
    await desk.act(hold('weather'))
    await desk.act(give('MakeSafe', { requestId: idOf('it') }))
    desk.undo.ask()
    expect(desk.undo.asking).toMatchObject({ says: expect.stringContaining('made safe stays'), then: 'before' })
    desk.undo.ask()
    expect(desk.undo.asking).toMatchObject({ says: 'Resume 26-00001?', then: 'do' })
    desk.undo.ask()
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.board.request(idOf('it'))!.status).toBe('acknowledged')
  })

  it('a hold whose wake time has passed is not put back, and it says so', async () => {
    await desk.act(hold('weather'))
    await desk.act(resume())
    city.now = after(city.now, 25 * 3_600_000)
    desk.theirs({ ...note('Still raining', { of: 'second' }), by: ben })
    desk.undo.ask()
    expect(desk.undo.asking?.says).toBe('Its hold is not put back: its wake time is past.')
  })

  it('a new act ends what could be done again', async () => {
    await desk.act(assign('truck-7'))
    await twice('ask')
    await desk.act(assign('truck-8'))
    desk.undo.askRedo()
    expect(desk.undo.asking).toMatchObject({ says: 'Nothing was taken back.', then: 'read' })
  })

  it('another person at the desk has nothing of mine to take back', async () => {
    await desk.act(assign('truck-7'))
    desk.session.assume({ userId: 'ben', name: 'Ben', role: 'dispatcher', cityId: 'c' })
    desk.undo.ask()
    expect(desk.undo.asking?.then).toBe('read')
  })

  it('of another log there is nothing of mine to take back, not even what the bar was asking about', async () => {
    await desk.act(assign('truck-7'))
    desk.undo.ask()
    desk.snapshot('log of a restored city')
    desk.undo.ask()
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.undo.journal).toEqual([])
    expect(desk.undo.asking).toBeUndefined()
    expect(desk.board.crew(idOf('truck-7'))!.run).toEqual([idOf('it')])
  })

  it('what could not be sent can be tried again', async () => {
    await desk.act(assign('truck-7'))
    desk.meets(() => Promise.resolve([{ outcome: 'unsent', message: 'Not sent: the server cannot be reached.' }]))
    await twice('ask')
    expect(desk.board.crew(idOf('truck-7'))!.run).toEqual([idOf('it')])
    desk.meets(undefined)
    expect(await twice('ask')).toBe('Take 26-00001 back from Truck 7?')
    expect(desk.board.crew(idOf('truck-7'))!.run).toEqual([])
  })

  it('of a group that was taken back in part, the notice says what was', async () => {
    await desk.act(assign('truck-7'), assign('truck-7', { of: 'second' }))
    desk.meets(() => Promise.resolve([{ commandId: 'c', outcome: 'accepted', seq: city.board.seq }, { commandId: 'c', outcome: 'refused', because: 'changed-since-you-looked', message: 'Ben put it on hold.' }]))
    await twice('ask')
    expect(desk.notices.current?.text).toMatch(/^Took 26-0000\d back from Truck 7$/)
  })

  it('of a call remembers that it was taken down, and not who called', async () => {
    const report = received('pothole', { as: 'third' })
    await desk.act({ ...report, command: { ...report.command, reporter: { name: 'Mrs Lee', phone: '717 555 0148' } } } as Act)
    expect(desk.undo.journal.map(({ commands }) => commands)).toEqual([[{ kind: 'ReceiveRequest', requestId: idOf('third') }]])
  })

  it('keeps fifty acts and no more', async () => {
    for (let i = 0; i < 55; i++) await desk.act(correct({ description: `Words ${i}` }))
    expect(desk.undo.journal).toHaveLength(50)
  })

  it('any number of my acts goes back step by step to where it began, and forward again', async () => {
    const runOf = (crew: string) => desk.board.crew(idOf(crew))!.run
    const moves = (which: string, crew: string): Act[] => [
      assign(crew, { of: which, index: 0 }), unassign(undefined, { of: which }), hold('parts', undefined, { of: which }), resume({ of: which }),
      correct({ description: `Seen by ${crew}` }, { of: which }), assign(crew, { of: which, role: 'assist' }),
      give('ReorderRun', { crewId: idOf(crew), requestIds: runOf(crew).toReversed() }),
      give('SetCrewStatus', { crewId: idOf(crew), status: 'break' }),
    ]
    const step = fc.record({ which: fc.constantFrom('it', 'second'), crew: fc.constantFrom('truck-7', 'truck-8'), move: fc.nat(7) })
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      desk = deskOf((city = start()))
      const states = [standing(city.board)]
      for (const { which, crew, move } of steps) {
        const before = city.board
        const isDone = await desk.act(moves(which, crew)[move]!)
        const isSame = JSON.stringify(standing(before)) === JSON.stringify(standing(city.board))
        // What changes nothing leaves nothing to take back.
        if (isDone && !isSame) states.push(standing(city.board))
      }
      for (const state of states.slice(0, -1).toReversed()) {
        while (JSON.stringify(standing(city.board)) !== JSON.stringify(state)) {
          desk.undo.ask()
          expect(['do', 'before']).toContain(desk.undo.asking?.then)
          await desk.undo.go()
          await vi.advanceTimersByTimeAsync(1)
          desk.undo.leave()
        }
      }
      for (let i = 1; i < states.length && desk.undo.undone.length > 0; i++) {
        desk.undo.askRedo()
        await desk.undo.go()
        await vi.advanceTimersByTimeAsync(1)
      }
      expect(standing(city.board)).toEqual(states.at(-1))
    }), { numRuns: 120, examples: FOUND.map((steps) => [steps]) })
  })
})

