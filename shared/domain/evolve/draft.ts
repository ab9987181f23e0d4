import type { Crew, ServiceRequest } from '../../protocol/board.ts'
import type { LogRecord } from '../../protocol/records.ts'
import type { Id, Instant, Seq } from '../../protocol/values.ts'
import type { Board } from '../board.ts'
import { copyOfLeaving } from './leaving.ts'

/** A board being written: maps may be changed, what stands in them may not. */
export type Draft = {
  -readonly [K in keyof Board]: Board[K] extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : Board[K]
}

/** Copies the maps once, so that a whole group of commits costs one copy. */
export const draftOf = (board: Board): Draft => ({
  ...board,
  services: new Map(board.services),
  policies: new Map(board.policies),
  crews: new Map(board.crews),
  requests: new Map(board.requests),
  leaving: copyOfLeaving(board.leaving),
  numbers: new Map(board.numbers),
})

/** When it happened, which is what clocks and screens go by. */
export const happenedAt = (record: { at: Instant; occurredAt?: Instant | undefined }): Instant => record.occurredAt ?? record.at

export function updateCrew(draft: Draft, id: Id, change: (crew: Crew) => Crew): void {
  const crew = draft.crews.get(id)
  if (crew) draft.crews.set(id, change(crew))
}

export function updateRequest(draft: Draft, id: Id, change: (request: ServiceRequest) => ServiceRequest): void {
  const request = draft.requests.get(id)
  if (request) draft.requests.set(id, change(request))
}

/** The mark of the last change, on requests and runs. */
export const changedBy = (record: LogRecord, crewId?: Id): { changedSeq: Seq; changed: ServiceRequest['changed'] } => ({
  changedSeq: record.seq,
  changed: {
    kind: record.kind,
    at: happenedAt(record),
    ...(record.by.name === undefined ? {} : { by: record.by.name }),
    ...(crewId === undefined ? {} : { crewId }),
  },
})
