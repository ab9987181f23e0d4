import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite, type Sqlite } from '../../server/db/connection.ts'
import { openPrisma } from '../../server/db/open-prisma.ts'
import { migrate } from '../../server/db/migrate.ts'
import { backUp, DATABASE_FILE, restore } from '../../server/db/backup.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import { peek } from '../../server/db/peek.ts'
import { SqliteLog } from '../../server/db/sqlite-log.ts'
import { Fault, StoreFault } from '../../server/ports/fault.ts'
import { answer, batch, id, minute, noted, received, request, row } from './samples.ts'
import { migrations, newFolder } from './stores.ts'

const pothole = id('r', 1)
const busyTimeoutMs = 50
let folder: string
const file = () => join(folder, DATABASE_FILE)
const open = () => openDatabase(folder, { migrations, busyTimeoutMs })
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a city that is closed and opened again', () => {
  test('knows everything it knew, under the same log', async () => {
    const first = await open()
    await first.log.append(
      batch(0, {
        records: [received(1, pothole), noted(2, pothole)], answers: [answer(id('c', 1))], requests: [row(request(pothole))],
        reporters: [{ requestId: pothole, reporter: { name: 'Rosa' } }],
      }),
    )
    await first.log.keepSnapshot({ seq: 2, board: '{}' })
    const { logId } = first.log
    await first.close()

    const second = await open()
    expect(second.log.logId).toBe(logId)
    expect(await second.log.head()).toBe(2)
    expect(await second.log.read(0, 9)).toEqual([received(1, pothole), noted(2, pothole)])
    expect(await second.log.answerTo(id('c', 1))).toEqual(answer(id('c', 1)))
    expect(await second.log.latestSnapshot()).toEqual({ seq: 2, board: '{}' })
    expect(await second.requests.byId(pothole)).toEqual(row(request(pothole)))
    expect(await second.requests.reporterOf(pothole)).toEqual({ name: 'Rosa' })
    await second.close()
  })

  test('[L5] another city in the same file has its own log', async () => {
    const here = await open()
    const there = await openDatabase(folder, { migrations, cityId: 'elsewhere' })
    await here.log.append(batch(0, { records: [noted(1, pothole)], requests: [row(request(pothole))] }))
    expect(there.log.logId).not.toBe(here.log.logId)
    expect(await there.log.head()).toBe(0)
    expect(await there.requests.byId(pothole)).toBeUndefined()
    await here.close()
    await there.close()
  })

  test('[L1] two programs at one file number no fact twice and lose none', async () => {
    const [one, two] = [await open(), await open()]
    const write = async (log: typeof one.log, name: string) => {
      for (let written = 0, head = 0; written < 30; ) {
        const result = await log.append(batch(head, { records: [{ ...noted(head + 1, pothole, `${name} ${written}`), at: minute(0) }] }))
        if (result.outcome === 'appended') written++
        head = result.head
        await new Promise(setImmediate)
      }
    }
    await Promise.all([write(one.log, 'one'), write(two.log, 'two')])
    const records = await two.log.read(0, 100)
    expect(records.map((record) => record.seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    expect(new Set(records.map((record) => record.kind === 'NoteAdded' && record.text)).size).toBe(60)
    await one.close()
    await two.close()
  })

  test('[L4] a program killed in the middle of its work leaves whole appends behind', async () => {
    const killed = `
      import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../server/db/open-database.ts'))}
      import { batch, noted, id } from ${JSON.stringify(join(import.meta.dirname, 'samples.ts'))}
      const { log } = await openDatabase(${JSON.stringify(folder)}, { migrations: ${JSON.stringify(migrations)} })
      for (let head = 0; ; head += 2) {
        await log.append(batch(head, { records: [noted(head + 1, id('r', 1)), noted(head + 2, id('r', 1))] }))
        if (head === 100) process.kill(process.pid, 'SIGKILL')
      }`
    writeFileSync(join(folder, 'killed.mts'), killed)
    const { signal, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(folder, 'killed.mts')], { encoding: 'utf8' })
    expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' })
    const city = await open()
    expect(await city.log.head()).toBe(102)
    expect((await city.log.read(0, 1_000)).map((record) => record.seq)).toEqual(Array.from({ length: 102 }, (_, n) => n + 1))
    await city.close()
  })
})

