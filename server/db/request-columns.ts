import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { ClockReading } from '../../shared/protocol/answers.ts'
import type { Status } from '../../shared/protocol/words.ts'
import type { RequestRow } from '../ports/request-store.ts'
import { searchText } from '../ports/request-search.ts'
import type { Sqlite } from './connection.ts'

/** A request as its table has it. */
export interface RequestColumns {
  cityId: string
  id: string
  number: string
  status: string
  serviceCode: string
  crewId: string | null
  receivedAt: string
  seq: number
  search: string
  body: string
  readings: string | null
}

export const toColumns = (cityId: string, row: RequestRow): RequestColumns => ({
  cityId,
  id: row.id,
  number: row.number,
  status: row.status,
  serviceCode: row.serviceCode,
  crewId: row.crewId ?? null,
  receivedAt: row.receivedAt,
  seq: row.seq,
  search: searchText(row),
  body: JSON.stringify(row.request),
  readings: row.readings === undefined ? null : JSON.stringify(row.readings),
})

export const fromColumns = (columns: RequestColumns): RequestRow => ({
  id: columns.id,
  number: columns.number,
  status: columns.status as Status,
  serviceCode: columns.serviceCode,
  ...(columns.crewId !== null && { crewId: columns.crewId }),
  receivedAt: columns.receivedAt,
  seq: columns.seq,
  request: JSON.parse(columns.body) as ServiceRequest,
  ...(columns.readings !== null && { readings: JSON.parse(columns.readings) as ClockReading[] }),
})

/** Writes one row, new or not. Both the append and the rebuild go through it. */
export function prepareUpsert(sqlite: Sqlite, cityId: string): (row: RequestRow) => void {
  const upsert = sqlite.prepare<RequestColumns>(
    `INSERT INTO "ServiceRequest" (cityId, id, number, status, serviceCode, crewId, receivedAt, seq, search, body, readings)
     VALUES (@cityId, @id, @number, @status, @serviceCode, @crewId, @receivedAt, @seq, @search, @body, @readings)
     ON CONFLICT (cityId, id) DO UPDATE SET number = @number, status = @status, serviceCode = @serviceCode, crewId = @crewId,
       receivedAt = @receivedAt, seq = @seq, search = @search, body = @body, readings = @readings`,
  )
  return (row) => void upsert.run(toColumns(cityId, row))
}
