import type { Seq } from '../../shared/protocol/values.ts'
import type { Sqlite } from './connection.ts'

/** A head that is not its last record's, if a city's is: two files were mixed, and each number would be given twice. */
export function tornLog(sqlite: Sqlite): { head: Seq; last: Seq } | undefined {
  const last = '(SELECT coalesce(max(seq), 0) FROM "LogRecord" AS r WHERE r.cityId = h.cityId)'
  return sqlite.prepare<[], { head: Seq; last: Seq }>(`SELECT head, ${last} AS last FROM "LogHead" AS h WHERE head <> ${last}`).get()
}