describe('what is acknowledged survives a power cut', () => {
  test('both connections write through to the disk, and say so when asked', async () => {
    const sqlite = openSqlite(file(), { busyTimeoutMs })
    const prisma = await openPrisma(file(), { busyTimeoutMs })
    const asPrisma = async (name: string) => Object.values((await prisma.$queryRawUnsafe<object[]>(`PRAGMA ${name}`))[0]!)[0]
    for (const [name, wanted] of [['journal_mode', 'wal'], ['synchronous', 2], ['foreign_keys', 1], ['busy_timeout', 50]] as const) {
      expect(sqlite.pragma(name, { simple: true })).toBe(wanted)
      expect(String(await asPrisma(name))).toBe(String(wanted))
    }
    await prisma.$disconnect()
    sqlite.close()
  })

  test('a file that cannot be in WAL mode is refused with one sentence', () => {
    expect(() => openSqlite(':memory:', { busyTimeoutMs })).toThrow('The log connection to the database has journal_mode memory and needs wal.')
  })
})

describe('a look at a folder that may be set aside', () => {
  test('says what is there, and leaves every byte of it as it was, however old it is', async () => {
    const city = await open()
    await city.log.append(batch(0, { records: [received(1, pothole)] }))
    await city.close()
    // As a version left it that knew of one migration more or less.
    const old = new Database(file())
    old.exec('DELETE FROM "_prisma_migrations"; DROP TABLE "Fix"')
    old.close()
    const before = readFileSync(file())
    expect(peek(folder)).toEqual({ lastAt: received(1, pothole).at, hasUsers: false })
    expect(readFileSync(file()).equals(before)).toBe(true)
  })
  test('of one whose founding was cut short before its first table finds nothing', () => {
    writeFileSync(file(), '')
    expect(peek(folder)).toEqual({ lastAt: undefined, hasUsers: false })
    expect(readFileSync(file())).toHaveLength(0)
  })
  test('reads what a server that was killed had not brought into the file', async () => {
    const city = await open()
    await city.log.append(batch(0, { records: [received(1, pothole)] }))
    const killed = join(folder, 'killed')
    mkdirSync(killed)
    for (const part of ['', '-wal']) cpSync(file() + part, join(killed, DATABASE_FILE + part))
    expect(peek(killed).lastAt).toBe(received(1, pothole).at)
    await city.close()
  })
})

