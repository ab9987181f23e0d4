import { createRoute, z } from '@hono/zod-openapi'
import type { App, Edge } from '../edge.ts'
import { json, problems } from '../openapi.ts'
import { problem } from '../problem.ts'

const ok = z.object({ status: z.literal('ok') })

/** For whoever watches the machine: is the process up, can it work, what does it count. */
export function healthRoutes(app: App, { city, metrics }: Edge): void {
  app.openapi(
    createRoute({ method: 'get', path: '/healthz', summary: 'The process is up', responses: json(ok, 'Up') }),
    (c) => c.json({ status: 'ok' as const }, 200),
  )
  app.openapi(
    createRoute({ method: 'get', path: '/readyz', summary: 'The store can be written and the log is folded', responses: { ...json(ok, 'Ready'), ...problems(503) } }),
    async (c) => {
      if (!city.isReady) return problem(c, 'unavailable', 'Still starting.', { retryAfterMs: 1_000 }) as never
      const fault = city.storeFault
      if (fault) return problem(c, 'unavailable', fault.sentence, { retryAfterMs: 5_000 }) as never
      await city.stores.log.probe()
      return c.json({ status: 'ok' as const }, 200)
    },
  )
  app.get('/metrics', async (c) => c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType }))
}
