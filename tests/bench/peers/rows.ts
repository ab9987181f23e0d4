import { toColumns } from '../../../server/db/request-columns.ts'
import { subjects } from '../../../server/ports/append-rules.ts'
import type { Append } from '../../../server/ports/event-log.ts'

/** What one command's append wrote, column by column, ready to be bound. */
export interface Rows {
  commandId: string
  records: unknown[][]
  answer: unknown[]
  request: Record<string, unknown> | undefined
  reporter: unknown[] | undefined
}

/** The rows of an append by the command that caused them; a request stands once, with the last command that touched it. */
export function rowsOf(cityId: string, { records, answers, requests, reporters }: Append): Rows[] {
  return answers.map(({ commandId, giver, digest, answer }) => {
    const own = records.filter((record) => record.commandId === commandId)
    const last = (id: string) => records.findLast((record) => 'requestId' in record && record.requestId === id)
    const request = requests.find(({ id }) => own.length > 0 && last(id) === own.at(-1))
    const reporter = reporters.find(({ requestId }) => own.some((record) => record.kind === 'RequestReceived' && record.requestId === requestId))
    return {
      commandId,
      records: own.map((record) => {
        const { requestId = null, crewId = null } = subjects(record)
        return [cityId, record.seq, record.at, record.kind, requestId, crewId, commandId, JSON.stringify(record)]
      }),
      answer: [cityId, commandId, giver, digest, JSON.stringify(answer)],
      request: request && { ...toColumns(cityId, request) },
      reporter: reporter && [cityId, reporter.requestId, reporter.reporter.name ?? null, reporter.reporter.phone ?? null, reporter.reporter.email ?? null],
    }
  })
}
