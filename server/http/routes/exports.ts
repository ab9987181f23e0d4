import { setImmediate as aTurn } from 'node:timers/promises'
import { createRoute, z } from '@hono/zod-openapi'
import { stringify } from 'csv-stringify/sync'
import type { ServiceRequest } from '../../../shared/protocol/board.ts'
import type { Phase } from '../../../shared/protocol/words.ts'
import { only, STAFF } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { problems } from '../openapi.ts'
import type { ReadingTurns } from '../reading-turns.ts'
import { RequestsDesk } from '../requests-desk.ts'
import { given, requestQuery } from './requests.ts'

type Row = ServiceRequest & { phase: Phase }
const COLUMNS = [
  'number', 'service', 'status', 'phase', 'receivedAt', 'acknowledgedAt', 'assignedAt', 'enRouteAt', 'arrivedAt', 'resolvedAt', 'closedAt',
  'crew', 'lng', 'lat', 'address', 'description', 'reportCount',
] as const

/** Rows written in one breath; a thousand would take the one thread for forty milliseconds. */
const BREATH = 200

/**
 * A cell that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection);
 * an apostrophe makes it text. Numbers of ours are written as numbers and need none.
 */
const inert = (text: string | undefined): string => (text !== undefined && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : (text ?? ''))

/** The search as a spreadsheet and as a map layer (RFC 4180, RFC 7946). */
export function exportRoutes(app: App, edge: Edge, turns: ReadingTurns): void {
  const desk = new RequestsDesk(edge.city)
  const find = (query: z.infer<typeof requestQuery>, asker: AbortSignal) => desk.search(given(query), asker)
  const crewName = (row: Row) => ('crewId' in row && row.crewId ? edge.city.keeper.board.crews.get(row.crewId)?.name : undefined)

  app.openapi(route('/api/requests.csv', 'text/csv', 'Requests as CSV'), (c) => turns.take(c, async () => {
    const { requests, next } = await find(c.req.valid('query'), c.req.raw.signal)
    let text = stringify([], { header: true, columns: [...COLUMNS], bom: true })
    for (let at = 0; at < requests.length && !c.req.raw.signal.aborted; at += BREATH) {
      text += stringify(requests.slice(at, at + BREATH).map((row) => cells(row, crewName(row))), { columns: [...COLUMNS] })
      await aTurn()
    }
    const headers = { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="requests.csv"' }
    return c.body(text, 200, { ...headers, ...(next ? { 'X-Next-Cursor': next } : {}) })
  }) as never)
  app.openapi(route('/api/requests.geojson', 'application/geo+json', 'Requests as GeoJSON'), (c) => turns.take(c, async () => {
    const { requests, next } = await find(c.req.valid('query'), c.req.raw.signal)
    const features = requests.map((row) => {
      const { lng, lat, address } = row.place
      const { id, number, serviceCode, status, phase, receivedAt, reportCount } = row
      return {
        type: 'Feature', id, geometry: { type: 'Point', coordinates: [lng, lat] },
        properties: { number, serviceCode, status, phase, receivedAt, reportCount, address, crew: crewName(row) },
      }
    })
    const body = JSON.stringify({ type: 'FeatureCollection', features, ...(next ? { next } : {}) })
    return c.body(body, 200, { 'Content-Type': 'application/geo+json' })
  }) as never)
}

const route = <Path extends string>(path: Path, type: string, summary: string) =>
  createRoute({
    method: 'get', path, summary, middleware: [only(...STAFF)] as const, request: { query: requestQuery },
    responses: { 200: { description: summary, content: { [type]: { schema: z.string() } } }, ...problems(400, 401, 403) },
  })

function cells(row: Row, crew: string | undefined): Record<(typeof COLUMNS)[number], string | number> {
  const { number, serviceCode, status, phase, place, reportCount } = row
  return {
    number: inert(number), service: inert(serviceCode), status, phase, receivedAt: row.receivedAt,
    acknowledgedAt: row.acknowledgedAt ?? '', assignedAt: row.assignedAt ?? '', enRouteAt: row.enRouteAt ?? '', arrivedAt: row.arrivedAt ?? '',
    resolvedAt: row.resolvedAt ?? '', closedAt: row.closedAt ?? '', crew: inert(crew), lng: place.lng, lat: place.lat,
    address: inert(place.address), description: inert(row.description), reportCount,
  }
}
