import type { IncomingMessage } from 'node:http'

/** A record is a few hundred bytes; this is a long list of them. */
const BODY_LIMIT = 256_000

export interface Credentials { user?: string | undefined; token?: string | undefined }

/** Of Basic, its user and password; of a bearer, the token. Both are absent where nothing is said. */
export function credentialsIn(authorization: string | undefined): Credentials {
  const [scheme, value = ''] = authorization?.trim().split(/\s+/) ?? []
  if (scheme === undefined) return {}
  if (/^bearer$/i.test(scheme)) return { token: value }
  // Of a scheme that is none of ours no token can be right.
  if (!/^basic$/i.test(scheme)) return { token: '' }
  const [, user, token] = /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString()) ?? []
  return { user: user || undefined, token: token ?? '' }
}

const hasBody = ({ headers: { 'content-length': length = '0', 'transfer-encoding': coding } }: IncomingMessage) => coding !== undefined || length !== '0'
/** Whether nothing of it is still to come. */
export const isRead = (incoming: IncomingMessage): boolean => incoming.readableEnded || !hasBody(incoming)

/** The body as text; undefined where it is too long or breaks off. */
export function bodyOf(incoming: IncomingMessage): Promise<string | undefined> | string {
  if (!hasBody(incoming)) return ''
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let bytes = 0
    incoming.on('data', (piece: Buffer) => {
      bytes += piece.length
      if (bytes > BODY_LIMIT) {
        incoming.pause()
        resolve(undefined)
      } else pieces.push(piece)
    })
    incoming.once('end', () => resolve((pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString()))
    incoming.once('close', () => resolve(undefined))
    incoming.once('error', () => resolve(undefined))
  })
}
