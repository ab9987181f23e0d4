import Database from 'better-sqlite3'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from './generated/client.ts'
import { Fault } from '../ports/fault.ts'

export type Sqlite = Database.Database

/**
 * What makes an acknowledged write survive a power cut. `synchronous` and the rest belong to a
 * connection and not to the file (only WAL stays), so each connection sets them and reads them back.
 * secure_delete: text removed by law is overwritten, not only unlinked.
 */
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON']
const WANTED: Record<string, string> = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1', secure_delete: '1' }

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

/**
 * Prisma's own connection to the same file: reads and single statements. Never `$transaction`
 * nor a nested write: both connections share this thread, and a write here during a
 * transaction there would freeze the process for the whole busy timeout.
 */
export async function openPrisma(file: string, { busyTimeoutMs }: ConnectionOptions): Promise<PrismaClient> {
  const adapter = new DurableAdapter({ url: `file:${file}`, timeout: busyTimeoutMs }, { timestampFormat: 'iso8601' })
  const prisma = new PrismaClient({ adapter })
  try {
    const found: Record<string, unknown> = {}
    for (const name of [...Object.keys(WANTED), 'busy_timeout']) {
      const rows = await prisma.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`)
      found[name] = Object.values(rows[0] ?? {})[0]
    }
    check('Prisma', busyTimeoutMs, (name) => found[name])
    return prisma
  } catch (error) {
    await prisma.$disconnect()
    throw error
  }
}

/** Sets the pragmas whenever Prisma connects, so that a reconnection is no weaker. */
class DurableAdapter extends PrismaBetterSqlite3 {
  override async connect(): ReturnType<PrismaBetterSqlite3['connect']> {
    const connection = await super.connect()
    await connection.executeScript(PRAGMAS.map((pragma) => `PRAGMA ${pragma};`).join('\n'))
    return connection
  }
}

function check(connection: string, busyTimeoutMs: number, read: (name: string) => unknown): void {
  for (const [name, wanted] of Object.entries({ ...WANTED, busy_timeout: String(busyTimeoutMs) })) {
    const found = String(read(name))
    if (found !== wanted) throw new Fault(`The ${connection} connection to the database has ${name} ${found} and needs ${wanted}.`)
  }
}
