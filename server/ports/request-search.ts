import type { Id, Instant } from '../../shared/protocol/values.ts'
import type { RequestQuery, RequestRow } from './request-store.ts'

/**
 * How text is compared in search: any case, and the compatible forms of a letter alike.
 * Done here and not by the database, whose lower case knows ASCII alone.
 */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase()

/** What `q` is looked for in. */
export const searchText = ({ number, request }: RequestRow): string =>
  foldText([number, request.place.address ?? '', request.description ?? ''].join('\n'))

/** The cursor that a page after this row begins from. */
export const cursorAfter = (row: { receivedAt: Instant; id: Id }): string => `${row.receivedAt}_${row.id}`

/** Undefined when it is not one of ours. */
export function readCursor(cursor: string): { receivedAt: Instant; id: Id } | undefined {
  const [, receivedAt, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(.{1,64})$/.exec(cursor) ?? []
  return receivedAt === undefined || id === undefined ? undefined : { receivedAt, id }
}

/** Newest received first; of the same instant, the higher id first. */
export const newestFirst = (a: RequestRow, b: RequestRow): number =>
  compare(b.receivedAt, a.receivedAt) || compare(b.id, a.id)

/** Whether a row belongs to the answer, its place on a page aside. */
export function isWanted(row: RequestRow, query: RequestQuery): boolean {
  const { q, status, serviceCode, crewId, from, to } = query
  return (
    (status === undefined || status.includes(row.status)) &&
    (serviceCode === undefined || serviceCode.includes(row.serviceCode)) &&
    (crewId === undefined || row.crewId === crewId) &&
    (from === undefined || row.receivedAt >= from) &&
    (to === undefined || row.receivedAt < to) &&
    (q === undefined || searchText(row).includes(foldText(q)))
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
