import type { Crew, ServiceRequest } from '../protocol/board.ts'
import type { LogRecord, SentRecord } from '../protocol/records.ts'
import type { Role } from '../protocol/words.ts'
import type { BoardBody } from './board.ts'

/**
 * The one gate for who sees what, by role alone. Staff and crews see every record: a
 * resident's name, phone and e-mail are in none. A display hangs where anyone may read it, so
 * free text and names do not go there.
 */
export const HIDDEN_FROM_DISPLAY = ['description', 'text', 'note', 'reason', 'to', 'owner', 'materials', 'photoId', 'photoIds', 'answers'] as const

const ENVELOPE = new Set(['seq', 'at', 'occurredAt', 'deviceAt', 'via', 'by', 'commandId', 'kind', 'v'])
const hidden = new Set<string>(HIDDEN_FROM_DISPLAY)

/** Fields a role may not see are removed; a record with nothing left goes as its bare envelope. */
export function redact(record: LogRecord, role: Role): SentRecord {
  if (role !== 'display') return record
  const left = withoutHidden(record)
  const isBare = Object.keys(left).every((key) => ENVELOPE.has(key))
  return isBare ? { seq: record.seq, at: record.at, kind: record.kind } : left
}

/** The board as a role may see it: what folding the redacted records would give. */
export function redactBody(body: BoardBody, role: Role): BoardBody {
  if (role !== 'display') return body
  return { ...body, services: body.services.map(withoutHidden), crews: body.crews.map(redactCrew), requests: body.requests.map(withoutHidden) }
}

function redactCrew({ statusReason: _, ...crew }: Crew): Crew {
  return withoutHidden(crew)
}

/** Removes hidden fields and people's names, however deep. */
function withoutHidden<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutHidden) as T
  if (typeof value !== 'object' || value === null) return value
  const left: Record<string, unknown> = {}
  const { acts } = value as { acts?: ServiceRequest['acts'] }
  for (const [key, part] of Object.entries(value)) {
    if (hidden.has(key)) continue
    if (key === 'descriptionSeq') {
      // A display that stayed was not told that the words were corrected: to it they are the report's.
      left[key] = acts?.find((act) => act.act === 'received')?.seq ?? part
      continue
    }
    if (key === 'by') {
      // A signature keeps who it was by number; a name standing alone goes whole.
      if (typeof part === 'object' && part !== null) {
        const { name: _, ...rest } = part as Record<string, unknown>
        left[key] = rest
      }
      continue
    }
    left[key] = withoutHidden(part)
  }
  return left as T
}
