import { describe, expect, test } from 'vitest'
import { bodyOf } from '../../shared/domain/board.ts'
import { redact, redactBody } from '../../shared/domain/redaction.ts'
import { record as recordSchema, type LogRecord, type RecordKind } from '../../shared/protocol/records.ts'
import { ROLES } from '../../shared/protocol/words.ts'
import { STORY, tell } from './story.ts'

/** SURFACE, "Records": for a display these go. */
const GONE = ['description', 'text', 'note', 'reason', 'to', 'owner', 'materials', 'photoId', 'photoIds', 'answers']
const KINDS = recordSchema.options.map((option) => option.shape.kind.value) as RecordKind[]
const scene = tell(() => undefined)
const recordsOf = (kind: RecordKind) => scene.records.filter((record) => record.kind === kind)

/** Every field name at any depth, as a path. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [[...path, key], ...pathsIn(part, [...path, key])])
}
const hiddenIn = (value: unknown) => pathsIn(value).filter((path) => GONE.includes(path.at(-1)!) || path.slice(-2).join('.') === 'by.name')
/** What must go and nothing else: an independent reading of the rule, to compare with. That words were corrected is hidden with them. */
function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without)
  if (typeof value !== 'object' || value === null) return value
  const reportedIn = (value as { acts?: { act: string; seq: number }[] }).acts?.find((act) => act.act === 'received')?.seq
  return Object.fromEntries(Object.entries(value).filter(([key, part]) => !GONE.includes(key) && !(key === 'by' && typeof part === 'string')).map(([key, part]) =>
    [key, key === 'descriptionSeq' ? reportedIn : key === 'by' ? Object.fromEntries(Object.entries(part as object).filter(([name]) => name !== 'name')) : without(part)]))
}

test('the story has every kind of record, and every secret', () => {
  expect(KINDS.filter((kind) => recordsOf(kind).length === 0)).toEqual([])
  expect(GONE.filter((field) => !hiddenIn(scene.records).some((path) => path.at(-1) === field))).toEqual([])
  expect(STORY.length).toBeGreaterThan(KINDS.length)
})

test('[L6] every record names who it is by: a person, a resident, a device or the city', () => {
  for (const record of scene.records) {
    expect(['person', 'resident', 'device', 'system']).toContain(record.by.actor)
    const { by: _, ...unsigned } = record
    expect(recordSchema.safeParse(unsigned).success).toBe(false)
  }
})

describe('what a role sees of a record', () => {
  const whole = ROLES.filter((role) => role !== 'display')
  test.each(whole.flatMap((role) => KINDS.map((kind) => ({ role, kind }))))('[R1] $role sees $kind whole', ({ role, kind }) => {
    for (const record of recordsOf(kind)) expect(redact(record, role)).toEqual(record)
  })
  test.each(KINDS)('[R4] a display sees of %s no free text and no name, and all the rest', (kind) => {
    for (const record of recordsOf(kind)) {
      const sent = redact(record, 'display')
      expect(hiddenIn(sent)).toEqual([])
      expect(JSON.stringify(sent)).not.toMatch(/secret/)
      expect(sent).toEqual(without(record))
    }
  })
  test('[R1] a redacted record keeps its number and its time, so that nobody sees a gap', () => {
    for (const record of scene.records) expect(redact(record, 'display')).toMatchObject({ seq: record.seq, at: record.at, kind: record.kind })
  })
  test('[R2] a record with nothing left goes as its bare envelope', () => {
    const bare = { seq: 7, at: scene.now, kind: 'NoteAdded', v: 1, by: { actor: 'person', userId: 'ana', name: 'Ana' }, text: 'x' } as unknown as LogRecord
    expect(redact(bare, 'display')).toEqual({ seq: 7, at: scene.now, kind: 'NoteAdded' })
  })
  test('redacting leaves the record itself as it was', () => {
    const before = JSON.stringify(scene.records)
    for (const record of scene.records) redact(record, 'display')
    expect(JSON.stringify(scene.records)).toBe(before)
  })
})

describe('what a role sees of the board', () => {
  test('[R4] a display finds no free text and no name on it, at any time of the story', () => {
    tell((_, __, after) => {
      const sent = redactBody(bodyOf(after), 'display')
      expect(hiddenIn(sent)).toEqual([])
      expect(JSON.stringify(sent)).not.toMatch(/secret/)
      expect(pathsIn(sent).filter((path) => path.at(-1) === 'by' && path.at(-2) !== undefined)).toEqual([])
      expect(pathsIn(sent).filter((path) => path.at(-1) === 'statusReason')).toEqual([])
    })
  })
  test.each(ROLES.filter((role) => role !== 'display'))('%s sees it whole', (role) => {
    const body = bodyOf(scene.board)
    expect(redactBody(body, role)).toEqual(body)
  })
})
