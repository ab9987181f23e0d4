import { createRoute, z } from '@hono/zod-openapi'
import { boardSnapshot } from '../../../shared/protocol/board.ts'
import { sentRecord } from '../../../shared/protocol/records.ts'
import { seq } from '../../../shared/protocol/values.ts'
import { redact } from '../../../shared/domain/redaction.ts'
import { only, STAFF, theUser } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { encodingOf } from '../encoding.ts'
import { json, problems } from '../openapi.ts'
import { optional } from '../query.ts'
import { isKnown } from '../range.ts'
import type { ReadingTurns } from '../reading-turns.ts'

const logQuery = z.object({
  after: optional(z.coerce.number().pipe(seq)).transform((after) => after ?? 0),
  limit: optional(z.coerce.number().int().min(1).max(1000)).transform((limit) => limit ?? 100),
})
const logPage = z.object({ records: z.array(sentRecord), head: seq })

/** The board as of now, and the list of facts it is folded from. */
export function boardRoutes(app: App, edge: Edge, turns: ReadingTurns): void {
  const { city } = edge
  app.openapi(
    createRoute({
      method: 'get', path: '/api/board', summary: 'The board as the caller may see it', middleware: [only(...STAFF, 'display')] as const,
      responses: { ...json(boardSnapshot, 'The board'), 304: { description: 'As before' }, ...problems(401, 403) },
    }),
    async (c) => {
      const reader = theUser(c)
      const isPacked = encodingOf(c, ['gzip']) === 'gzip'
      // Two forms of one board are two representations, each with a tag of its own (RFC 9110, 8.8.3.3).
      const etag = isPacked ? city.door.etag(reader).replace(/"$/, '-gzip"') : city.door.etag(reader)
      const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie, Accept-Encoding', 'Content-Type': 'application/json' }
      if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers) as never
      if (!isPacked) return c.body(city.door.text(reader), 200, headers) as never
      return c.body(await city.door.gzip(reader), 200, { ...headers, 'Content-Encoding': 'gzip' }) as never
    },
  )
  app.openapi(
    createRoute({
      method: 'get', path: '/api/log', summary: 'Records after a seq, in order', middleware: [only(...STAFF)] as const,
      request: { query: logQuery },
      responses: { ...json(logPage, 'The next records'), ...problems(400, 401, 403) },
    }),
    (c) => turns.take(c, async () => {
      const { after, limit } = c.req.valid('query')
      const records = await city.stores.log.read(after, limit)
      const head = await city.stores.log.head()
      return c.json({ records: records.map((record) => redact(record, theUser(c).role)), head }, 200)
    }) as never,
  )
}