describe('a city whose files cannot be looked at any more', () => {
  test('[C9] makes no other in their place when it is asked for what it had not opened yet, and answers when they are back', async () => {
    const city = await open()
    const parts = ['', '-wal', '-shm']
    for (const part of parts) renameSync(file() + part, `${file()}${part}.away`)
    await expect(city.users.count()).rejects.toThrow(StoreFault)
    expect(readdirSync(folder).filter((name) => !name.endsWith('.away'))).toEqual([])
    for (const part of parts) renameSync(`${file()}${part}.away`, file() + part)
    expect(await city.users.count()).toBe(0)
    await city.close()
  })
  test('[C9] takes nothing of any kind, and has nothing of it when they are back', async () => {
    const city = await open()
    const [at, until] = [minute(0), minute(9)]
    const user = { id: 'ana', cityId: 'city', name: 'Ana', email: 'ana@example.org', role: 'dispatcher' as const, demo: false, disabled: false, passwordHash: 'x' }
    const device = (deviceId: string) => ({ id: deviceId, crewId: 'truck-7', name: 'phone', tokenHash: 'x', speedUnit: 'knots' as const, createdAt: at })
    await city.users.add(user)
    await city.sessions.put({ idHash: 'kept', userId: 'ana', createdAt: at, expiresAt: at })
    await city.devices.put(device('kept'))
    const away = `${folder}.away`
    renameSync(folder, away)
    const writes: Record<string, () => Promise<unknown>> = {
      'a record': () => city.log.append(batch(0, { records: [received(1, pothole)] })),
      'a board': () => city.log.keepSnapshot({ seq: 0, board: '{}' }),
      'a session': () => city.sessions.put({ idHash: 'new', userId: 'ana', createdAt: at, expiresAt: until }),
      'a session’s length': () => city.sessions.extend('kept', until),
      'a session’s end': () => city.sessions.remove(['kept']),
      'a phone': () => city.devices.put(device('new')),
      'a phone’s end': () => city.devices.remove('kept'),
      'a look': () => city.accessLog.note({ at, userId: 'ana', userName: 'Ana', what: 'reporter', subject: '26-00001' }),
      'a person': () => city.users.add({ ...user, id: 'sam', email: 'sam@example.org' }),
      'a password': () => city.users.setPasswordHash('ana', 'y'),
      'who may not sign in': () => city.users.setDisabled('ana', true),
      'a fix': () => city.trail.keep([{ crewId: 'truck-7', lng: 1, lat: 2, at, receivedAt: at }]),
      'a trail’s end': () => city.trail.forgetBefore(at),
    }
    for (const [what, write] of Object.entries(writes)) await expect(write(), what).rejects.toThrow(StoreFault)
    renameSync(away, folder)
    expect([await city.log.head(), await city.log.latestSnapshot(), await city.sessions.of('ana'), await city.devices.all(), await city.accessLog.entries('26-00001'), await city.users.count(), await city.trail.count()]).toEqual([
      0, undefined, [{ idHash: 'kept', userId: 'ana', createdAt: at, expiresAt: at }], [device('kept')], [], 1, 0,
    ])
    expect(await city.users.byEmail('ana@example.org')).toMatchObject({ passwordHash: 'x', disabled: false })
    await city.close()
  })
  test('[C9] takes nothing, and says so as of a store that is away, whatever stands in their place', async () => {
    const city = await open()
    const away = `${folder}.away`
    renameSync(folder, away)
    const nothingAt = (place: () => void) => {
      place()
      return Promise.all([city.log.probe(), city.log.append(batch(0, { records: [received(1, pothole)] }))].map((asked) => expect(asked).rejects.toThrow(StoreFault)))
    }
    await nothingAt(() => undefined)
    await nothingAt(() => writeFileSync(folder, 'no folder'))
    rmSync(folder)
    await nothingAt(() => symlinkSync(folder, folder))
    rmSync(folder)
    renameSync(away, folder)
    await city.log.probe()
    await city.close()
  })
})

