import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from 'hono/utils/cookie'
import { COOKIE, tokenIn } from './caller.ts'
import type { Edge } from './edge.ts'
import { addressOf, headersOf } from './guard.ts'
import { isOurs } from './origin.ts'
import { boardHeaders, boardTags, READERS, type BoardTags } from './routes/board.ts'

/**
 * The board that its reader has already: answered before the routes, at half of what they cost. All that they check
 * is checked here with the same functions, and whatever is not plainly a 304 is left to them, every refusal too.
 * False: not answered.
 */
export function knownBoard(edge: Edge) {
  const constant = Object.entries(headersOf(edge)).flat()
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> => {
    const { headers } = incoming
    const done = edge.metrics.timeRequest()
    const sender = { origin: headers.origin, host: headers.host, isSafe: true, hasBearer: false }
    if (!isOurs(sender, edge.publicUrl) || !(await edge.limit.admits(addressOf(incoming, edge.trustProxy)))) return false
    const token = tokenIn(headers.authorization, () => parse(headers.cookie ?? '', COOKIE)[COOKIE])
    const known = token === undefined ? undefined : await edge.sessions.check(token)
    const tag = known && READERS.includes(known.user.role) ? knownTag(headers, boardTags(edge.city, known.user)) : undefined
    if (tag === undefined) {
      edge.limit.passOn(incoming)
      return false
    }
    outgoing.writeHead(304, [...constant, 'X-Request-Id', randomUUID(), ...Object.entries(boardHeaders(tag)).flat()]).end()
    done('GET', 304)
    return true
  }
}

/** Whether a request is one for `knownBoard`, told without a wait. */
export const asksIfKnown = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'GET' && url === '/api/board' && headers['if-none-match'] !== undefined

/** The tag that is certainly that of the form the reader would be sent: nothing here weighs one coding against another. */
function knownTag(headers: IncomingMessage['headers'], tags: BoardTags): string | undefined {
  const accepted = String(headers['accept-encoding'] ?? '')
  if (accepted.includes(';')) return undefined
  const tag = /(^|[,\s])gzip($|[,\s])/.test(accepted) ? tags.packed : tags.plain
  return headers['if-none-match'] === tag ? tag : undefined
}
