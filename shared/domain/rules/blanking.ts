import type { CommandOf } from '../../protocol/commands.ts'
import type { LogRecord, RecordKind } from '../../protocol/records.ts'
import type { BlankableField } from '../../protocol/words.ts'
import { refuse } from '../refusals.ts'
import type { Rule } from './context.ts'

/** Free text that law says must go. Codes (a hold's reason, an outcome) are no free text. */
export const FREE_TEXT: Partial<Record<RecordKind, readonly BlankableField[]>> = {
  RequestReceived: ['description', 'answers'],
  RequestCorrected: ['description'],
  RequestMadeSafe: ['note', 'materials'],
  RequestHeld: ['owner', 'note', 'materials'],
  RequestResolved: ['note', 'to', 'materials', 'reason'],
  RequestClosed: ['reason'],
  RequestCancelled: ['reason'],
  RequestReopened: ['reason'],
  NoteAdded: ['text'],
}

/** The reason of a resolving is its proof's. */
function hasText(record: LogRecord, field: BlankableField): boolean {
  const holder = record.kind === 'RequestResolved' && field === 'reason' ? record.proof : record
  const text = (holder as Record<string, unknown> | undefined)?.[field]
  // What was removed before is empty text, an empty list or no answers.
  return (FREE_TEXT[record.kind]?.includes(field) ?? false) && text !== undefined && Object.keys(text as object | string).length > 0
}

export const blankText: Rule<CommandOf<'BlankText'>> = (_, { requestId, seq, field, reason }, { record }) => {
  const isThere = record !== undefined && 'requestId' in record && record.requestId === requestId && hasText(record, field)
  return isThere ? [{ kind: 'TextBlanked', requestId, ofSeq: seq, field, reason }] : refuse.noSuchText(seq, field)
}
