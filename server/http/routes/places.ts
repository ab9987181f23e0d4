import { createRoute, z } from '@hono/zod-openapi'
import { mayGive } from '../../../shared/domain/permissions.ts'
import { placesFound } from '../../../shared/protocol/places.ts'
import { lat, lng } from '../../../shared/protocol/values.ts'
import { ROLES } from '../../../shared/protocol/words.ts'
import { only } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { json, problems } from '../openapi.ts'
import { optional } from '../query.ts'

/** Whoever may say where a request is may ask where that is. */
const ASKERS = ROLES.filter((role) => mayGive(role, 'ReceiveRequest'))

const near = z.string().max(80).transform((text, context) => {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const at = z.tuple([lng, lat]).safeParse(parts)
  if (at.success) return { lng: at.data[0], lat: at.data[1] }
  context.addIssue('must be a longitude and a latitude with a comma between, such as -45.01,40.002')
  return z.NEVER
})
const placeQuery = z.object({
  q: optional(z.string().max(200)).describe('What somebody said: an address, two streets that meet, a street, a place by name'),
  near: optional(near).describe('Longitude, latitude: what lies near comes first; without `q`, the place to read back'),
})

/** Places by what people call them, and what a place is called. A city without a pack knows none. */
export function placeRoutes(app: App, edge: Edge): void {
  app.openapi(
    createRoute({
      method: 'get', path: '/api/places', summary: 'Places by what people call them', middleware: [only(...ASKERS)] as const,
      request: { query: placeQuery },
      responses: { ...json(placesFound, 'What it may mean, the likeliest first'), ...problems(400, 401, 403) },
    }),
    (c) => {
      const { q, near } = c.req.valid('query')
      const gazetteer = edge.pack?.gazetteer
      const text = q?.trim() ?? ''
      if (text !== '') return c.json({ places: gazetteer?.search(text, near) ?? [] }, 200)
      const read = near && gazetteer?.reverse(near)
      return c.json({ places: read ? [read] : [] }, 200)
    },
  )
}
