import { describe, expect, test } from 'vitest'
import { decide } from '../../shared/domain/decide.ts'
import { lacksSeen } from '../../shared/domain/rules/admission.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import {
  accept, acknowledge, ada, ana, assign, ben, by, cancel, close, correct, founded, given, hold, idOf, imported, luis, makeSafe, merge, MINUTE, note, received, reopen,
  reorder, resident, resolve, resume, sam, saying, settled, system, unassign, unmerge, wait, type Act, type Steps,
} from './city.ts'

const SECOND = 1_000
const asSeen = (act: Act, seenSeq: number) => saying(act, { seenSeq })

/** SURFACE, "Commands", ●: each with a request in a status from which it would be taken. */
const MARKED: [Act, Steps][] = [
  [correct({ description: 'Deeper' }), []],
  [assign('truck-7'), []],
  [unassign(), [assign('truck-7')]],
  [reorder('truck-7', ['it']), [assign('truck-7')]],
  [hold('parts'), []],
  [resume(), [hold('parts')]],
  [resolve(), []],
  [close(), [resolve()]],
  [cancel(), []],
  [reopen(), [resolve()]],
  [merge('it', 'other'), []],
  [unmerge(), [merge('it', 'other')]],
]
const UNMARKED = [acknowledge(), accept('truck-7'), makeSafe(), note('Called back'), received('pothole', { as: 'new' })]
const start = [founded(), received('pothole', { as: 'other' }), received('pothole')]

describe('[C5] a desk says which board it was looking at', () => {
  test.each(MARKED.map(([act]) => ({ kind: act.command.kind, act })))('with $kind it must, whoever sits there', ({ act }) => {
    expect([ana, sam, ada].map((actor) => lacksSeen(act.command, actor))).toEqual([true, true, true])
    expect(lacksSeen(asSeen(act, 1).command, ana)).toBe(false)
  })
  test.each(MARKED.map(([act]) => ({ kind: act.command.kind, act })))('with $kind a crew, a resident, the city and an import need not', ({ act }) => {
    expect([luis, resident, system].map((actor) => lacksSeen(act.command, actor))).toEqual([false, false, false])
    expect(lacksSeen(imported(act, '2026-01-01T00:00:00.000Z').command, ada)).toBe(false)
  })
  test.each(UNMARKED.map((act) => ({ kind: act.command.kind, act })))('with $kind nobody must', ({ act }) => {
    expect(lacksSeen(act.command, ana)).toBe(false)
  })
  test('the marked commands are twelve', () => {
    expect(new Set<CommandKind>(MARKED.map(([act]) => act.command.kind)).size).toBe(12)
  })
})

describe('[C5] a stale screen', () => {
  test.each(MARKED.map(([act, steps]) => ({ kind: act.command.kind, act, steps })))('is told so when it gives $kind', ({ act, steps }) => {
    const city = given(...start, ...steps)
    const current = city.scene.seq
    city.when(asSeen(act, current - 1)).thenRefused({ because: 'changed-since-you-looked' })
  })
  test.each(MARKED.map(([act, steps]) => ({ kind: act.command.kind, act, steps })))('that is up to date is believed when it gives $kind', ({ act, steps }) => {
    const city = given(...start, ...steps)
    expect(city.when(asSeen(act, city.scene.seq)).records.length).toBeGreaterThan(0)
  })
  test('hears who did what, to whom and how long ago', () => {
    const city = given(...start, by(ben, assign('truck-7')), wait(-MINUTE + 4 * SECOND))
    const { seq } = city.scene
    const at = city.scene.request().changed.at
    city.when(assign('truck-8', { seenSeq: seq - 1 })).thenRefused({
      because: 'changed-since-you-looked', by: 'Ben', at, what: 'CrewAssigned', crewId: idOf('truck-7'), message: 'Ben gave it to Truck 7 four seconds ago.',
    })
  })
  test('hears of the city itself by that name', () => {
    given(...start, hold('parts'), by(system, resume()), wait(5 * MINUTE)).when(assign('truck-7', { seenSeq: 1 }))
      .thenRefused({ because: 'changed-since-you-looked', by: 'the city', message: 'The city resumed it six minutes ago.' })
  })
  test('need not have seen a note, a breach or its withdrawal, or text that was removed', () => {
    const city = given(...start)
    const seenSeq = city.scene.seq
    const breached = given(...start, note('Called back'), wait(2 * 60 * MINUTE), settled())
    expect(breached.scene.records.at(-1)!.kind).toBe('ClockBreached')
    expect(breached.when(assign('truck-7', { seenSeq })).records.at(-1)!.kind).toBe('CrewAssigned')
  })
  test('need not have seen what happened to other requests', () => {
    const city = given(...start)
    const seenSeq = city.scene.seq
    city.when(assign('truck-7', { of: 'other' }), assign('truck-7', { seenSeq })).thenEvents('RequestAcknowledged', 'CrewAssigned')
  })
  test('of two requests to be merged is stale by either', () => {
    const seenSeq = founded().length + 2
    given(...start, acknowledge()).when(merge('it', 'other', seenSeq)).thenRefused({ because: 'changed-since-you-looked', what: 'RequestAcknowledged' })
    given(...start, acknowledge({ of: 'other' })).when(merge('it', 'other', seenSeq)).thenRefused({ because: 'changed-since-you-looked', what: 'RequestAcknowledged' })
  })
  test('of a run is stale by the run, not by the requests in it', () => {
    const city = given(...start, assign('truck-7'), assign('truck-7', { of: 'other' }))
    const seenSeq = city.scene.seq
    city.scene.play([accept('truck-7')])
    city.when(reorder('truck-7', ['other', 'it'], seenSeq)).thenEvents('RunReordered')
    city.when(reorder('truck-7', ['it', 'other'], seenSeq)).thenRefused({ because: 'changed-since-you-looked', by: 'Ana', what: 'RunReordered' })
  })
  test('of a crew is stale by whatever takes a request from its run', () => {
    const city = given(...start, assign('truck-7'), assign('truck-7', { of: 'other' }))
    const seenSeq = city.scene.seq
    city.when(cancel({ of: 'other' }), reorder('truck-7', ['it'], seenSeq)).thenRefused({ because: 'changed-since-you-looked' })
  })
  test('that claims to have seen more than there is, is of another day', () => {
    const city = given(...start)
    city.when(assign('truck-7', { seenSeq: city.scene.seq + 1 })).thenRefused({ because: 'seen-ahead', head: city.scene.seq })
  })
  test('of a crew that gives one anyway is held to it', () => {
    given(...start, assign('truck-7')).when(by(luis, asSeen(hold('parts'), 1))).thenRefused({ because: 'changed-since-you-looked' })
  })
  test('one’s own changes earlier in a batch need not have been seen', () => {
    const city = given(...start)
    const seenSeq = city.scene.seq
    city.scene.play([acknowledge()])
    const command = assign('truck-7', { seenSeq }).command
    const context = { now: city.scene.now, actor: ana }
    expect(decide(city.scene.board, command, context)).toMatchObject({ because: 'changed-since-you-looked' })
    expect(decide(city.scene.board, command, { ...context, changedSeqBefore: () => seenSeq })).toMatchObject([{ kind: 'CrewAssigned' }])
    expect(decide(city.scene.board, command, { ...context, changedSeqBefore: () => seenSeq + 1 })).toMatchObject({ because: 'changed-since-you-looked' })
  })
})
