import { Scalar } from '@scalar/hono-api-reference'
import type { App } from '../edge.ts'

/** The reference page brings its own styles; everything else it needs is served from here. */
const PAGE_CSP =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** The description of this surface, made from the same schemas that check it. */
export function docsRoutes(app: App): void {
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Curbline', version: '1', description: 'The live dispatch board of a small city’s public works. Facts come down by Socket.IO; commands go up here.' },
  })
  const page = Scalar<{ Variables: never }>({ url: '/api/openapi.json', cdn: '/assets/api-reference.js', withDefaultFonts: false, telemetry: false, pageTitle: 'Curbline API' } as never)
  app.get('/api/docs', async (c, next) => {
    c.header('Content-Security-Policy', PAGE_CSP)
    return page(c as never, next)
  })
}
