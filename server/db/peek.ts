import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant } from '../../shared/protocol/values.ts'
import { DATABASE_FILE } from './backup.ts'
import { asFault } from './faults.ts'

/**
 * When the last fact of a folder's city was written, if there is one, and whether anybody may sign in. Looks only: an
 * older database stays as old as it is, for it may be about to be set aside, and what was never begun has neither.
 */
export function peek(folder: string, cityId = 'city'): { lastAt: Instant | undefined; hasUsers: boolean } {
  let sqlite: Database.Database | undefined
  try {
    sqlite = new Database(join(folder, DATABASE_FILE), { readonly: true, timeout: 1_000 })
    const tables = sqlite.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('LogRecord', 'User')`).pluck().all()
    if (tables.length < 2) return { lastAt: undefined, hasUsers: false }
    const lastAt = sqlite.prepare<[string], Instant>('SELECT at FROM "LogRecord" WHERE cityId = ? ORDER BY seq DESC LIMIT 1').pluck().get(cityId)
    const hasUsers = sqlite.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM "User" WHERE cityId = ?)').pluck().get(cityId) === 1
    return { lastAt, hasUsers }
  } catch (error) {
    throw asFault(error)
  } finally {
    sqlite?.close()
  }
}
