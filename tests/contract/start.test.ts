import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** All that is read before the first line of a file runs: its imports, and theirs. What is imported in passing (`import()`) is not. */
function readBefore(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!file.endsWith('.ts')) return seen
  const stated = readFileSync(file, 'utf8').matchAll(/^\s*(?:import|export)\s+(?!type\s)(?:[^'"()]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)
  for (const [, target] of stated) readBefore(target!.startsWith('.') ? join(dirname(file), target!) : target!, seen)
  return seen
}

const ofMain = readBefore('server/main.ts')

test('what a start reads is followed to its end', () => {
  expect([...ofMain]).toEqual(expect.arrayContaining(['server/host.ts', 'server/db/late-prisma.ts', 'server/city/city.ts', 'better-sqlite3', '@hono/zod-openapi']))
})

test.each([
  'server/db/open-prisma.ts', '@prisma/adapter-better-sqlite3',
  'server/demo/found-demo.ts', 'date-holidays', 'server/demo/town/make-town.ts', 'server/pack/write-pack.ts', '@maplibre/geojson-vt',
  'server/demo/simulator/open-simulator.ts', 'socket.io-client',
])('a start that does not use %s does not read it', (what) => {
  expect([...ofMain].filter((file) => file === what || file.startsWith(`${what}/`))).toEqual([])
})

test('a task at the shell reads no other task', () => {
  expect([...readBefore('server/cli/main.ts')].filter((file) => file.startsWith('server/cli/'))).toEqual(['server/cli/main.ts'])
})
