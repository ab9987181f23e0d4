import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import type { App } from './edge.ts'
import { oneByOne } from './line-by-line.ts'
import { isForIngest } from './routes/ingest.ts'

export interface Front {
  app: App
  /** Stands before the app, whose guard is for browsers and staff. */
  ingest: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>
}

/** The one server that HTTP and sockets share. The app may come later than the sockets. */
export function makeServer(tls: { cert: Buffer; key: Buffer } | undefined, front: () => Front | undefined) {
  // HTTP/1.0, which watchers of machines still speak, names no host.
  const routes = getRequestListener((request, env) => front()?.app.fetch(request, env) ?? new Response('Still starting.', { status: 503 }), { hostname: 'localhost' })
  const listener = oneByOne((incoming, outgoing) => void ((isForIngest(incoming) ? front()?.ingest : undefined) ?? routes)(incoming, outgoing))
  // Node looks at its lines every half minute unless told; a limit of fifteen seconds would mean forty-five.
  const often = { connectionsCheckingInterval: 3_000 }
  const server = tls ? createSecureServer({ ...tls, ...often }, listener) : createServer(often, listener)
  server.headersTimeout = 15_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 20_000
  return server
}
