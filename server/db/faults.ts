import { Fault, StoreFault } from '../ports/fault.ts'

/** What SQLite's result codes mean for a city, and when to come back. */
const MEANINGS: [code: RegExp, message: string, retryAfterMs: number][] = [
  [/SQLITE_(BUSY|LOCKED)/, 'Another program is writing to the database file.', 1_000],
  [/SQLITE_FULL/, 'The disk that holds the database is full.', 30_000],
  [/SQLITE_READONLY/, 'The database file may not be written.', 30_000],
  [/SQLITE_(IOERR|CANTOPEN)/, 'The disk that holds the database cannot be read or written.', 30_000],
  [/SQLITE_(CORRUPT|NOTADB)/, 'The database file is damaged; restore it from a backup.', 600_000],
]

/** Gives a driver's error its meaning; what is not the disk's or the file's doing is a plain Fault. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  const code = codesOf(error)
  for (const [pattern, message, retryAfterMs] of MEANINGS) {
    if (pattern.test(code)) return new StoreFault(message, retryAfterMs, { cause: error, sentence: message })
  }
  return new Fault(error instanceof Error ? error.message : String(error), { cause: error })
}

/** Runs one statement through Prisma, and turns what it throws into a Fault. */
export async function faulting<T>(statement: () => Promise<T>): Promise<T> {
  try {
    return await statement()
  } catch (error) {
    throw asFault(error)
  }
}

/** Runs work on the better-sqlite3 connection, and turns what it throws into a Fault. */
export function faultingSync<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asFault(error)
  }
}

/** The SQLite codes in an error: its own, those Prisma wraps around its driver's, and Prisma's word for busy. */
function codesOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 4) return ''
  const { code, kind, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>
  const own = [code, originalCode, kind === 'SocketTimeout' ? 'SQLITE_BUSY' : undefined].filter((one) => typeof one === 'string')
  return [...own, ...[cause, meta, driverAdapterError].map((inner) => codesOf(inner, depth + 1))].join(' ')
}
