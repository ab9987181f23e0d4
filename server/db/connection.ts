import Database from 'better-sqlite3'
import { Fault } from '../ports/fault.ts'

export type Sqlite = Database.Database

/**
 * What makes an acknowledged write survive a power cut. `synchronous` and the rest belong to a
 * connection and not to the file (only WAL stays), so each connection sets them and reads them back.
 * secure_delete: text removed by law is overwritten, not only unlinked.
 */
export const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON']
export const WANTED: Record<string, string> = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1', secure_delete: '1' }

export interface ConnectionOptions {
  /** How long a statement waits for another process; all of this process waits with it. */
  busyTimeoutMs: number
}

/** The connection for everything of more than one statement. The file is made if it is missing. */
export function openSqlite(file: string, { busyTimeoutMs }: ConnectionOptions): Sqlite {
  const sqlite = new Database(file, { timeout: busyTimeoutMs })
  try {
    for (const pragma of PRAGMAS) sqlite.pragma(pragma)
    check('log', busyTimeoutMs, (name) => sqlite.pragma(name, { simple: true }))
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** Throws a Fault where a connection is weaker than it has to be. `read`: what it says of a pragma. */
export function check(connection: string, busyTimeoutMs: number, read: (name: string) => unknown): void {
  for (const [name, wanted] of Object.entries({ ...WANTED, busy_timeout: String(busyTimeoutMs) })) {
    const found = String(read(name))
    if (found !== wanted) throw new Fault(`The ${connection} connection to the database has ${name} ${found} and needs ${wanted}.`)
  }
}
