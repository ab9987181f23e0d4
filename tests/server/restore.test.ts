import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rebuild } from '../../server/cli/rebuild.ts'
import { DATABASE_FILE, restore } from '../../server/db/backup.ts'
import { lockFolder } from '../../server/db/folder-lock.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import { Fault } from '../../server/ports/fault.ts'
import { batch, id, noted, request, row } from '../contract/samples.ts'
import { migrations, newFolder } from '../contract/stores.ts'

const pothole = id('r', 1)
let home: string
const city = () => join(home, 'city')
const backup = () => join(home, 'city.backup')
const elsewhere = () => join(home, 'elsewhere')
const open = (folder: string) => openDatabase(folder, { migrations })
const fileOf = (folder: string) => join(folder, DATABASE_FILE)

/** A city of two facts that goes on working; its backup holds the first. */
async function workingCity() {
  const stores = await open(city())
  await stores.log.append(batch(0, { records: [noted(1, pothole)] }))
  await stores.backupTo(backup())
  await stores.log.append(batch(1, { records: [noted(2, pothole)] }))
  return stores
}

/** A copy with the journal of a transaction that nobody will end, as a killed program leaves them. */
function leaveInTransaction(file: string, left: string): void {
  const worked = `${left}.worked`
  copyFileSync(file, worked)
  const sqlite = new Database(worked)
  sqlite.pragma('journal_mode = DELETE')
  // No room in memory: what is changed goes to the file, and what was there to the journal.
  sqlite.pragma('cache_size = 1')
  sqlite.exec('BEGIN IMMEDIATE; UPDATE "LogHead" SET logId = 1; UPDATE "LogRecord" SET kind = lower(kind)')
  for (const suffix of ['', '-journal']) copyFileSync(worked + suffix, left + suffix)
  sqlite.close()
  rmSync(worked)
}

beforeEach(() => {
  home = newFolder()
})
afterEach(() => rmSync(home, { recursive: true }))

describe('a backup that is put back', () => {
  test.each(['-wal', '-shm', '-journal'])('goes into no folder that holds the %s of a city that was moved away', async (suffix) => {
    const lost = await workingCity()
    mkdirSync(elsewhere())
    const left = fileOf(elsewhere()) + suffix
    copyFileSync(fileOf(city()) + (suffix === '-journal' ? '-wal' : suffix), left)
    await lost.close()
    expect(() => restore(backup(), elsewhere())).toThrow(`still holds ${DATABASE_FILE}${suffix} of another city`)
    expect(existsSync(fileOf(elsewhere()))).toBe(false)
    rmSync(left)
    restore(backup(), elsewhere())
    const restored = await open(elsewhere())
    expect(await restored.log.read(0, 9)).toEqual([noted(1, pothole)])
    await restored.close()
  })

  test.each(['-wal', '-journal'])('is no city’s own file with facts in its %s, nor a copy of such files', async (suffix) => {
    const stores = await workingCity()
    const own = fileOf(city())
    if (suffix === '-journal') {
      rmSync(`${own}-wal`)
      writeFileSync(own + suffix, 'half of a transaction')
    }
    expect(() => restore(own, elsewhere())).toThrow(`is a city’s own file and not a backup, for ${own}${suffix} is a part of it: run "npm run backup FILE"`)
    expect(existsSync(elsewhere())).toBe(false)
    await stores.close()
  })

  test('is a city’s own file too, once all of its facts stand in it', async () => {
    await (await workingCity()).close()
    writeFileSync(`${fileOf(city())}-wal`, '')
    restore(fileOf(city()), elsewhere())
    const restored = await open(elsewhere())
    expect(await restored.log.read(0, 9)).toEqual([noted(1, pothole), noted(2, pothole)])
    await restored.close()
  })

  test('is put back whole where an earlier try was killed in the middle of its transaction', async () => {
    const stores = await workingCity()
    await stores.log.append(batch(2, { records: Array.from({ length: 400 }, (_, n) => noted(n + 3, pothole)) }))
    await stores.backupTo(join(home, 'later.backup'))
    await stores.close()
    const killed = `${fileOf(elsewhere())}.partial`
    mkdirSync(elsewhere())
    leaveInTransaction(join(home, 'later.backup'), killed)
    restore(backup(), elsewhere())
    expect(readdirSync(elsewhere()).sort()).toEqual([DATABASE_FILE, 'running.lock'])
    const restored = await open(elsewhere())
    expect(await restored.log.read(0, 9)).toEqual([noted(1, pothole)])
    await restored.close()
  })

  test('is a file, goes into a folder, and one sentence says which of them is none', async () => {
    await (await workingCity()).close()
    expect(() => restore(city(), elsewhere())).toThrow(new Fault(`${city()} is not a file.`))
    expect(existsSync(elsewhere())).toBe(false)
    writeFileSync(elsewhere(), '')
    expect(() => restore(backup(), elsewhere())).toThrow(new Fault(`DATA_DIR ${elsewhere()} is not a folder.`))
    rmSync(elsewhere())
    // A folder where the copy is to be written stands for whatever a disk may refuse.
    mkdirSync(fileOf(elsewhere()) + '.partial', { recursive: true })
    expect(() => restore(backup(), elsewhere())).toThrow(Fault)
  })

  test('goes into no folder that a city is at work on, and leaves the folder free after itself', async () => {
    await (await workingCity()).close()
    const unlock = lockFolder(elsewhere())
    expect(() => restore(backup(), elsewhere())).toThrow(/^Another Curbline is running on \S+: stop it/)
    expect(existsSync(fileOf(elsewhere()))).toBe(false)
    unlock()
    restore(backup(), elsewhere())
    expect(() => restore(backup(), elsewhere())).toThrow('holds a city already')
    lockFolder(elsewhere())()
  })
})