describe('a store that cannot', () => {
  test('a file that another program is writing to is busy, not broken, and nothing is half kept', async () => {
    const city = await open()
    const other = new Database(file())
    other.exec('BEGIN IMMEDIATE')
    const fault = await city.log.append(batch(0, { records: [received(1, pothole)] })).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(StoreFault)
    expect(fault).toMatchObject({ message: 'Another program is writing to the database file.', retryAfterMs: 1_000 })
    await expect(city.log.probe()).rejects.toThrow(StoreFault)
    const note = { at: minute(0), userId: 'ana', userName: 'Ana', what: 'reporter' as const, subject: '26-1' }
    await expect(city.accessLog.note(note)).rejects.toThrow(StoreFault)
    other.exec('ROLLBACK')
    expect(await city.log.append(batch(0, { records: [received(1, pothole)] }))).toEqual({ outcome: 'appended', head: 1 })
    other.close()
    await city.close()
  })

  test('a full disk is said to be one, nothing is half kept, and the city goes on when there is room', async () => {
    const sqlite = openSqlite(file(), { busyTimeoutMs })
    migrate(sqlite, migrations)
    const log = new SqliteLog(sqlite, 'city')
    // A disk cannot be filled here; a limit on the file's pages gets the same answer from SQLite.
    sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`)
    const records = Array.from({ length: 100 }, (_, n) => noted(n + 1, pothole, 'x'.repeat(4_000)))
    const whole = batch(0, { records, answers: [answer(id('c', 1))], requests: [row(request(pothole))] })
    const fault = await log.append(whole).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(StoreFault)
    expect(fault).toMatchObject({ message: 'The disk that holds the database is full.' })
    expect(await log.head()).toBe(0)
    expect(await log.read(0, 1)).toEqual([])
    expect(await log.answerTo(id('c', 1))).toBeUndefined()
    sqlite.pragma('max_page_count = 1000000')
    expect(await log.append(whole)).toEqual({ outcome: 'appended', head: 100 })
    sqlite.close()
  })

  test('text removed by law is nowhere in the files', async () => {
    const city = await open()
    const secret = 'the-secret-of-elm-street'
    await city.log.append(batch(0, { records: [noted(1, pothole, secret)], requests: [row(request(pothole, { description: secret }))] }))
    await city.log.append(batch(1, { blanks: [{ seq: 1, field: 'text' }], requests: [row(request(pothole, { description: '' }))] }))
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'latin1')).not.toContain(secret)
    await city.close()
  })
})

describe('a backup', () => {
  const backup = () => join(folder, 'city.backup')
  const elsewhere = () => join(folder, 'elsewhere')

  test('is taken while the city works, and brings back the city as it was then', async () => {
    const city = await open()
    await city.log.append(batch(0, { records: [noted(1, pothole)], requests: [row(request(pothole))] }))
    await city.log.keepSnapshot({ seq: 1, board: '{}' })
    await city.backupTo(backup())
    await city.log.append(batch(1, { records: [noted(2, pothole)] }))

    restore(backup(), elsewhere())
    const restored = await openDatabase(elsewhere(), { migrations })
    expect(await restored.log.read(0, 9)).toEqual([noted(1, pothole)])
    expect(await restored.requests.byId(pothole)).toEqual(row(request(pothole)))
    await restored.close()
    await city.close()
  })

  test('[L5] brings back another log: whoever saw the lost facts must not go on as if they were these', async () => {
    const city = await open()
    await city.log.append(batch(0, { records: [noted(1, pothole)] }))
    await city.log.keepSnapshot({ seq: 1, board: JSON.stringify({ logId: city.log.logId }) })
    await city.backupTo(backup())
    restore(backup(), elsewhere())
    const restored = await openDatabase(elsewhere(), { migrations })
    expect(restored.log.logId).not.toBe(city.log.logId)
    expect(await restored.log.latestSnapshot()).toBeUndefined()
    await restored.close()
    await city.close()
  })

  test('never overwrites a file, nor leaves half of one', async () => {
    const city = await open()
    writeFileSync(backup(), 'precious')
    await expect(city.backupTo(backup())).rejects.toThrow('exists already')
    expect(readFileSync(backup(), 'utf8')).toBe('precious')
    await expect(city.backupTo(join(folder, 'no', 'such', 'place.db'))).rejects.toThrow(Fault)
    const broken = {
      async backup(file: string) {
        writeFileSync(file, 'half')
        throw new Error('cut off')
      },
    }
    await expect(backUp(broken as unknown as Pick<Sqlite, 'backup'>, join(folder, 'cut.backup'))).rejects.toThrow('cut off')
    expect(readdirSync(folder).filter((name) => name.startsWith('cut'))).toEqual([])
    await city.close()
  })

  test('is not restored over a city, nor from what is no whole backup', async () => {
    const city = await open()
    await city.log.append(batch(0, { records: Array.from({ length: 200 }, (_, n) => noted(n + 1, pothole)) }))
    await city.backupTo(backup())
    expect(() => restore(backup(), folder)).toThrow('holds a city already')
    writeFileSync(join(folder, 'notes.txt'), 'not a database, by a long way')
    expect(() => restore(join(folder, 'notes.txt'), elsewhere())).toThrow('is not a whole backup of Curbline')
    expect(() => restore(join(folder, 'missing'), elsewhere())).toThrow('There is no file')
    const bytes = readFileSync(backup())
    writeFileSync(join(folder, 'cut.backup'), bytes.subarray(0, bytes.length - 8_192))
    expect(() => restore(join(folder, 'cut.backup'), elsewhere())).toThrow('is not a whole backup of Curbline')
    expect(existsSync(join(elsewhere(), DATABASE_FILE))).toBe(false)
    await city.close()
  })
})

describe('migrations', () => {
  const copied = () => {
    const own = join(folder, 'migrations')
    cpSync(join(migrations, '001_init'), join(own, '001_init'), { recursive: true })
    return own
  }
  const add = (own: string, name: string, sql: string) => {
    mkdirSync(join(own, name))
    writeFileSync(join(own, name, 'migration.sql'), sql)
  }

  test('are applied once, in order, and written down as Prisma writes them', () => {
    const sqlite = openSqlite(file(), { busyTimeoutMs })
    const own = copied()
    expect(migrate(sqlite, own)).toEqual(['001_init'])
    expect(migrate(sqlite, own)).toEqual([])
    add(own, '002_more', 'CREATE TABLE "More" (id INTEGER);')
    expect(migrate(sqlite, own)).toEqual(['002_more'])
    const rows = sqlite.prepare('SELECT * FROM "_prisma_migrations" ORDER BY migration_name').all()
    expect(rows).toMatchObject([
      { migration_name: '001_init', applied_steps_count: 1, rolled_back_at: null, logs: null, checksum: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { migration_name: '002_more' },
    ])
    sqlite.close()
  })

  test('one that fails leaves nothing of itself, and works once it is mended', () => {
    const sqlite = openSqlite(file(), { busyTimeoutMs })
    const own = copied()
    add(own, '002_more', 'CREATE TABLE "More" (id INTEGER); INSERT INTO "Nowhere" VALUES (1);')
    expect(() => migrate(sqlite, own)).toThrow('Migration 002_more could not be applied: no such table: Nowhere.')
    expect(sqlite.prepare(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'More'`).get()).toEqual({ n: 0 })
    writeFileSync(join(own, '002_more', 'migration.sql'), 'CREATE TABLE "More" (id INTEGER);')
    expect(migrate(sqlite, own)).toEqual(['002_more'])
    sqlite.close()
  })

  test.each([
    ['was edited afterwards', (own: string) => writeFileSync(join(own, '001_init', 'migration.sql'), 'SELECT 1;'), 'Migration 001_init was edited after it was applied to this database.'],
    ['is from a newer version', (own: string) => cpSync(join(own, '001_init'), join(own, '000_init'), { recursive: true }), 'This database has migration 001_init, which this version of Curbline does not know.'],
    ['is missing', (own: string) => rmSync(join(own, '001_init'), { recursive: true }), 'There are no migrations in'],
  ])('a database whose migration %s is refused with one sentence', (_, spoil, sentence) => {
    const sqlite = openSqlite(file(), { busyTimeoutMs })
    const own = copied()
    migrate(sqlite, own)
    spoil(own)
    expect(() => migrate(sqlite, own)).toThrow(sentence)
    sqlite.close()
  })

  test('a database that another tool left half migrated is refused', () => {
    const sqlite = openSqlite(file(), { busyTimeoutMs })
    const own = copied()
    migrate(sqlite, own)
    sqlite.exec('UPDATE "_prisma_migrations" SET finished_at = NULL')
    expect(() => migrate(sqlite, own)).toThrow('Migration 001_init failed on this database; restore it from a backup.')
    sqlite.close()
  })

  test('a folder without a database gets one', async () => {
    const city = await openDatabase(join(folder, 'new', 'city'), { migrations })
    expect(existsSync(city.file) && statSync(city.file).size > 0).toBe(true)
    await city.close()
  })
})
