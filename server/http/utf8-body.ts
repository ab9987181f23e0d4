import { isUtf8 } from 'node:buffer'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './edge.ts'

/** As Fetch reads a text: a mark of byte order is no part of it. */
const decoder = new TextDecoder()

/**
 * Notes of a body, when its text is read, whether it was UTF-8 at all. By its text alone nobody could tell: what does not
 * decode becomes U+FFFD, which somebody may also have sent, and Latin-1 under the name of JSON would be kept for ever
 * with its letters lost.
 */
export const utf8Body: MiddlewareHandler<AppEnv> = async (c, next) => {
  // The guard lets no body in without it; most that is asked brings none.
  if (c.req.header('content-length') === undefined) return next()
  const { raw } = c.req
  const text = async () => {
    const bytes = await raw.arrayBuffer()
    c.set('isUtf8', isUtf8(bytes))
    return decoder.decode(bytes)
  }
  Object.defineProperty(raw, 'text', { value: text })
  await next()
}
