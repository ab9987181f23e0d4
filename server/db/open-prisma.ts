import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { check, PRAGMAS, WANTED, type ConnectionOptions } from './connection.ts'
import { PrismaClient } from './generated/client.ts'

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
