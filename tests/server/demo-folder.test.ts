import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_FILE } from '../../server/db/backup.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import { setAsideIfStale } from '../../server/demo/demo-folder.ts'
import { Fault } from '../../server/ports/fault.ts'
import { batch, id, noted } from '../contract/samples.ts'
import { migrations, newFolder } from '../contract/stores.ts'

const note = noted(1, id('r', 1))
const aside = `demo-${note.at.slice(0, 19).replaceAll(':', '-')}`
const now = new Date(Date.parse(note.at) + 86_400_000).toISOString()
let home: string
beforeEach(async () => {
  home = newFolder()
  const stores = await openDatabase(join(home, 'demo'), { migrations })
  await stores.log.append(batch(0, { records: [note] }))
  await stores.close()
})
afterEach(() => rmSync(home, { recursive: true }))

test.each(['demo', 'demo/', 'demo//', 'demo/.'])('the demo of another day is set aside beside itself, with DATA_DIR written %s', (written) => {
  expect(setAsideIfStale(`${home}/${written}`, now)).toBe(join(home, aside))
  expect(readdirSync(home)).toEqual([aside])
  expect(existsSync(join(home, aside, DATABASE_FILE))).toBe(true)
})

test('a demo that cannot be set aside stays as it is, and one sentence says so', () => {
  mkdirSync(join(home, aside))
  writeFileSync(join(home, aside, 'notes.txt'), 'precious')
  expect(() => setAsideIfStale(join(home, 'demo'), now)).toThrow(Fault)
  expect(() => setAsideIfStale(join(home, 'demo'), now)).toThrow(/cannot be set aside as .* \(ENOTEMPTY\): move it away, or set DATA_DIR to another folder\.$/)
  expect(readdirSync(home).sort()).toEqual(['demo', aside])
})
