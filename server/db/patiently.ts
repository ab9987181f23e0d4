import { StoreFault } from '../ports/fault.ts'
import type { Sqlite } from './connection.ts'
import { faultingSync } from './faults.ts'
import { ownFileCheck } from './own-file-check.ts'

/** The patience that connections have lost, to be given back: `busy_timeout` in milliseconds. */
const lost = new WeakMap<Sqlite, number>()

/**
 * Runs a write, and turns what it throws into a Fault. Every write on the connection comes through
 * here, so that none is acknowledged into files that the next start does not find. All of the
 * process waits with a write that waits for another program's lock, so it is waited for once: after
 * that each write is tried and told at once, until one gets through. Or a lock that stays would
 * leave the city no time to read.
 */
export function patiently<T>(sqlite: Sqlite, write: () => T): T {
  ownFileCheck(sqlite)()
  try {
    const result = faultingSync(write)
    const patience = lost.get(sqlite)
    if (patience !== undefined) {
      lost.delete(sqlite)
      sqlite.pragma(`busy_timeout = ${patience}`)
    }
    return result
  } catch (fault) {
    if (fault instanceof StoreFault && isBusy(fault.cause) && !lost.has(sqlite)) {
      lost.set(sqlite, Number(sqlite.pragma('busy_timeout', { simple: true })))
      sqlite.pragma('busy_timeout = 0')
    }
    throw fault
  }
}

const isBusy = (error: unknown): boolean => /SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown } | undefined)?.code))
