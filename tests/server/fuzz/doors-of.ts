import { z } from 'zod'
import { makeApp } from '../../../server/http/app.ts'
import type { Edge } from '../../../server/http/edge.ts'

/** One way into the city by HTTP, and the schemas of what may be brought along, where the app itself has them. */
export interface Door {
  /** `POST /api/commands`; parts of a path as Hono writes them. */
  name: string
  method: string
  path: string
  query?: Record<string, z.ZodType>
  params?: Record<string, z.ZodType>
  body?: z.ZodType
}

/** What stands before every door and is none. */
const GUARDS = ['/*', '/api/*']
/** Socket.IO hangs these beside the app. */
const LINES: Door[] = ['GET', 'POST'].map((method) => ({ name: `${method} /socket.io/`, method, path: '/socket.io/' }))
/** These stand before the app. */
const PHONES: Door[] = ['GET /ingest/osmand', 'POST /ingest/osmand', 'POST /ingest/owntracks'].map((name) => {
  const [method, path] = name.split(' ') as [string, string]
  return { name, method, path, query: Object.fromEntries(['id', 'lat', 'lon', 'timestamp', 'speed', 'bearing'].map((field) => [field, z.string()])) }
})

interface Described {
  method: string
  path: string
  request?: { query?: z.ZodObject; params?: z.ZodObject; body?: { content: Record<string, { schema: z.ZodType }> } }
}

/** Every door there is: asked of the app, so that none is forgotten here when one is built there. */
export function doorsOf(app = makeApp({ pages: 'dist/client' } as Edge)): Door[] {
  const described = new Map(
    app.openAPIRegistry.definitions.flatMap((one) => (one.type === 'route' ? [one.route as unknown as Described] : [])).map((route) => [`${route.method.toUpperCase()} ${honoPath(route.path)}`, route.request]),
  )
  const names = new Set(app.routes.filter(({ path }) => !GUARDS.includes(path)).map(({ method, path }) => `${method === 'ALL' ? 'GET' : method} ${path}`))
  const doors = [...names].map((name): Door => {
    const [method, path] = name.split(' ') as [string, string]
    const { query, params, body } = described.get(name) ?? {}
    const content = body?.content['application/json']?.schema
    return { name, method, path, ...(query ? { query: query.shape as Record<string, z.ZodType> } : {}), ...(params ? { params: params.shape as Record<string, z.ZodType> } : {}), ...(content ? { body: content } : {}) }
  })
  return [...doors, ...PHONES, ...LINES]
}

const honoPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')
