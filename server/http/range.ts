/** From byte to byte, both included. */
export interface Span {
  start: number
  end: number
}

/**
 * What a Range header asks for (RFC 9110, section 14): one span, `none` where no byte of it is there. What is no
 * single range of bytes is passed over, as the standard allows, and everything is sent.
 */
export function rangeOf(header: string | undefined, size: number): Span | 'all' | 'none' {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'all'
  if (first === '') return Number(last) === 0 || size === 0 ? 'none' : { start: Math.max(0, size - Number(last)), end: size - 1 }
  if (last !== '' && Number(last) < Number(first)) return 'all'
  if (Number(first) >= size) return 'none'
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

const tags = (header: string) => header.split(',').map((tag) => tag.trim())

/** If-None-Match: any of the tags, each perhaps weakened on its way (RFC 9110, 13.1.2). */
export const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined && tags(header).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)

/** If-Match holds where nobody asked; a weak tag matches nothing (13.1.1). */
export const isStill = (header: string | undefined, etag: string): boolean => header === undefined || tags(header).some((tag) => tag === '*' || tag === etag)

/** If-Range: the part is wanted only of the very same bytes; a weak tag or a date is never certain (13.1.5). */
export const isSame = (header: string | undefined, etag: string): boolean => header === undefined || header.trim() === etag
