import { OpenAPIHono } from '@hono/zod-openapi'
import { caller } from './caller.ts'
import type { App, AppEnv, Edge } from './edge.ts'
import { guard, opening } from './guard.ts'
import { nothingHere } from './nothing-here.ts'
import { malformed, problem, thrown } from './problem.ts'
import { ReadingTurns } from './reading-turns.ts'
import { boardRoutes } from './routes/board.ts'
import { commandRoutes } from './routes/commands.ts'
import { deviceRoutes } from './routes/devices.ts'
import { docsRoutes } from './routes/docs.ts'
import { exportRoutes } from './routes/exports.ts'
import { healthRoutes } from './routes/health.ts'
import { describeIngest } from './routes/ingest-described.ts'
import { packRoutes } from './routes/pack.ts'
import { pageRoutes } from './routes/pages.ts'
import { placeRoutes } from './routes/places.ts'
import { positionRoutes } from './routes/positions.ts'
import { reporterRoutes } from './routes/reporters.ts'
import { requestRoutes } from './routes/requests.ts'
import { sessionRoutes } from './routes/session.ts'
import { utf8Body } from './utf8-body.ts'

/** Every HTTP door of the city. Thin: each checks, asks the city, and answers. */
export function makeApp(edge: Edge): App {
  const app: App = new OpenAPIHono<AppEnv>({
    strict: false,
    defaultHook: (result, c) => {
      if (!result.success) return malformed(c, result.error)
      return result.target === 'json' && c.get('isUtf8') === false ? problem(c, 'malformed', 'The body is not in UTF-8.') : undefined
    },
  })
  app.use('*', opening(edge), guard(edge))
  app.use('/api/*', caller(edge), utf8Body)
  const turns = new ReadingTurns()
  healthRoutes(app, edge)
  sessionRoutes(app, edge)
  commandRoutes(app, edge)
  boardRoutes(app, edge, turns)
  exportRoutes(app, edge, turns)
  requestRoutes(app, edge, turns)
  reporterRoutes(app, edge)
  positionRoutes(app, edge)
  deviceRoutes(app, edge)
  describeIngest(app)
  placeRoutes(app, edge)
  packRoutes(app, edge)
  docsRoutes(app)
  pageRoutes(app, edge)
  app.notFound(nothingHere(app))
  app.onError((error, c) => {
    edge.log[error instanceof Error && 'status' in error ? 'debug' : 'error']({ err: error, reqId: c.get('requestId') }, 'a request failed')
    return thrown(c, error)
  })
  return app
}
