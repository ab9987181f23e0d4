import { createRoute, z } from '@hono/zod-openapi'
import type { App } from '../edge.ts'
import { problems } from '../openapi.ts'

/** For those who read what there is; `ingestDoor` answers. */
export function describeIngest(app: App): void {
  const responses = { 200: { description: 'Taken, or passed over: there is nothing to send again' }, ...problems(400, 401, 404, 429, 503) }
  const fields = z.object({
    id: z.string().describe('The device’s id'), lat: z.number(), lon: z.number(), timestamp: z.union([z.number(), z.string()]).optional(),
    speed: z.number().optional().describe('In the device’s unit, knots unless set'), bearing: z.number().optional(), accuracy: z.number().optional(), batt: z.number().optional(),
  })
  app.openAPIRegistry.registerPath(createRoute({ method: 'get', path: '/ingest/osmand', summary: 'A position from OsmAnd, GPSLogger, or Traccar Client up to 8', request: { query: fields }, responses }))
  app.openAPIRegistry.registerPath(
    createRoute({
      method: 'post', path: '/ingest/osmand', summary: 'A position from Traccar Client 9 (JSON) or from 10 on (form)', responses,
      request: { body: { content: { 'application/x-www-form-urlencoded': { schema: fields }, 'application/json': { schema: z.looseObject({ device_id: z.string(), location: z.looseObject({}) }) } } } },
    }),
  )
  app.openAPIRegistry.registerPath(
    createRoute({
      method: 'post', path: '/ingest/owntracks', summary: 'A position from OwnTracks; the user is the device’s id, the password its token', responses,
      request: { body: { content: { 'application/json': { schema: z.looseObject({ _type: z.string(), lat: z.number(), lon: z.number(), tst: z.number() }) } } } },
    }),
  )
}
