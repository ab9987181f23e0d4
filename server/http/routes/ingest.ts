import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { idInOsmand, readOsmand, readTraccarJson } from '../../ingest/osmand.ts'
import { readOwntracks } from '../../ingest/owntracks.ts'
import type { Reading } from '../../ingest/reading.ts'
import { StoreFault } from '../../ports/fault.ts'
import type { StoredDevice } from '../../ports/device-store.ts'
import type { Edge } from '../edge.ts'
import { addressOf, headersOf } from '../guard.ts'
import { FAULT, problemOf, type ProblemKind } from '../problem.ts'
import { bodyOf, credentialsIn, isRead, type Credentials } from './ingest-request.ts'

const ADDRESS = /^\/ingest\/(osmand|owntracks)\/?(?:\?(.*))?$/s
const METHODS: Record<string, readonly string[]> = { osmand: ['GET', 'POST', 'PUT'], owntracks: ['POST'] }

/** What a phone sent, and who it says it is. */
interface Sent { protocol: string; id: string | undefined; credentials: Credentials; needsToken: boolean; read: (device: StoredDevice) => Reading[] | 'ignored' }
interface Answer { status: number; body: string; type?: string; headers?: Record<string, string> }
const refusal = (kind: ProblemKind, detail: string, headers: Record<string, string> = {}) => ({ kind, detail, headers })
type Refusal = ReturnType<typeof refusal>

/** Whether a request is for phone apps, told without a wait. */
export const isForIngest = ({ url }: IncomingMessage): boolean => url?.startsWith('/ingest/') ?? false

/**
 * Where phone apps send. It stands before the routes: apps have neither cookies nor an Origin, they send forms as well as
 * JSON, and after hours without signal a phone brings thousands of records one by one. An app keeps what is answered
 * with 4xx and tries it for ever: only who is not known here is told no, and whatever a known phone says is well.
 */
export function ingestDoor(edge: Edge) {
  // What guards pages is for what a browser may be shown: an app that was understood is told nothing.
  const constant = ['Cache-Control', 'no-store']
  const guarded = [...constant, ...Object.entries(headersOf(edge)).flat()]
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const done = edge.metrics.timeRequest()
    const requestId = randomUUID()
    const answer = await answerTo(edge, incoming).catch((fault: unknown) => faulty(edge, fault, requestId))
    const { status, body, type, headers = {} } = 'kind' in answer ? told(answer, requestId) : answer
    // What was not read to its end would be taken for the next request.
    const rest = isRead(incoming) ? [] : ['Connection', 'close']
    outgoing.writeHead(status, [...(status < 400 ? constant : guarded), ...rest, 'X-Request-Id', requestId, 'Content-Length', String(Buffer.byteLength(body)), ...(type ? ['Content-Type', type] : []), ...Object.entries(headers).flat()]).end(body)
    done(incoming.method ?? '', status)
  }
}

async function answerTo(edge: Edge, incoming: IncomingMessage): Promise<Answer | Refusal> {
  const [, protocol, query = ''] = ADDRESS.exec(incoming.url ?? '') ?? []
  if (protocol === undefined) return refusal('not-found', 'There is nothing here.')
  const methods = METHODS[protocol]!
  if (!methods.includes(incoming.method ?? '')) return refusal('wrong-method', 'This address is not for that.', { Allow: methods.join(', ') })
  const body = await bodyOf(incoming)
  const sent = protocol === 'osmand' ? osmand(edge, incoming, query, body) : owntracks(edge, incoming, body)
  const device = sent.id === undefined ? undefined : await edge.ingest.device(sent.id)
  if (!device || !isBelieved(edge, device, sent)) return stranger(edge, incoming, sent, device)
  const readings = sent.read(device)
  const count = (outcome: string) => edge.metrics.ingested.inc({ protocol: sent.protocol, outcome })
  if (!edge.ingest.admits(device, readings.length)) {
    count('too-many')
    return refusal('too-many', 'This phone sends too much at once.', { 'Retry-After': '30' })
  }
  if (readings === 'ignored') count(readings)
  else if (readings.length === 0) count(await edge.ingest.take(device, {}))
  else for (const reading of readings) count(await edge.ingest.take(device, reading))
  return protocol === 'owntracks' ? { status: 200, body: '[]', type: 'application/json' } : { status: 200, body: '' }
}

