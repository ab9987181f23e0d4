import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openDatabase } from '../../server/db/open-database.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import type { MakeStores } from './event-log.ts'

export const migrations = resolve(import.meta.dirname, '../../prisma/migrations/sqlite')

export const inMemory: MakeStores = async () => ({ stores: memoryDatabase(), close: async () => {} })

export const inSqlite: MakeStores = async () => {
  const folder = newFolder()
  const stores = await openDatabase(folder, { migrations })
  return {
    stores,
    close: async () => {
      await stores.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'curbline-'))
