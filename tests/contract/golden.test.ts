import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bodyOf, emptyBoard } from '../../shared/domain/board.ts'
import { fold } from '../../shared/domain/evolve.ts'
import { record, type LogRecord } from '../../shared/protocol/records.ts'

/**
 * Facts are for ever: what was stored once must be read for ever. The file was written from
 * the story of `tests/domain/story.ts` when version 1 was new, and is never written again; a changed payload gets a version, an upcast,
 * and a file of its own beside it.
 */
const GOLDEN = new URL('./golden/log-v1.json', import.meta.url)
const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { records: LogRecord[]; board: unknown }

test('the log of version 1 has a record of every kind', () => {
  const kinds = record.options.map((option) => option.shape.kind.value)
  expect(new Set(golden.records.map(({ kind }) => kind))).toEqual(new Set(kinds))
})

test('every record of version 1 is still what the protocol says a record is', () => {
  for (const one of golden.records) expect(record.parse(one)).toEqual(one)
})

test('folding the log of version 1 still gives the board that it gave then', () => {
  expect(JSON.parse(JSON.stringify(bodyOf(fold(emptyBoard, golden.records))))).toEqual(golden.board)
})
