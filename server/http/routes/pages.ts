import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { App, Edge } from '../edge.ts'
import { problem } from '../problem.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** The built pages. What is named by its hash is kept for ever; the page itself is asked for each time. */
export function pageRoutes(app: App, { pages }: Edge): void {
  app.use('/assets/*', async (c, next) => {
    await next()
    // Told as a picture or a script that it is not, a range that is not there would be taken for one.
    if (c.res.status === 416) c.res = problem(c, 'no-such-range', 'The file has no such part.')
  }, serveStatic({
    root: pages,
    precompressed: true,
    onFound: (path, c) => c.header('Cache-Control', /-[\w-]{8,}\.\w+(\.\w+)?$/.test(path) ? FOR_EVER : 'no-cache'),
  }))
  app.get('/', (c) => {
    const file = join(pages, 'index.html')
    if (!existsSync(file)) return c.text('The pages are not built yet: run "npm run build".', 503)
    return c.body(readFileSync(file, 'utf8'), 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' })
  })
}
