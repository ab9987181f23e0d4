import type { Reporter } from '../../shared/protocol/commands.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Id, Instant, Seq } from '../../shared/protocol/values.ts'
import type { KeptAnswer } from '../ports/event-log.ts'
import { subjects } from '../ports/append-rules.ts'
import type { Sqlite } from './connection.ts'
import { prepareUpsert } from './request-columns.ts'

export type LogStatements = ReturnType<typeof prepareLog>

/** Every statement of the log, prepared once for one city. None of them opens a transaction. */
export function prepareLog(sqlite: Sqlite, cityId: string) {
  const begin = sqlite.prepare('INSERT INTO "LogHead" (cityId, logId, head) VALUES (?, ?, 0) ON CONFLICT (cityId) DO NOTHING')
  const logHead = sqlite.prepare<[string], { logId: string; head: Seq }>('SELECT logId, head FROM "LogHead" WHERE cityId = ?')
  const moveHead = sqlite.prepare('UPDATE "LogHead" SET head = ? WHERE cityId = ?')
  const touch = sqlite.prepare('UPDATE "LogHead" SET head = head WHERE cityId = ?')
  const atOf = sqlite.prepare<[string, Seq], Instant>('SELECT at FROM "LogRecord" WHERE cityId = ? AND seq = ?').pluck()
  const bodyOf = sqlite.prepare<[string, Seq], string>('SELECT body FROM "LogRecord" WHERE cityId = ? AND seq = ?').pluck()
  const rewrite = sqlite.prepare('UPDATE "LogRecord" SET body = ? WHERE cityId = ? AND seq = ?')
  const addRecord = sqlite.prepare(
    `INSERT INTO "LogRecord" (cityId, seq, at, kind, requestId, crewId, commandId, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const mention = sqlite.prepare('INSERT INTO "LogMention" (cityId, requestId, seq) VALUES (?, ?, ?)')
  const read = sqlite
    .prepare<[string, Seq, number], string>('SELECT body FROM "LogRecord" WHERE cityId = ? AND seq > ? ORDER BY seq LIMIT ?')
    .pluck()
  const history = sqlite
    .prepare<[string, string, Id, string, Id], string>(
      `SELECT body FROM "LogRecord" WHERE cityId = ? AND seq IN (
         SELECT seq FROM "LogRecord" WHERE cityId = ? AND requestId = ?
         UNION SELECT seq FROM "LogMention" WHERE cityId = ? AND requestId = ?
       ) ORDER BY seq`,
    )
    .pluck()
  const addAnswer = sqlite.prepare('INSERT INTO "CommandAnswer" (cityId, commandId, giver, digest, answer) VALUES (?, ?, ?, ?, ?)')
  const answerTo = sqlite.prepare<[string, Id], Omit<KeptAnswer, 'answer'> & { answer: string }>(
    'SELECT commandId, giver, digest, answer FROM "CommandAnswer" WHERE cityId = ? AND commandId = ?',
  )
  const putReporter = sqlite.prepare('INSERT OR REPLACE INTO "Reporter" (cityId, requestId, name, phone, email) VALUES (?, ?, ?, ?, ?)')
  const snapshot = sqlite.prepare<[string], { seq: Seq; board: string }>('SELECT seq, board FROM "Snapshot" WHERE cityId = ?')
  // A board from before text was removed would bring it back; a board older than the kept one is of no use.
  const keepSnapshot = sqlite.prepare<{ cityId: string; seq: Seq; board: string }>(
    `INSERT INTO "Snapshot" (cityId, seq, board) SELECT cityId, @seq, @board FROM "LogHead" WHERE cityId = @cityId AND blankedAt <= @seq
     ON CONFLICT (cityId) DO UPDATE SET seq = excluded.seq, board = excluded.board WHERE excluded.seq >= "Snapshot".seq`,
  )
  const dropSnapshots = sqlite.prepare('DELETE FROM "Snapshot" WHERE cityId = ?')
  const markBlanked = sqlite.prepare('UPDATE "LogHead" SET blankedAt = ? WHERE cityId = ?')

  return {
    begin: (logId: string) => void begin.run(cityId, logId),
    logHead: () => logHead.get(cityId)!,
    moveHead: (head: Seq) => void moveHead.run(head, cityId),
    /** A real write of nothing new: it fails when the disk is full or the file is not ours. */
    touch: () => void touch.run(cityId),
    atOf: (seq: Seq) => atOf.get(cityId, seq),
    bodyOf: (seq: Seq) => bodyOf.get(cityId, seq),
    rewrite: (seq: Seq, record: LogRecord) => void rewrite.run(JSON.stringify(record), cityId, seq),
    addRecord: (record: LogRecord) => {
      const { requestId, crewId, others } = subjects(record)
      const { seq, at, kind, commandId } = record
      addRecord.run(cityId, seq, at, kind, requestId ?? null, crewId ?? null, commandId ?? null, JSON.stringify(record))
      for (const other of others) mention.run(cityId, other, seq)
    },
    read: (after: Seq, limit: number) => read.all(cityId, after, limit),
    history: (requestId: Id) => history.all(cityId, cityId, requestId, cityId, requestId),
    addAnswer: ({ commandId, giver, digest, answer }: KeptAnswer) =>
      void addAnswer.run(cityId, commandId, giver, digest, JSON.stringify(answer)),
    answerTo: (commandId: Id) => answerTo.get(cityId, commandId),
    putRequest: prepareUpsert(sqlite, cityId),
    putReporter: (requestId: Id, { name, phone, email }: Reporter) =>
      void putReporter.run(cityId, requestId, name ?? null, phone ?? null, email ?? null),
    snapshot: () => snapshot.get(cityId),
    keepSnapshot: ({ seq, board }: { seq: Seq; board: string }) => void keepSnapshot.run({ cityId, seq, board }),
    dropSnapshots: (head: Seq) => {
      dropSnapshots.run(cityId)
      markBlanked.run(head, cityId)
    },
  }
}
