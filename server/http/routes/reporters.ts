import { createRoute, z } from '@hono/zod-openapi'
import { only, theUser } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { json, problems } from '../openapi.ts'
import { problem } from '../problem.ts'

const reporter = z.object({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() })

/** Who reported a request: for those who must call back, one at a time, and each look is noted first. */
export function reporterRoutes(app: App, { city }: Edge): void {
  app.openapi(
    createRoute({
      method: 'get', path: '/api/reporters/{number}', summary: 'Who reported it (the look is logged)',
      middleware: [only('dispatcher', 'supervisor')] as const,
      request: { params: z.object({ number: z.string().max(20) }) },
      responses: { ...json(z.object({ number: z.string(), reporter: reporter.nullable() }), 'The reporter, if one is known'), ...problems(401, 403, 404, 503) },
    }),
    async (c) => {
      const { number } = c.req.valid('param')
      const row = await city.stores.requests.byNumber(number)
      if (!row) return problem(c, 'not-found', 'There is no such request.') as never
      const { id, name } = theUser(c)
      await city.stores.accessLog.note({ at: city.time.now(), userId: id, userName: name, what: 'reporter', subject: row.number })
      const found = await city.stores.requests.reporterOf(row.id)
      c.header('Cache-Control', 'no-store')
      return c.json({ number: row.number, reporter: found ?? null }, 200)
    },
  )
}
