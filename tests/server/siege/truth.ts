import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { openDatabase } from '../../../server/db/open-database.ts'
import { BoardKeeper } from '../../../server/dispatch/board-keeper.ts'
import { bodyOf, emptyBoard } from '../../../shared/domain/board.ts'
import { fold } from '../../../shared/domain/evolve.ts'
import { redactBody } from '../../../shared/domain/redaction.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Seq } from '../../../shared/protocol/values.ts'
import type { Role } from '../../../shared/protocol/words.ts'
import { migrations } from '../../contract/stores.ts'
import { allRecords, expectTrue } from '../town.ts'
import { hashOf } from './board-hash.ts'
import { RESIDENT } from './people.ts'

/** What the database says, read past the server. */
export async function logOf(folder: string): Promise<LogRecord[]> {
  const stores = await openDatabase(folder, { migrations })
  const records = await allRecords(stores.log)
  await stores.close()
  return records
}

/** The hash of the board that a role must have at a seq; each is reckoned once. */
export function hashes(records: readonly LogRecord[]): (role: Role, seq: Seq) => string {
  const known = new Map<string, string>()
  return (role, seq) => {
    const key = `${role} ${seq}`
    const hash = known.get(key) ?? hashOf(JSON.parse(JSON.stringify(redactBody(bodyOf(fold(emptyBoard, records.slice(0, seq))), role))))
    known.set(key, hash)
    return hash
  }
}

/** After the server has ended: the file is whole, and board, rows and reporters are what the log says. */
export async function expectSound(folder: string): Promise<void> {
  const stores = await openDatabase(folder, { migrations })
  try {
    const sqlite = new Database(stores.file, { readonly: true })
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
    sqlite.close()
    const keeper = new BoardKeeper(stores.log)
    await keeper.load()
    await expectTrue(keeper.board, stores)
    for (const record of await allRecords(stores.log)) {
      if (record.kind === 'RequestReceived') expect((await stores.requests.reporterOf(record.requestId))?.name, `reporter of record ${record.seq}`).toContain(RESIDENT)
    }
  } finally {
    await stores.close()
  }
}
