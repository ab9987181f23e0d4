import type { LogRecord } from '../../shared/protocol/records.ts'
import type { BlankableField } from '../../shared/protocol/words.ts'

type Fields = { [name: string]: unknown }
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const blankOf = (field: BlankableField): unknown => (field === 'materials' ? [] : field === 'answers' ? {} : '')

/**
 * The record without the text of a field, and the text that was there. A reason may also stand
 * in a proof. A record that never had the field comes back as it was.
 */
export function blankField(record: LogRecord, field: BlankableField): { record: LogRecord; removed: unknown[] } {
  const copy = structuredClone(record) as LogRecord & Fields
  const removed = [copy, copy['proof']].flatMap((holder) => take(holder, field, () => true))
  return { record: copy, removed }
}

/**
 * The record without copies of a removed text: a request that comes back to the board comes
 * back whole, and would bring the text with it. Text of another version is left alone.
 * Undefined when there is nothing to remove.
 */
export function blankCopies(record: LogRecord, field: BlankableField, removed: readonly unknown[]): LogRecord | undefined {
  if (!('recalled' in record) || record.recalled === undefined) return undefined
  const gone = new Set(removed.map((value) => JSON.stringify(value)))
  const copy = structuredClone(record)
  const request = copy.recalled?.request as Fields | undefined
  const resolution = request?.['resolution']
  const holders = [request, request?.['hold'], resolution, isFields(resolution) ? resolution['proof'] : undefined]
  const taken = holders.flatMap((holder) => take(holder, field, (value) => gone.has(JSON.stringify(value))))
  return taken.length > 0 ? copy : undefined
}

/** Blanks the field where it stands and `goes`; gives back what was taken. */
function take(holder: unknown, field: BlankableField, goes: (value: unknown) => boolean): unknown[] {
  if (!isFields(holder)) return []
  const value = holder[field]
  if (value === undefined || !goes(value)) return []
  holder[field] = blankOf(field)
  return [value]
}
