import type { Context } from 'hono'

/**
 * Whether a body that was read as UTF-8 is not: what does not decode became U+FFFD, and no longer measures what came.
 * Latin-1 under the name of JSON would otherwise be kept for ever with its letters lost.
 */
export async function isRubble(c: Context): Promise<boolean> {
  // Kept from when it was parsed: nothing is read again.
  const text = await c.req.text()
  return text.includes('\uFFFD') && Buffer.byteLength(text) !== Number(c.req.header('content-length'))
}
