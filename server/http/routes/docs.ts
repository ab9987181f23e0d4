import { html, raw } from 'hono/html'
import type { App } from '../edge.ts'

const INFO = {
  openapi: '3.1.0',
  info: { title: 'Curbline', version: '1', description: 'The live dispatch board of a small city’s public works. Facts come down by Socket.IO; commands go up here.' },
}

interface Operation {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>
}

interface Description {
  paths?: Record<string, Record<string, Operation>>
}

/** The description of this surface, made from the same schemas that check it: for programs, and as a page for people. */
export function docsRoutes(app: App): void {
  // To describe it all takes the one thread a tenth of a second, and anybody may ask: it is done once.
  const describe = once(() => app.getOpenAPI31Document(INFO))
  const text = once(() => JSON.stringify(describe()))
  const page = once(() => pageOf(describe() as Description))
  app.get('/api/openapi.json', (c) => c.body(text(), 200, { 'Content-Type': 'application/json' }))
  app.get('/api/docs', (c) => c.html(page()))
  app.get('/api/docs.css', (c) => c.body(CSS, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
}

function once<T>(make: () => T): () => T {
  let made: { is: T } | undefined
  return () => (made ??= { is: make() }).is
}

/** A page without scripts or styles of its own needs no exception from the policy. */
function pageOf({ paths }: Description) {
  const operations = Object.entries(paths ?? {}).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Curbline API</title><link rel="stylesheet" href="/api/docs.css"></head>
<body>
<h1>Curbline API</h1>
<p>${INFO.info.description} For programs: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p>
<nav>${operations.map(({ path, method }) => html`<a href="#${anchor(method, path)}"><b>${method.toUpperCase()}</b> ${path}</a>`)}</nav>
${operations.map(({ path, method, operation }) => section(path, method, operation))}
</body></html>`
}

const anchor = (method: string, path: string) => `${method}-${path.replace(/[^\w]+/g, '-')}`
const fold = (title: string, schema: unknown) => html`<details><summary>${title}</summary><pre>${JSON.stringify(schema, null, 2)}</pre></details>`

function section(path: string, method: string, { summary, parameters = [], requestBody, responses = {} }: Operation) {
  const bodies = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => fold(`Body: ${type}`, schema))
  const answers = Object.entries(responses).map(([status, { description, content = {} }]) => {
    const schemas = Object.entries(content).map(([type, { schema }]) => fold(type, schema))
    return html`<dt>${status}</dt><dd>${description ?? ''}${schemas}</dd>`
  })
  return html`<section id="${anchor(method, path)}"><h2><b>${method.toUpperCase()}</b> ${path}</h2><p>${summary ?? ''}</p>
${parameters.length > 0 ? html`<p>Takes ${parameters.map(({ name, in: where, required }) => html`<code>${name}</code> <small>${where}${required ? ', required' : ''}</small> `)}</p>` : raw('')}
${bodies}<dl>${answers}</dl></section>`
}

const CSS = `
:root { color-scheme: light dark }
body { max-width: 880px; margin: 32px auto; padding: 0 16px; font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 28px } h2 { margin: 0; font-size: 18px; overflow-wrap: anywhere } h2 b, nav b { display: inline-block; min-width: 62px }
nav { display: grid; gap: 2px; margin: 24px 0 } nav a { text-decoration: none; font-variant-numeric: tabular-nums }
section { padding: 20px 0; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent) }
code, pre { font: 13px/1.45 ui-monospace, monospace } pre { max-height: 420px; overflow: auto; padding: 12px; border: 1px solid color-mix(in srgb, currentColor 25%, transparent) }
dl { display: grid; grid-template-columns: 56px 1fr; gap: 4px 12px } dd { margin: 0 } summary { cursor: pointer }
`
