import type { By, LogRecord, RecordKind } from '../protocol/records.ts'

type Enveloped = 'seq' | 'at' | 'by' | 'commandId' | 'via' | 'v'
type WithoutEnvelope<R> = R extends LogRecord ? Omit<R, Enveloped> : never

/**
 * The list of everything that can happen to a city stands in `shared/protocol/records.ts`.
 *
 * What a rule says happened: a record before it is numbered, dated and signed. It is signed
 * by the command's giver unless it names another (the city itself, for its own follow-ups).
 */
export type Event = WithoutEnvelope<LogRecord> & { by?: By }
export type EventOf<Kind extends RecordKind> = Extract<Event, { kind: Kind }>
