import { describe, expect, test } from 'vitest'
import { boardFrom, bodyOf, type Board, type BoardBody } from '../../shared/domain/board.ts'
import { fold } from '../../shared/domain/evolve.ts'
import { redact, redactBody } from '../../shared/domain/redaction.ts'
import { readClocks } from '../../shared/domain/sla/read-clocks.ts'
import { clockBook, emptyBoard } from '../../shared/domain/board.ts'
import { boardSnapshot } from '../../shared/protocol/board.ts'
import { command, type CommandKind } from '../../shared/protocol/commands.ts'
import { ROLES, type Role } from '../../shared/protocol/words.ts'
import { after, assign, by, ada, close, correct, DAY, founded, given, idOf, policy, received, reopen, resolve, sam, unmerge, merge, wait, type Scene, type Steps } from './city.ts'
import { STORY, tell } from './story.ts'

const KINDS = command.options.map((option) => option.shape.kind.value) as CommandKind[]
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
/** The board as somebody of a role loads it, by way of JSON. */
const loaded = (board: Board, role: Role): Board => boardFrom(overTheWire(redactBody(bodyOf(board), role)), board.at)
/** Lists that are maps at heart have no order. */
const inOrder = (body: BoardBody): BoardBody => ({
  ...body,
  policies: body.policies.toSorted((a, b) => a.seq - b.seq),
  requests: body.requests.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
})
const seenBy = (board: Board, role: Role) => inOrder(overTheWire(redactBody(bodyOf(board), role)))

function expectLiveEqualsReload(before: Board, records: Scene['records'], afterwards: Board, role: Role) {
  const live = fold(loaded(before, role), records.map((record) => overTheWire(redact(record, role))))
  expect(inOrder(overTheWire(bodyOf(live)))).toEqual(seenBy(afterwards, role))
}

test('the story gives every kind of command', () => {
  const told = new Set(STORY.flatMap((step) => ('command' in step ? [step.command.kind] : [])))
  expect(KINDS.filter((kind) => !told.has(kind))).toEqual([])
})

describe.each(ROLES)('[R5] a %s who stays sees what one who comes anew would see', (role) => {
  test.each([...KINDS, 'the clocks'])('after %s', (kind) => {
    let times = 0
    tell((before, records, afterwards, what) => {
      if (what !== kind) return
      times++
      const isQuiet = kind === 'AddNote' || records.every((record) => record.kind === 'NoteAdded')
      if (!isQuiet && role !== 'display') expect({ ...seenBy(afterwards, role), seq: 0 }).not.toEqual({ ...seenBy(before, role), seq: 0 })
      expect(seenBy(afterwards, role).seq).toBe(before.seq + records.length)
      expectLiveEqualsReload(before, records, afterwards, role)
    })
    expect(times).toBeGreaterThan(0)
  })

  test('from the first record to the last, without ever loading', () => {
    let live = boardFrom(redactBody(bodyOf(emptyBoard), role))
    tell((_, records, afterwards) => {
      live = fold(live, records.map((record) => overTheWire(redact(record, role))))
      expect(inOrder(overTheWire(bodyOf(live)))).toEqual(seenBy(afterwards, role))
    })
  })
})

describe('what had left the board and comes back', () => {
  const gone = (...corrections: Steps) =>
    given(founded(), received('pothole'), received('debris', { as: 'other' }), ...corrections, resolve(), close(), { ...policy('pothole', { resolve: 'P9D' }), by: ada },
      policy('wires-down', { resolve: 'P9D' }), wait(3 * DAY), assign('truck-7', { of: 'other' }))
  test.each(ROLES)('comes back to a %s whole, with the policy that judges it', (role) => {
    const city = gone()
    expect(city.scene.isOnBoard()).toBe(false)
    const before = city.scene.board
    const { records, scene } = city.when(by(sam, reopen()))
    expectLiveEqualsReload(before, records, scene.board, role)
    const clocks = (board: Board) => readClocks(board.requests.get(idOf('it'))!, clockBook(board), after(scene.now, DAY))
    const live = fold(loaded(before, role), records.map((record) => redact(record, role)))
    expect(clocks(live).map(({ clock, due }) => [clock, due])).toEqual(clocks(scene.board).map(({ clock, due }) => [clock, due]))
    expect(clocks(live).length).toBeGreaterThan(0)
  })
  test('comes back with the policies of the services it had before, too', () => {
    const city = gone(correct({ serviceCode: 'wires-down' }))
    const before = city.scene.board
    const { records, scene } = city.when(by(sam, reopen()))
    expectLiveEqualsReload(before, records, scene.board, 'dispatcher')
  })
  test.each(ROLES)('after an unmerge comes back to a %s though its survivor stays away', (role) => {
    const city = given(founded(), received('pothole'), received('pothole', { as: 'other' }), merge('it', 'other'), resolve('fixed', {}, { of: 'other' }), close({ of: 'other' }),
      policy('pothole', { resolve: 'P9D' }), wait(3 * DAY), received('debris', { as: 'third' }))
    const before = city.scene.board
    const { records, scene } = city.when(unmerge())
    expect([scene.isOnBoard(), scene.isOnBoard('other')]).toEqual([true, false])
    expectLiveEqualsReload(before, records, scene.board, role)
  })
})

describe('the board as it travels', () => {
  test('is the same board after a round trip through JSON', () => {
    tell((_, __, board) => {
      const back = boardFrom(overTheWire(bodyOf(board)), board.at)
      const { numbers: _n, policies: _p, ...rest } = board
      expect({ ...back, numbers: undefined, policies: undefined }).toEqual({ ...rest, numbers: undefined, policies: undefined })
      expect(inOrder(bodyOf(back))).toEqual(inOrder(bodyOf(board)))
    })
  })
  test('is what the protocol says a board is, for every role', () => {
    tell((_, __, board) => {
      for (const role of ROLES) {
        const sent = { logId: 'log', now: board.at, positions: [], ...overTheWire(redactBody(bodyOf(board), role)) }
        expect(boardSnapshot.parse(sent)).toEqual(sent)
      }
    })
  })
  test('carries only the policies that still judge something', () => {
    const { scene } = given(founded(), received('pothole'), policy('pothole', { resolve: 'P9D' }), policy('pothole', { resolve: 'P8D' }))
    const versions = (board: Board) => bodyOf(board).policies.filter((one) => one.serviceCode === 'pothole').map((one) => one.seq)
    expect(versions(scene.board)).toEqual([7, scene.seq])
    scene.play([resolve(), close(), wait(3 * DAY), received('debris', { as: 'other' }), received('debris', { as: 'third' })])
    expect(versions(scene.board)).toHaveLength(1)
  })
})
