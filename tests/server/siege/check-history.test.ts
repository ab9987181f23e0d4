import { expect, test } from 'vitest'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import { idOf } from '../../domain/city.ts'
import { checkHistory } from './check-history.ts'
import { History } from './history.ts'

/** A day at the desk, by hand: each test spoils one thing of it. */
function day() {
  const history = new History()
  const records: LogRecord[] = []
  const command = (kind: string, name: string, requestId = idOf('it')) => ({ kind, commandId: idOf(name), requestId }) as Command
  const write = (by: string, kind: string, name?: string, more: object = {}) => {
    const record = { seq: records.length + 1, at: '2026-11-24T14:00:00.000Z', v: 1, by: { actor: 'person', userId: by }, kind, requestId: idOf('it'), ...(name ? { commandId: idOf(name) } : {}), ...more }
    records.push(record as unknown as LogRecord)
  }
  const give = (by: string, kind: string, name: string) => history.invoke(by, command(kind, name))
  const accept = (operation: ReturnType<typeof give>, seq: number) => history.answer(operation, { commandId: operation.command.commandId, outcome: 'accepted', seq })
  const refuse = (operation: ReturnType<typeof give>) => history.answer(operation, { commandId: operation.command.commandId, outcome: 'refused', because: 'wrong-status', message: 'It is closed.' })

  write('ada', 'CityFounded', 'founding')
  const report = give('ana', 'ReceiveRequest', 'report')
  write('ana', 'RequestReceived', 'report')
  accept(report, 2)
  // Assigning what nobody has acknowledged makes two records of one command.
  const assign = give('ana', 'AssignCrew', 'assign')
  write('ana', 'RequestAcknowledged', 'assign')
  write('ana', 'CrewAssigned', 'assign', { crewId: idOf('truck-7') })
  const asked = history.moment()
  accept(assign, 4)
  const close = give('ben', 'CloseRequest', 'close')
  refuse(close)
  const stored = give('ben', 'AddNote', 'stored')
  write('ben', 'NoteAdded', 'stored')
  const vanished = give('ben', 'AddNote', 'vanished')
  history.read({ by: 'ana', door: 'board', invoked: asked, seq: 3 })
  history.read({ by: 'ben', door: 'log', invoked: history.moment(), seq: 5 })
  return { history, records, write, give, accept, refuse, report, assign, close, stored, vanished, check: () => checkHistory({ ...history, records, since: 1 }) }
}

test('a day without fault is let pass: what is unknown may be there or not, and who asks before an answer may see the city before it', () => {
  expect(day().check()).toEqual([])
  expect(day().history.count()).toEqual({ ok: 2, refused: 1, unknown: 2, resent: 0 })
})

const spoiled: [string, RegExp, (d: ReturnType<typeof day>) => void][] = [
  ['an accepted command that is not in the log is lost', /^lost: AssignCrew .* accepted at 4/, (d) => d.records.splice(2, 2)],
  ['an accepted command that stands elsewhere than it was told', /^seq: ReceiveRequest .* told 3, and stands at 2/, (d) => Object.assign(d.report.answers[0]!, { seq: 3 })],
  ['an accepted command of several records is told the last', /^seq: AssignCrew .* told 3, and stands at 4/, (d) => Object.assign(d.assign.answers[0]!, { seq: 3 })],
  ['an accepted command that was carried out again later', /^twice: ReceiveRequest .* \(2, 6\)/, (d) => d.write('ana', 'RequestReceived', 'report')],
  ['a command that was carried out twice in one commit', /^twice: AddNote .* \(5, 6\)/, (d) => d.write('ben', 'NoteAdded', 'stored')],
  ['an unknown command of two records with something between', /^twice: AddNote .* \(6, 8\)/, (d) => {
    d.write('ben', 'RequestAcknowledged', 'vanished')
    d.write('ben', 'NoteAdded')
    d.write('ben', 'CrewAssigned', 'vanished')
  }],
  ['a command whose records are not of one commit', /^twice: AssignCrew/, (d) => Object.assign(d.records[2]!, { at: '2026-11-24T13:59:00.000Z' })],
  ['a command that another seems to have given', /^person: AddNote .* given by ben, and record 5 is signed by another/, (d) => Object.assign(d.records[4]!, { by: { actor: 'person', userId: 'ana' } })],
  ['a command that the city seems to have given itself', /^person: AddNote/, (d) => Object.assign(d.records[4]!, { by: { actor: 'system' } })],
  ['a refused command that was carried out', /^refused: CloseRequest .* at 6/, (d) => d.write('ben', 'RequestClosed', 'close')],
  ['a command that nobody gave', /^phantom:/, (d) => d.write('ana', 'NoteAdded', 'nobody')],
  ['a resend that was answered otherwise', /^answers: ReceiveRequest/, (d) => d.accept(d.report, 6)],
  ['a refused command that was accepted when it was sent again', /^answers: CloseRequest/, (d) => d.accept(d.close, 6)],
  ['who asks after an answer and sees the city before it', /^stale: cam asked for the board after 4 was acknowledged, and was shown 3/, (d) => d.history.read({ by: 'cam', door: 'board', invoked: d.history.moment(), seq: 3 })],
  ['two things of one person that changed places', /^order: AddNote .* stands at 6, before what ana did earlier to the same request \(7\)/, (d) => {
    d.accept(d.give('ana', 'HoldRequest', 'hold'), 7)
    d.accept(d.give('ana', 'AddNote', 'note'), 6)
    d.write('ana', 'NoteAdded', 'note')
    d.write('ana', 'RequestHeld', 'hold')
  }],
  ['a log with a hole', /^gap: record 3 stands where 2 should/, (d) => d.records.splice(1, 1)],
  ['a log in which time goes backwards', /^time: record 3/, (d) => Object.assign(d.records[2]!, { at: '2026-11-24T13:59:00.000Z' })],
]
test.each(spoiled)('%s is found', (_, sentence, spoil) => {
  const spoiledDay = day()
  spoil(spoiledDay)
  expect(spoiledDay.check().filter((problem) => sentence.test(problem))).toHaveLength(1)
})

test('what the city gives itself nobody has to have given', () => {
  const quiet = day()
  quiet.write('', 'RequestResumed', 'wakes', { by: { actor: 'system' } })
  expect(quiet.check()).toEqual([])
})

test('what was given up may come late, and is no disorder', () => {
  const late = day()
  late.give('ana', 'AddNote', 'given up')
  late.accept(late.give('ana', 'HoldRequest', 'hold'), 6)
  late.write('ana', 'RequestHeld', 'hold')
  late.write('ana', 'NoteAdded', 'given up')
  expect(late.check()).toEqual([])
})