/** By the body where it is JSON, else by the query, else by the body as a form. */
function osmand({ ingest }: Edge, incoming: IncomingMessage, query: string, body: string | undefined): Sent {
  const credentials = credentialsIn(incoming.headers.authorization)
  const inQuery = new URLSearchParams(query)
  const named = (id: string | undefined) => id ?? idInOsmand(inQuery) ?? credentials.user
  if (body !== '' && /^application\/json/i.test(incoming.headers['content-type'] ?? '')) {
    const readings = readTraccarJson(parsed(body), ingest.cityTime)
    return { protocol: 'traccar-json', id: named(readings[0]?.id), credentials, needsToken: false, read: () => readings }
  }
  const fields = query === '' ? new URLSearchParams(body ?? '') : inQuery
  const read = ({ speedUnit }: StoredDevice) => [readOsmand(fields, ingest.cityTime, speedUnit)]
  return { protocol: query === '' ? 'osmand-form' : 'osmand-query', id: named(idInOsmand(fields)), credentials, needsToken: false, read }
}

function owntracks({ ingest }: Edge, incoming: IncomingMessage, body: string | undefined): Sent {
  const credentials = credentialsIn(incoming.headers.authorization)
  const read = () => {
    const message = parsed(body)
    const reading = readOwntracks(message, ingest.cityTime)
    return reading ? [reading] : body === '' || hasType(message) ? 'ignored' : []
  }
  return { protocol: 'owntracks', id: credentials.user, credentials, needsToken: true, read }
}
const hasType = (message: unknown) => typeof (message as { _type?: unknown } | null | undefined)?._type === 'string'

function parsed(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '')
  } catch {
    return undefined
  }
}

/** An OsmAnd app says its id alone, which nobody can guess; a token that is said must be right. */
function isBelieved({ ingest }: Edge, device: StoredDevice, { credentials: { token }, needsToken }: Sent): boolean {
  return token === undefined ? !needsToken : ingest.isTokenOf(device, token)
}

async function stranger(edge: Edge, incoming: IncomingMessage, { protocol, id, credentials, needsToken }: Sent, device: StoredDevice | undefined): Promise<Refusal> {
  edge.metrics.ingested.inc({ protocol, outcome: 'refused' })
  if (!(await edge.limit.admits(addressOf(incoming, edge.trustProxy)))) return refusal('too-many', 'Too many requests from this address.', { 'Retry-After': '1' })
  if (needsToken || device) {
    const detail = credentials.user === undefined && needsToken ? 'Say the device’s id as the user and its token as the password.' : 'That device and its token do not match.'
    return refusal('no-match', detail, { 'WWW-Authenticate': 'Basic realm="Curbline"' })
  }
  return id === undefined ? refusal('malformed', 'Say which device this is: the id is missing.') : refusal('not-found', 'There is no such device.')
}

function told({ kind, detail, headers }: Refusal, requestId: string): Answer {
  const problem = problemOf(kind, detail, requestId)
  return { status: problem.status, body: JSON.stringify(problem), type: 'application/problem+json', headers }
}

function faulty(edge: Edge, fault: unknown, requestId: string): Refusal {
  edge.log[fault instanceof StoreFault ? 'warn' : 'error']({ err: fault, reqId: requestId }, 'a phone’s record could not be taken')
  return fault instanceof StoreFault ? refusal('unavailable', `${fault.sentence} Nothing was changed.`, { 'Retry-After': String(Math.ceil(fault.retryAfterMs / 1_000)) }) : refusal('fault', FAULT)
}
