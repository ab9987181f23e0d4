import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LatePrisma } from '../../server/db/late-prisma.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import { StoreFault } from '../../server/ports/fault.ts'

let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'curbline-late-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const folder = () => join(home, 'city')
const late = () => new LatePrisma(join(folder(), 'curbline.db'), { busyTimeoutMs: 50 }, () => undefined)

test('whoever asks while Prisma wakes shares the one that wakes', async () => {
  await (await openDatabase(folder())).close()
  const prisma = late()
  const [one, other] = await Promise.all([prisma.ask(async (client) => client), prisma.ask(async (client) => client)])
  expect(one).toBe(other)
  expect(await prisma.ask((client) => client.user.count())).toBe(0)
  await prisma.close()
})

test('a file that could not be opened is a fault that passes: the next to ask is answered', async () => {
  const prisma = late()
  mkdirSync(join(folder(), 'curbline.db'), { recursive: true })
  await expect(prisma.ask((client) => client.user.count())).rejects.toThrow(StoreFault)
  await expect(prisma.warm()).rejects.toThrow('The disk that holds the database cannot be read or written.')
  rmSync(join(folder(), 'curbline.db'), { recursive: true })
  await (await openDatabase(folder())).close()
  await prisma.warm()
  expect(await prisma.ask((client) => client.user.count())).toBe(0)
  await prisma.close()
})

test('a database is closed without ever having asked, and while it wakes', async () => {
  const quiet = await openDatabase(folder())
  await quiet.close()
  const hasty = await openDatabase(folder())
  const warming = hasty.warm()
  await hasty.close()
  await warming.catch(() => undefined)
  expect(await (await openDatabase(folder())).users.hasDemoLogins()).toBe(false)
})
