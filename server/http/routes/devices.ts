import { createRoute, z } from '@hono/zod-openapi'
import { devices, madeDevice, newDevice } from '../../../shared/protocol/devices.ts'
import { id } from '../../../shared/protocol/values.ts'
import type { Role } from '../../../shared/protocol/words.ts'
import { only } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { json, problems } from '../openapi.ts'
import { problem } from '../problem.ts'

/** Whoever lends a crew its phone. The ids are what phones are known by, so nobody else reads them. */
const LENDERS: Role[] = ['administrator', 'supervisor', 'dispatcher']

/** Phone apps that may send positions: made, told and taken away. */
export function deviceRoutes(app: App, { city, ingest }: Edge): void {
  app.openapi(
    createRoute({
      method: 'post', path: '/api/devices', summary: 'Make a device: a phone app that sends a crew’s position', middleware: [only(...LENDERS)] as const,
      request: { body: { content: { 'application/json': { schema: newDevice } }, required: true } },
      responses: { ...json(madeDevice, 'What the app is to be told. The token is told this once'), ...problems(400, 401, 403, 404, 503) },
    }),
    async (c) => {
      const { crewId, name, speedUnit } = c.req.valid('json')
      if (!city.keeper.board.crews.has(crewId)) return problem(c, 'not-found', 'There is no such crew.') as never
      return c.json(await ingest.make(crewId, name, speedUnit), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get', path: '/api/devices', summary: 'The devices, and when each was heard', middleware: [only(...LENDERS)] as const,
      responses: { ...json(devices, 'The devices, the oldest first'), ...problems(401, 403) },
    }),
    async (c) => c.json({ devices: await ingest.all() }, 200),
  )
  app.openapi(
    createRoute({
      method: 'delete', path: '/api/devices/{id}', summary: 'Take a device away: it is known no more', middleware: [only(...LENDERS)] as const,
      request: { params: z.object({ id }) },
      responses: { 204: { description: 'Gone' }, ...problems(400, 401, 403, 404, 503) },
    }),
    async (c) => ((await ingest.remove(c.req.valid('param').id)) ? c.body(null, 204) : (problem(c, 'not-found', 'There is no such device.') as never)),
  )
}