test('of two backups into one file at once, one is written whole and the other says that it exists already', async () => {
  const stores = await workingCity()
  const both = join(home, 'both.backup')
  const ends = await Promise.allSettled([stores.backupTo(both), stores.backupTo(both)])
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(String(ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))[0])).toContain('exists already')
  await stores.close()
  expect(readdirSync(home).sort()).toEqual(['both.backup', 'city', 'city.backup'])
  restore(both, elsewhere())
})

test.each([1, 3])('a log of two records whose head is %d is neither opened nor put back: two cities’ files were mixed', async (head) => {
  await (await workingCity()).close()
  const sqlite = new Database(fileOf(city()))
  sqlite.prepare('UPDATE "LogHead" SET head = ?').run(head)
  sqlite.close()
  await expect(open(city())).rejects.toThrow(`should end at record ${head} and ends at 2; restore it from a backup.`)
  expect(readdirSync(city()).filter((name) => name.endsWith('-wal'))).toEqual([])
  expect(() => restore(fileOf(city()), elsewhere())).toThrow('is not a whole backup of Curbline')
})

test('search and history are made anew only while no city works on the folder', async () => {
  const stores = await workingCity()
  await stores.log.append(batch(2, { records: [noted(3, pothole)], requests: [row(request(pothole))] }))
  const unlock = lockFolder(city())
  await expect(rebuild([], city())).rejects.toThrow(/^Another Curbline is running on \S+: stop it/)
  expect(await stores.requests.byId(pothole)).toEqual(row(request(pothole)))
  await stores.close()
  unlock()
  // Its log tells of no request that was received: the row is one too many.
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await rebuild([], city())
  expect(said.mock.lastCall).toEqual(['Rebuilt 0 requests from 3 records; 1 differed from before.\n'])
  said.mockRestore()
  lockFolder(city())()
  const rebuilt = await open(city())
  expect(await rebuilt.requests.byId(pothole)).toBeUndefined()
  await rebuilt.close()
})
