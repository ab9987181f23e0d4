import { statSync } from 'node:fs'
import { StoreFault } from '../ports/fault.ts'
import type { Sqlite } from './connection.ts'

/** One check a connection: what it compares with is looked at once. */
const checks = new WeakMap<Sqlite, () => void>()

/**
 * The check that the files at a database's path are those that were opened. SQLite does not
 * look (in WAL mode): where somebody moves or removes them beneath a running server, it goes on
 * storing into files that the next start does not find, and what was acknowledged is lost. The
 * check throws a StoreFault; it costs some microseconds. Ask for it first when the write-ahead file is there.
 */
export function ownFileCheck(sqlite: Sqlite): () => void {
  const check = checks.get(sqlite) ?? checkOf(sqlite)
  checks.set(sqlite, check)
  return check
}

function checkOf(sqlite: Sqlite): () => void {
  const paths = [sqlite.name, `${sqlite.name}-wal`]
  const opened = paths.map(identity)
  return () => {
    if (paths.every((path, i) => identity(path) === opened[i])) return
    const sentence = 'The database file was moved or removed while the server ran: put it back, or start the server anew.'
    throw new StoreFault(sentence, 30_000, { sentence })
  }
}

/** What cannot be looked at, whyever (a file where the folder was, a share that went away), is not what was opened. */
function identity(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path)
    return `${dev} ${ino}`
  } catch {
    return undefined
  }
}
