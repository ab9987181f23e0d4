import type { Answer } from '../../shared/protocol/answers.ts'
import type { Reporter } from '../../shared/protocol/commands.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { BlankableField } from '../../shared/protocol/words.ts'
import type { Id, Seq } from '../../shared/protocol/values.ts'
import type { RequestRow } from './request-store.ts'

/** What a command was first answered, kept so that a resend answers the same. */
export interface KeptAnswer {
  commandId: Id
  /** Who gave it: an id is remembered for its giver alone, so nobody reads another's answer. */
  giver: string
  /** A digest of the command as parsed; the same id with another body is refused. */
  digest: string
  answer: Answer
}

/** One group commit: all of it is stored, or none of it. */
export interface Append {
  /** The head the writer decided on. The append fails with a conflict if the log has moved past it. */
  expectedHead: Seq
  /** Numbered expectedHead + 1, + 2, … without a gap; `at` never before the last stored one. */
  records: readonly LogRecord[]
  answers: readonly KeptAnswer[]
  /** The projections' new rows, whole. */
  requests: readonly RequestRow[]
  reporters: readonly { requestId: Id; reporter: Reporter }[]
  /** Free text that must go by law: set to the empty string in the record that holds it. */
  blanks: readonly { seq: Seq; field: BlankableField }[]
}

export type AppendResult = { outcome: 'appended'; head: Seq } | { outcome: 'conflict'; head: Seq }

/**
 * The city's numbered list of facts. Gap-free and in commit order; a failed append leaves nothing.
 * Implementations: `server/memory`, `server/db`; one contract suite holds both.
 */
export interface EventLog {
  /** Made once with the log; another one means other facts. */
  readonly logId: string
  head(): Promise<Seq>
  append(batch: Append): Promise<AppendResult>
  /** Records with seq > after, in order, at most `limit`. */
  read(after: Seq, limit: number): Promise<LogRecord[]>
  /** Every record about a request, in order, also those that merged others into it. */
  history(requestId: Id): Promise<LogRecord[]>
  answerTo(commandId: Id): Promise<KeptAnswer | undefined>
  /** The newest board kept to start from; losing it costs only time. `board` is JSON text. */
  latestSnapshot(): Promise<{ seq: Seq; board: string } | undefined>
  keepSnapshot(snapshot: { seq: Seq; board: string }): Promise<void>
  /** Throws a Fault when the store cannot be written. */
  probe(): Promise<void>
}
