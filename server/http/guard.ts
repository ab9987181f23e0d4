import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv, Edge } from './edge.ts'
import { isOurs } from './origin.ts'
import { problem } from './problem.ts'

/** A batch of a hundred long reports fits; a book does not. */
const BODY_LIMIT = 1_000_000
/** JSON is UTF-8 (RFC 8259, 8.1); read as anything else, people's words would be stored as rubble. Parameters as RFC 9110, 5.6.6, has them: some are empty. */
const IS_JSON = /^application\/json(\s*;(\s*(charset="?utf-?8"?|(?!charset=)[\w-]+=("([^"\\]|\\.)*"|[^;\s"]+)))?)*\s*$/i
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A map style of another host brings its tiles, signs and letters from there: they are fetched, never run. */
function policy({ basemapStyle }: Edge): string {
  const map = basemapStyle?.startsWith('/') === false ? ` ${new URL(basemapStyle).origin}` : ''
  return (
    `default-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'${map}; img-src 'self' data: blob:${map}; style-src 'self'; ` +
    "style-src-attr 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
  )
}

const HEADERS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(self), camera=(self), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** What every answer carries. */
export const headersOf = (edge: Edge): Record<string, string> => ({
  ...HEADERS, 'Content-Security-Policy': policy(edge), ...(edge.isSecure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
})

/** Numbers the request, notes where it comes from, and sets the headers every answer carries. */
export const opening = (edge: Edge): MiddlewareHandler<AppEnv> => {
  const headers = Object.entries(headersOf(edge))
  return async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    const { incoming, outgoing } = c.env as HttpBindings
    c.set('address', addressOf(incoming, edge.trustProxy))
    const done = edge.metrics.timeRequest()
    // On Node's own answer, where what a route sets stands instead of them: `c.res.headers` would turn every
    // answer into a web Response with a copy of all its headers, a quarter of what the door costs.
    for (const [name, value] of headers) outgoing.setHeader(name, value)
    if (c.req.path.startsWith('/api/')) outgoing.setHeader('Cache-Control', 'no-store')
    outgoing.setHeader('X-Request-Id', requestId)
    await next()
    done(c.req.method, c.res.status)
  }
}

/** Turns away what comes from other sites, too much of it, or too long, before anything is read. */
export const guard = (edge: Edge): MiddlewareHandler<AppEnv> => async (c, next) => {
  const isSafe = SAFE.has(c.req.method)
  const sender = {
    origin: c.req.header('origin'), host: c.req.header('host'), isSafe,
    hasBearer: c.req.header('authorization')?.startsWith('Bearer ') ?? false,
  }
  if (!isOurs(sender, edge.publicUrl)) return problem(c, 'foreign-origin', 'This came from a page of another site.')
  if (!(await edge.limit.admits(c.get('address')))) return problem(c, 'too-many', 'Too many requests from this address.', { retryAfterMs: 1_000 })
  return (isSafe ? undefined : bodyProblem(c)) ?? next()
}

function bodyProblem(c: Context): Response | undefined {
  const length = c.req.header('content-length')
  if (length === undefined && c.req.header('transfer-encoding') !== undefined) return problem(c, 'length-required', 'Say how long the body is.')
  const bytes = Number(length ?? 0)
  if (bytes > BODY_LIMIT) return problem(c, 'too-large', 'The body may be 1 MB at most.')
  const type = c.req.header('content-type') ?? ''
  if (bytes > 0 && !IS_JSON.test(type)) return problem(c, 'wrong-type', 'The body must be application/json, in UTF-8.')
  if (bytes > 0 && !/^(identity)?$/i.test(c.req.header('content-encoding') ?? '')) return problem(c, 'wrong-type', 'The body must not be compressed.')
  // The routes' library looks again, and knows fewer ways to write it.
  if (bytes > 0 && type.includes(';')) c.req.raw.headers.set('content-type', 'application/json')
  return undefined
}

/** The peer's address; behind a trusted proxy, the last hop it vouches for. */
export function addressOf(incoming: Pick<IncomingMessage, 'headers' | 'socket'>, trustProxy: boolean): string {
  const forwarded = trustProxy ? String(incoming.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : undefined
  return forwarded || incoming.socket.remoteAddress || 'unknown'
}
