import { createRoute, z } from '@hono/zod-openapi'
import { deleteCookie } from 'hono/cookie'
import { session } from '../../../shared/protocol/answers.ts'
import { COOKIE, only, rememberToken, sessionOf, STAFF, theUser } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { json, problems } from '../openapi.ts'
import { problem } from '../problem.ts'

const credentials = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(1000) })

/** Signing in, who I am, signing out. */
export function sessionRoutes(app: App, edge: Edge): void {
  app.openapi(
    createRoute({
      method: 'post', path: '/api/session', summary: 'Sign in',
      request: { body: { content: { 'application/json': { schema: credentials } }, required: true } },
      responses: { ...json(session, 'Signed in; the session cookie is set'), ...problems(400, 401, 403, 429, 503) },
    }),
    async (c) => {
      const result = await edge.signIn.attempt({ ...c.req.valid('json'), address: c.get('address') })
      if (result.outcome === 'refused') {
        const { because, message, retryAfterMs } = result
        return problem(c, because === 'no-match' ? 'no-match' : 'too-many', message, retryAfterMs === undefined ? {} : { retryAfterMs }) as never
      }
      rememberToken(c, result.token, result.user.role, edge.isSecure)
      return c.json(sessionOf(result.user), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get', path: '/api/session', summary: 'Who is signed in', middleware: [only(...STAFF)] as const,
      responses: { ...json(session, 'The one signed in'), ...problems(401) },
    }),
    (c) => c.json(sessionOf(theUser(c)), 200),
  )
  app.openapi(
    createRoute({
      method: 'delete', path: '/api/session', summary: 'Sign out',
      responses: { 204: { description: 'Signed out; the session’s sockets are cut' }, ...problems(403, 503) },
    }),
    async (c) => {
      const token = c.get('token')
      // First, and so also where the store cannot end the session just now: who leaves a desk that others use is not in again with a reload.
      deleteCookie(c, COOKIE, { path: '/' })
      if (token !== undefined) await edge.sessions.end(token)
      return c.body(null, 204)
    },
  )
}
