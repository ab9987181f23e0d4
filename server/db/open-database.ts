import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Fault } from '../ports/fault.ts'
import type { Stores } from '../ports/stores.ts'
import { backUp, DATABASE_FILE } from './backup.ts'
import { openSqlite } from './connection.ts'
import { asFault, faultingSync } from './faults.ts'
import { LatePrisma } from './late-prisma.ts'
import { migrate } from './migrate.ts'
import { ownFileCheck } from './own-file-check.ts'
import { SqliteAccessLog, SqliteUsers } from './sqlite-accounts.ts'
import { SqliteDevices } from './sqlite-devices.ts'
import { SqliteLog } from './sqlite-log.ts'
import { SqliteRequests } from './sqlite-requests.ts'
import { SqliteSessions } from './sqlite-sessions.ts'
import { SqliteTrail } from './sqlite-trail.ts'
import { tornLog } from './torn-log.ts'

/** Where the migrations lie, from the project's root: the place that the server is started from. */
export const MIGRATIONS = 'prisma/migrations/sqlite'

export interface OpenOptions {
  cityId?: string
  migrations?: string
  busyTimeoutMs?: number
}

export interface Database extends Stores {
  readonly file: string
  /** A whole copy while the city works on, through SQLite's online backup. Never over another file. */
  backupTo(file: string): Promise<void>
  /** Gets ready what a start did not wait for; whoever asks before waits a third of a second. */
  warm(): Promise<void>
  close(): Promise<void>
}

/** Opens the database of a data folder, making and migrating it as needed. Throws a Fault with one sentence. */
export async function openDatabase(folder: string, options: OpenOptions = {}): Promise<Database> {
  const { cityId = 'city', migrations = resolve(MIGRATIONS), busyTimeoutMs = 1_000 } = options
  const file = join(folder, DATABASE_FILE)
  const sqlite = connect(file, migrations, busyTimeoutMs)
  const log = beginLog(sqlite, cityId)
  const prisma = new LatePrisma(file, { busyTimeoutMs }, ownFileCheck(sqlite))
  return {
    file,
    log,
    requests: new SqliteRequests(sqlite, prisma, cityId),
    users: new SqliteUsers(sqlite, prisma, cityId),
    sessions: new SqliteSessions(sqlite, cityId),
    accessLog: new SqliteAccessLog(sqlite, prisma, cityId),
    trail: new SqliteTrail(sqlite, prisma, cityId),
    devices: new SqliteDevices(sqlite, cityId),
    backupTo: (target) => backUp(sqlite, target),
    warm: () => prisma.warm(),
    async close() {
      await prisma.close()
      sqlite.close()
    },
  }
}

function connect(file: string, migrations: string, busyTimeoutMs: number) {
  let sqlite: ReturnType<typeof openSqlite> | undefined
  try {
    mkdirSync(resolve(file, '..'), { recursive: true })
    sqlite = openSqlite(file, { busyTimeoutMs })
    migrate(sqlite, migrations)
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw asFault(error)
  }
}

/** Begins the log of a city, where what is there is one log. */
function beginLog(sqlite: ReturnType<typeof openSqlite>, cityId: string): SqliteLog {
  try {
    const torn = faultingSync(() => tornLog(sqlite))
    if (torn) throw new Fault(`${sqlite.name} is damaged: its log should end at record ${torn.head} and ends at ${torn.last}; restore it from a backup.`)
    return new SqliteLog(sqlite, cityId)
  } catch (error) {
    sqlite.close()
    throw error
  }
}
