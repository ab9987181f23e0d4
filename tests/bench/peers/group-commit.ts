import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Rows } from './rows.ts'

/**
 * The limit: better-sqlite3 and prepared statements, and nothing else. Whoever waits when a turn of the event
 * loop ends shares one commit under `synchronous = FULL`, and hears of it after.
 */
export class GroupCommit {
  readonly #sqlite: Database.Database
  readonly #write: (waiting: readonly Waiting[]) => void
  #waiting: Waiting[] = []

  constructor(folder: string) {
    const sqlite = new Database(join(folder, 'curbline.db'))
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON']) sqlite.pragma(pragma)
    const record = sqlite.prepare('INSERT INTO "LogRecord" (cityId, seq, at, kind, requestId, crewId, commandId, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    const answer = sqlite.prepare('INSERT INTO "CommandAnswer" (cityId, commandId, giver, digest, answer) VALUES (?, ?, ?, ?, ?)')
    const reporter = sqlite.prepare('INSERT OR REPLACE INTO "Reporter" (cityId, requestId, name, phone, email) VALUES (?, ?, ?, ?, ?)')
    const request = sqlite.prepare(
      `INSERT INTO "ServiceRequest" (cityId, id, number, status, serviceCode, crewId, receivedAt, seq, search, body, readings)
       VALUES (@cityId, @id, @number, @status, @serviceCode, @crewId, @receivedAt, @seq, @search, @body, @readings)
       ON CONFLICT (cityId, id) DO UPDATE SET number = @number, status = @status, serviceCode = @serviceCode, crewId = @crewId,
         receivedAt = @receivedAt, seq = @seq, search = @search, body = @body, readings = @readings`,
    )
    const head = sqlite.prepare('UPDATE "LogHead" SET head = head + ?')
    this.#sqlite = sqlite
    const write = sqlite.transaction((waiting: readonly Waiting[]) => {
      let records = 0
      for (const { rows } of waiting) {
        for (const columns of rows.records) record.run(...columns)
        answer.run(...rows.answer)
        if (rows.request) request.run(rows.request)
        if (rows.reporter) reporter.run(...rows.reporter)
        records += rows.records.length
      }
      head.run(records)
    })
    this.#write = (waiting) => write.immediate(waiting)
  }

  store(rows: Rows): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ rows, resolve })
      if (this.#waiting.length === 1) setImmediate(() => this.#commit())
    })
  }

  close(): void {
    this.#sqlite.close()
  }

  #commit(): void {
    const waiting = this.#waiting
    this.#waiting = []
    this.#write(waiting)
    for (const { resolve } of waiting) resolve()
  }
}

interface Waiting {
  rows: Rows
  resolve: () => void
}
