import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { LogRecord, RecordOf } from '../../shared/protocol/records.ts'
import type { Append, KeptAnswer } from '../../server/ports/event-log.ts'
import type { RequestRow } from '../../server/ports/request-store.ts'

/** Ids that read like what they are: `id('r', 7)` is a request's. */
export const id = (letter: string, n: number): string =>
  `${letter.charCodeAt(0).toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString().padStart(12, '0')}`

/** The n-th minute of a Tuesday in November. */
export const minute = (n: number): string => new Date(Date.UTC(2026, 10, 24, 14, n)).toISOString()

const by = { actor: 'person', userId: 'ana', name: 'Ana', role: 'dispatcher' } as const

export const received = (seq: number, requestId: string, fields: Partial<RecordOf<'RequestReceived'>> = {}): LogRecord => ({
  kind: 'RequestReceived', v: 1, seq, at: minute(seq), by, requestId, number: `26-${requestId.slice(-5)}`, serviceCode: 'pothole',
  place: { lng: -73.9, lat: 42.8 }, description: 'A deep one', source: 'phone', verified: true, ...fields,
})

export const noted = (seq: number, requestId: string, text = 'Called back'): LogRecord => ({
  kind: 'NoteAdded', v: 1, seq, at: minute(seq), by, requestId, text,
})

export const shiftStarted = (seq: number, crewId: string): LogRecord => ({
  kind: 'ShiftStarted', v: 1, seq, at: minute(seq), by, crewId, endsAt: minute(seq + 720),
})

export const merged = (seq: number, requestId: string, intoRequestId: string): LogRecord => ({
  kind: 'RequestsMerged', v: 1, seq, at: minute(seq), by, requestId, intoRequestId,
})

export const envelope = (seq: number) => ({ v: 1 as const, seq, at: minute(seq), by })

export const request = (requestId: string, fields: Partial<ServiceRequest> = {}): ServiceRequest =>
  ({
    status: 'received', id: requestId, number: `26-${requestId.slice(-5)}`, serviceCode: 'pothole', place: { lng: -73.9, lat: 42.8 },
    description: 'A deep one', source: 'phone', verified: true, changedSeq: 1, round: 1, receivedAt: minute(0), assisting: [],
    assignments: [], reportCount: 1, joined: [], acts: [], breaches: [], ...fields,
  }) as ServiceRequest

/** The row of a request, its columns taken from the request itself. */
export function row(of: ServiceRequest, fields: Partial<RequestRow> = {}): RequestRow {
  const crewId = 'crewId' in of && of.crewId !== undefined ? { crewId: of.crewId } : {}
  return {
    id: of.id, number: of.number, status: of.status, serviceCode: of.serviceCode, receivedAt: of.receivedAt, seq: of.changedSeq,
    request: of, ...crewId, ...fields,
  }
}

export const answer = (commandId: string, seq = 1): KeptAnswer => ({
  commandId, giver: 'ana', digest: `digest of ${commandId}`, answer: { commandId, outcome: 'accepted', seq },
})

export const batch = (expectedHead: number, parts: Partial<Append> = {}): Append => ({
  expectedHead, records: [], answers: [], requests: [], reporters: [], blanks: [], ...parts,
})
