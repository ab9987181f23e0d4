import { createHash } from 'node:crypto'

/**
 * The same name always has the same id (RFC 9562, version 8 of SHA-256), so a replay that was
 * stopped goes on where it was: what was taken before answers as it did then.
 */
export function idOf(...names: (string | number)[]): string {
  const hex = createHash('sha256').update(names.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
