import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

/** The first of our codings that the client takes (RFC 9110, 12.5.3), or `identity`. */
export const encodingOf = (c: Context, ours: readonly string[]): string =>
  accepts(c, {
    header: 'Accept-Encoding', supports: [...ours], default: 'identity',
    match: (wanted, { supports, default: plain }) => supports.find((one) => wanted.some(({ type, q }) => type === one && q > 0)) ?? plain,
  })
