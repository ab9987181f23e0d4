import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../ports/fault.ts'
import type { Sqlite } from './connection.ts'

interface Migration { name: string; sql: string; checksum: string }
interface Applied { name: string; checksum: string; finished: number | null }

/** Prisma's own table, as its tools write it: they can read what we did, and we what they did. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`
const NOW = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`

/**
 * Brings a database to the newest migration of `folder` (one folder a migration, with a
 * `migration.sql`, in the order of their names). Each is one transaction with its own row, so
 * a failed one leaves nothing. Returns the names of those it applied. Throws a Fault with one
 * sentence if the database holds a migration that was edited, failed, or is not known here.
 */
export function migrate(sqlite: Sqlite, folder: string): string[] {
  const migrations = readMigrations(folder)
  sqlite.exec(TABLE)
  const applied = appliedMigrations(sqlite)
  refuseStrangers(migrations, applied)
  return migrations.slice(applied.length).map((migration) => apply(sqlite, migration))
}

function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) throw new Fault(`There are no migrations in ${folder}.`)
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  if (names.length === 0) throw new Fault(`There are no migrations in ${folder}.`)
  return names.map((name) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

function appliedMigrations(sqlite: Sqlite): Applied[] {
  return sqlite
    .prepare<[], Applied>(
      `SELECT migration_name AS name, checksum, finished_at AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    )
    .all()
}

function refuseStrangers(migrations: readonly Migration[], applied: readonly Applied[]): void {
  applied.forEach(({ name, checksum, finished }, index) => {
    const known = migrations[index]
    if (finished === null) throw new Fault(`Migration ${name} failed on this database; restore it from a backup.`)
    if (known?.name !== name) throw new Fault(`This database has migration ${name}, which this version of Curbline does not know.`)
    if (known.checksum !== checksum) throw new Fault(`Migration ${name} was edited after it was applied to this database.`)
  })
}

function apply(sqlite: Sqlite, { name, sql, checksum }: Migration): string {
  const run = sqlite.transaction(() => {
    sqlite.exec(sql)
    sqlite
      .prepare(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES (?, ?, ?, ${NOW}, ${NOW}, 1)`,
      )
      .run(randomUUID(), checksum, name)
  })
  try {
    run.immediate()
  } catch (error) {
    throw new Fault(`Migration ${name} could not be applied: ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
  }
  return name
}
