import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { uuidv7 } from 'uuidv7'
import { Fault } from '../ports/fault.ts'
import type { Sqlite } from './connection.ts'
import { faulting, faultingSync } from './faults.ts'
import { lockFolder } from './folder-lock.ts'
import { tornLog } from './torn-log.ts'

export const DATABASE_FILE = 'curbline.db'
/** What SQLite keeps beside a file and takes for a part of it, whoever left it there. */
const BESIDE = ['-wal', '-shm', '-journal']

/** A city that is not there must not be made by looking at it. Throws a Fault with one sentence. */
export function mustHoldCity(folder: string): void {
  if (!existsSync(join(folder, DATABASE_FILE))) throw new Fault(`There is no city in ${folder}: is DATA_DIR right?`)
}

/** A whole copy while the city works on. Under another name until it is whole; never over a file. */
export async function backUp(sqlite: Pick<Sqlite, 'backup'>, target: string): Promise<void> {
  mustBeNew(target)
  // A name of its own: two at once would write into one file.
  const partial = `${target}.${uuidv7()}.partial`
  try {
    await faulting(() => sqlite.backup(partial))
    mustBeNew(target)
    renameSync(partial, target)
  } finally {
    removeAll(partial)
  }
}

function mustBeNew(target: string): void {
  if (existsSync(target)) throw new Fault(`${target} exists already; a backup never overwrites a file.`)
}

/**
 * Puts a backup into a data folder that holds no city, nor anything of one. The log gets a new id:
 * facts after the backup are lost and their numbers will be given again, and a phone that still
 * holds the lost ones must start from a fresh board. Throws a Fault with one sentence.
 */
export function restore(backup: string, folder: string): void {
  if (!existsSync(backup)) throw new Fault(`There is no file ${backup}.`)
  if (!statSync(backup).isFile()) throw new Fault(`${backup} is not a file.`)
  mustStandAlone(backup)
  const unlock = lockFolder(folder)
  try {
    mustBeFree(folder)
    faultingSync(() => bringIn(backup, join(folder, DATABASE_FILE)))
  } finally {
    unlock()
  }
}

/** A write-ahead file that a crash left would be played into whatever is put beside it. */
function mustBeFree(folder: string): void {
  if (existsSync(join(folder, DATABASE_FILE))) throw new Fault(`${folder} holds a city already; move it away first.`)
  const left = BESIDE.map((suffix) => DATABASE_FILE + suffix).find((name) => existsSync(join(folder, name)))
  if (left !== undefined) throw new Fault(`${folder} still holds ${left} of another city; move it away first.`)
}

/** Its last facts stand in what lies beside it, or it is half of something: a copy of the file alone would lose them and look whole. */
function mustStandAlone(backup: string): void {
  const beside = ['-wal', '-journal'].map((suffix) => backup + suffix).find((file) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0)
  if (beside !== undefined) throw new Fault(`${backup} is a city’s own file and not a backup, for ${beside} is a part of it: run "npm run backup FILE" on its folder.`)
}

function bringIn(backup: string, target: string): void {
  const partial = `${target}.partial`
  // A restore that was killed leaves a journal, which would be rolled back into this copy.
  removeAll(partial)
  try {
    copyFileSync(backup, partial)
    if (!beginAnew(partial)) throw new Fault(`${backup} is not a whole backup of Curbline.`)
    renameSync(partial, target)
  } finally {
    removeAll(partial)
  }
}

function removeAll(file: string): void {
  for (const suffix of ['', ...BESIDE]) rmSync(file + suffix, { force: true })
}

/** False when the file is not whole, or not ours. */
function beginAnew(file: string): boolean {
  const sqlite = new Database(file)
  try {
    // One file, with no write-ahead file beside it that a renaming would leave behind.
    sqlite.pragma('journal_mode = DELETE')
    if (sqlite.pragma('integrity_check', { simple: true }) !== 'ok' || tornLog(sqlite)) return false
    const cities = sqlite.prepare<[], string>('SELECT cityId FROM "LogHead"').pluck().all()
    const rename = sqlite.prepare('UPDATE "LogHead" SET logId = ? WHERE cityId = ?')
    sqlite.transaction(() => {
      for (const cityId of cities) rename.run(uuidv7(), cityId)
      sqlite.prepare('DELETE FROM "Snapshot"').run()
    })()
    return true
  } catch {
    return false
  } finally {
    sqlite.close()
  }
}
