import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import type { App } from './edge.ts'

/** The one server that HTTP and sockets share. The app may come later than the sockets. */
export function makeServer(tls: { cert: Buffer; key: Buffer } | undefined, app: () => App | undefined) {
  // HTTP/1.0, which watchers of machines still speak, names no host.
  const listener = getRequestListener((request, env) => app()?.fetch(request, env) ?? new Response('Still starting.', { status: 503 }), { hostname: 'localhost' })
  // Node looks at its lines every half minute unless told; a limit of fifteen seconds would mean forty-five.
  const often = { connectionsCheckingInterval: 3_000 }
  const server = tls ? createSecureServer({ ...tls, ...often }, listener) : createServer(often, listener)
  server.headersTimeout = 15_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 20_000
  return server
}
