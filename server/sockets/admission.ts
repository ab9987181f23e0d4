import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from 'hono/utils/cookie'
import { cursor, type Cursor } from '../../shared/protocol/sockets.ts'
import { COOKIE } from '../http/caller.ts'
import { isOurs } from '../http/origin.ts'

/** The first look, before a connection costs anything: may this come from where it says? */
export function mayConnect(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { headers, method } = request
  const isUpgrade = headers.upgrade !== undefined
  // A program without cookies proves itself in the handshake; a browser always names its origin.
  const isProgram = headers.origin === undefined && headers.cookie === undefined
  return isProgram || isOurs({
    origin: headers.origin, host: headers.host, hasBearer: headers.authorization?.startsWith('Bearer ') ?? false,
    isSafe: method === 'GET' && !isUpgrade,
  }, publicUrl)
}

const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'
/** Engine.IO turns an upgrade away with 400 whatever was wrong with it; what it finds answered it leaves alone. */
export function turnAway({ headers, socket }: IncomingMessage): void {
  if (headers.upgrade !== undefined && socket.writable) socket.end(FORBIDDEN)
}

/** Engine.IO calls it its own fault (500) when it is asked by a method it does not know. */
export function onlyPolled({ method }: IncomingMessage, answer: ServerResponse, next: () => void): void {
  if (method === 'GET' || method === 'POST') return next()
  answer.writeHead(405, { Allow: 'GET, POST', 'Content-Length': '0' }).end()
}

/** The token of a handshake: its own word, a bearer token, or the cookie. */
export function tokenIn(headers: IncomingMessage['headers'], auth: Record<string, unknown>): string | undefined {
  if (typeof auth.token === 'string') return auth.token
  const [scheme, token] = headers.authorization?.split(' ') ?? []
  return scheme === 'Bearer' ? token : parse(headers.cookie ?? '')[COOKIE]
}

/** Where the client stands; nonsense counts as nowhere, and gets a snapshot. */
export function cursorIn(auth: Record<string, unknown>): Cursor | undefined {
  const parsed = cursor.safeParse(auth.cursor)
  return parsed.success ? parsed.data : undefined
}
