import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Fault } from '../ports/fault.ts'
import { asFault } from './faults.ts'

/**
 * Takes a data folder for this process alone: two servers on one folder would each tell their
 * own screens only. The lock is the operating system's, through SQLite, so a process that is
 * killed leaves none behind. Returns the release.
 */
export function lockFolder(folder: string): () => void {
  let lock: Database.Database | undefined
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    lock = new Database(join(folder, 'running.lock'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    const held = lock
    return () => held.close()
  } catch (error) {
    lock?.close()
    const { code } = error as { code?: string }
    if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') throw new Fault(`Another Curbline is running on ${folder}: stop it, or set DATA_DIR to another folder.`)
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new Fault(`DATA_DIR ${folder} is not a folder.`)
    if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'SQLITE_CANTOPEN') throw new Fault(`DATA_DIR ${folder} cannot be written.`)
    throw asFault(error)
  }
}
