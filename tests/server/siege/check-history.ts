import type { Command } from '../../../shared/protocol/commands.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Id, Seq } from '../../../shared/protocol/values.ts'
import type { Operation, Reading } from './history.ts'

interface Evidence {
  operations: readonly Operation[]
  readings: readonly Reading[]
  /** The whole log, as it stood at the end. */
  records: readonly LogRecord[]
  /** The head before the first operation: what stands there came of something else. */
  since?: Seq
}

/**
 * Whether a log is one that a history allows (`docs/PROTOCOL.md`, L and C): a sentence for
 * each thing that is not. Pure.
 */
export function checkHistory({ operations, readings, records, since = 0 }: Evidence): string[] {
  const made = new Map<Id, LogRecord[]>()
  for (const record of records) {
    if (record.commandId === undefined || record.seq <= since) continue
    made.set(record.commandId, [...(made.get(record.commandId) ?? []), record])
  }
  const given = new Set(operations.map(({ command }) => command.commandId))
  return [
    ...problemsOfLog(records),
    // What the city gives itself (it wakes holds, ends shifts) nobody invoked.
    ...[...made].filter(([id, [first]]) => !given.has(id) && first!.by.actor !== 'system').map(([id]) => `phantom: command ${id} was given by nobody, and made records`),
    ...operations.flatMap((operation) => problemsOf(operation, made.get(operation.command.commandId) ?? [])),
    ...staleReadings(operations, readings),
    ...disorder(operations, made),
  ]
}

function problemsOfLog(records: readonly LogRecord[]): string[] {
  return records.flatMap((record, i) => [
    ...(record.seq === i + 1 ? [] : [`gap: record ${record.seq} stands where ${i + 1} should`]),
    ...(i > 0 && record.at < records[i - 1]!.at ? [`time: record ${record.seq} is dated before the one it follows`] : []),
  ])
}

function problemsOf({ command, by, answers }: Operation, made: readonly LogRecord[]): string[] {
  const name = `${command.kind} ${command.commandId}`
  const [told] = answers
  const problems = [
    ...(answers.some((answer) => JSON.stringify(answer) !== JSON.stringify(told)) ? [`answers: ${name} was answered differently when it was sent again`] : []),
    ...(isOnce(made) ? [] : [`twice: ${name} stands in the log more than once (${made.map(({ seq }) => seq).join(', ')})`]),
    ...made.filter((record) => !('userId' in record.by) || record.by.userId !== by).map(({ seq }) => `person: ${name} was given by ${by}, and record ${seq} is signed by another`),
  ]
  if (told?.outcome === 'refused' && made.length > 0) problems.push(`refused: ${name} was refused, and stands in the log at ${made[0]!.seq}`)
  if (told?.outcome === 'accepted') {
    if (made.length === 0) problems.push(`lost: ${name} was accepted at ${told.seq}, and is not in the log`)
    else if (made.at(-1)!.seq !== told.seq) problems.push(`seq: ${name} was told ${told.seq}, and stands at ${made.at(-1)!.seq}`)
  }
  return problems
}

/** One command's records are one run of one commit, and none of them says what another has said. */
function isOnce(made: readonly LogRecord[]): boolean {
  const said = new Set(made.map((record) => JSON.stringify([record.kind, 'crewId' in record && record.crewId, 'requestId' in record && record.requestId])))
  return said.size === made.length && made.every(({ seq, at }, i) => seq === made[0]!.seq + i && at === made[0]!.at)
}

/** Whoever asks after somebody was told of a change is shown a city in which it has happened. */
function staleReadings(operations: readonly Operation[], readings: readonly Reading[]): string[] {
  const told = operations
    .flatMap(({ answered, answers: [answer] }) => (answered !== undefined && answer?.outcome === 'accepted' ? [{ answered, seq: answer.seq }] : []))
    .sort((a, b) => a.answered - b.answered)
  const problems: string[] = []
  let [known, next] = [0, 0]
  for (const { by, door, invoked, seq } of readings.toSorted((a, b) => a.invoked - b.invoked)) {
    for (; next < told.length && told[next]!.answered < invoked; next++) known = Math.max(known, told[next]!.seq)
    if (seq < known) problems.push(`stale: ${by} asked for the ${door} after ${known} was acknowledged, and was shown ${seq}`)
  }
  return problems
}

/** What one person was told of before doing the next thing to the same request stands before it. */
function disorder(operations: readonly Operation[], made: ReadonlyMap<Id, readonly LogRecord[]>): string[] {
  const last = new Map<string, Seq>()
  const problems: string[] = []
  for (const { command, by, answers } of operations.toSorted((a, b) => a.invoked - b.invoked)) {
    const [first] = made.get(command.commandId) ?? []
    // One that was given up may have come at any time since.
    if (answers.length === 0 || !first) continue
    for (const requestId of requestsOf(command)) {
      const key = `${by} ${requestId}`
      const before = last.get(key) ?? 0
      if (first.seq < before) problems.push(`order: ${command.kind} ${command.commandId} of ${by} stands at ${first.seq}, before what ${by} did earlier to the same request (${before})`)
      last.set(key, Math.max(before, first.seq))
    }
  }
  return problems
}

const requestsOf = (command: Command): Id[] =>
  'requestId' in command && command.requestId !== undefined ? [command.requestId, ...('intoRequestId' in command ? [command.intoRequestId] : [])] : []
