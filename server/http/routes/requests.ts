import { createRoute, z } from '@hono/zod-openapi'
import { clockReading } from '../../../shared/protocol/answers.ts'
import { serviceRequest } from '../../../shared/protocol/board.ts'
import { sentRecord } from '../../../shared/protocol/records.ts'
import { instant } from '../../../shared/protocol/values.ts'
import { PHASES, STATUSES } from '../../../shared/protocol/words.ts'
import { redact } from '../../../shared/domain/redaction.ts'
import { only, STAFF, theUser } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { json, problems } from '../openapi.ts'
import { problem } from '../problem.ts'
import { optional } from '../query.ts'
import { readCursor } from '../../ports/request-search.ts'
import type { ReadingTurns } from '../reading-turns.ts'
import { RequestsDesk } from '../requests-desk.ts'

const listOf = <T extends string>(values: readonly T[]) =>
  z.string().max(400).transform((text) => text.split(',')).pipe(z.array(z.enum(values as [T, ...T[]])).min(1))

export const requestQuery = z.object({
  q: optional(z.string().max(200)),
  status: optional(listOf(STATUSES)),
  serviceCode: optional(z.string().max(1000).transform((text) => text.split(','))),
  crewId: optional(z.uuid()),
  phase: optional(listOf(PHASES)),
  from: optional(instant),
  to: optional(instant),
  limit: optional(z.coerce.number().int().min(1).max(1000)).transform((limit) => limit ?? 100),
  cursor: optional(z.string().max(200).refine((text) => readCursor(text) !== undefined, 'is not one of ours')),
})

/** A filter without the fields that were not given. */
export const given = <T extends object>(filter: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as never

const withPhase = z.intersection(serviceRequest, z.object({ phase: z.enum(PHASES) }))
const page = z.object({ requests: z.array(withPhase), next: z.string().optional() })
const byNumber = { params: z.object({ number: z.string().max(20) }) }
const unknown = (number: string) => `There is no request ${number.replace(/[^\w-]/g, '')}.`

/** Search, one request with its clocks, and its history. */
export function requestRoutes(app: App, edge: Edge, turns: ReadingTurns): void {
  const desk = new RequestsDesk(edge.city)
  app.openapi(
    createRoute({
      method: 'get', path: '/api/requests', summary: 'Requests, newest first', middleware: [only(...STAFF)] as const,
      request: { query: requestQuery },
      responses: { ...json(page, 'A page of requests'), ...problems(400, 401, 403) },
    }),
    (c) => turns.take(c, async () => c.json(await desk.search(given(c.req.valid('query')), c.req.raw.signal), 200)) as never,
  )
  app.openapi(
    createRoute({
      method: 'get', path: '/api/requests/{number}', summary: 'A request with its clocks as of now', middleware: [only(...STAFF)] as const,
      request: byNumber,
      responses: { ...json(z.intersection(withPhase, z.object({ clocks: z.array(clockReading) })), 'The request'), ...problems(401, 403, 404) },
    }),
    async (c) => {
      const { number } = c.req.valid('param')
      const request = await desk.byNumber(number)
      return (request ? c.json(request as never, 200) : problem(c, 'not-found', unknown(number))) as never
    },
  )
  app.openapi(
    createRoute({
      method: 'get', path: '/api/requests/{number}/history', summary: 'Everything that happened to it', middleware: [only(...STAFF)] as const,
      request: byNumber,
      responses: { ...json(z.object({ records: z.array(sentRecord) }), 'Its records, in order'), ...problems(401, 403, 404) },
    }),
    async (c) => {
      const { number } = c.req.valid('param')
      const row = await edge.city.stores.requests.byNumber(number)
      if (!row) return problem(c, 'not-found', unknown(number)) as never
      const records = await edge.city.stores.log.history(row.id)
      return c.json({ records: records.map((record) => redact(record, theUser(c).role)) } as never, 200)
    },
  )
}
