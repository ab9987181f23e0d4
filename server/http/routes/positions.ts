import { createRoute } from '@hono/zod-openapi'
import { positionReceipt, positionReport, type PositionFix } from '../../../shared/protocol/positions.ts'
import { only, theUser } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { problems } from '../openapi.ts'
import { problem } from '../problem.ts'

/** Where crews are: a crew for itself, an administrator's vehicle feed for all. */
export function positionRoutes(app: App, { city }: Edge): void {
  app.openapi(
    createRoute({
      method: 'post', path: '/api/positions', summary: 'Report positions', middleware: [only('crew', 'administrator')] as const,
      request: { body: { content: { 'application/json': { schema: positionReport } }, required: true } },
      responses: {
        202: { description: 'Taken: stored, though perhaps not shown. Dropped: off shift, so not stored', content: { 'application/json': { schema: positionReceipt } } },
        ...problems(400, 401, 403),
      },
    }),
    (c) => {
      const { role, crewId } = theUser(c)
      const { positions, via } = c.req.valid('json')
      const isOwn = (fix: PositionFix) => fix.crewId === undefined || fix.crewId === crewId
      if (role === 'crew' && (crewId === undefined || !positions.every(isOwn))) {
        return problem(c, 'forbidden', 'A crew reports its own position only.') as never
      }
      const nameless = positions.findIndex((fix) => role !== 'crew' && fix.crewId === undefined)
      if (nameless >= 0) {
        const at = `positions.${nameless}.crewId`
        return problem(c, 'malformed', `${at}: say which crew.`, { errors: [{ at, message: 'is missing' }] }) as never
      }
      const fixes = positions.map((fix) => ({ ...fix, crewId: fix.crewId ?? crewId! }))
      return c.json(city.positions.take(fixes, role === 'administrator' && via === 'import'), 202)
    },
  )
}
