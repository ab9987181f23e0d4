import type { Context } from 'hono'
import type { App } from './edge.ts'
import { problem } from './problem.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What no door takes: 405 with what the address does take (RFC 9110, 15.5.6), or 404 where there is nothing at all. */
export const nothingHere = (app: App) => (c: Context): Response => {
  // What stands for every method (the guard, the pages) is no door by itself.
  const isTaken = (method: string) => app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method)
  const taken = METHODS.filter(isTaken).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  // A door that was entered and found nothing behind it says 404 by itself or through here.
  if (taken.length === 0 || taken.includes(c.req.method)) return problem(c, 'not-found', 'There is nothing here.')
  c.header('Allow', taken.join(', '))
  return problem(c, 'wrong-method', 'This address is not for that.')
}
