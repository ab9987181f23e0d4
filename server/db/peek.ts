import { join, resolve } from 'node:path'
import type { Instant } from '../../shared/protocol/values.ts'
import { DATABASE_FILE } from './backup.ts'
import { openSqlite } from './connection.ts'
import { asFault } from './faults.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './open-database.ts'

/** When the last fact of a folder's city was written, if there is one, and whether anybody may sign in. A look that opens no city: Prisma alone would take a third of a second to wake. */
export function peek(folder: string, cityId = 'city'): { lastAt: Instant | undefined; hasUsers: boolean } {
  let sqlite: ReturnType<typeof openSqlite> | undefined
  try {
    sqlite = openSqlite(join(folder, DATABASE_FILE), { busyTimeoutMs: 1_000 })
    migrate(sqlite, resolve(MIGRATIONS))
    const lastAt = sqlite.prepare<[string], Instant>('SELECT at FROM "LogRecord" WHERE cityId = ? ORDER BY seq DESC LIMIT 1').pluck().get(cityId)
    const hasUsers = sqlite.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM "User" WHERE cityId = ?)').pluck().get(cityId) === 1
    return { lastAt, hasUsers }
  } catch (error) {
    throw asFault(error)
  } finally {
    sqlite?.close()
  }
}
