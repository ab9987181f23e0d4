import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom (docs/ARCHITECTURE.md, "Dependency direction"), as data. */
const ROOMS: Record<string, readonly string[]> = {
  'shared/protocol': ['zod'],
  'shared/domain': ['shared/protocol', 'temporal-polyfill'],
  'shared/sync': ['shared/domain', 'shared/protocol'],
  'shared/arrivals': ['shared/domain', 'shared/protocol', 'shared/roads'],
  'shared/roads': ['shared/domain', 'flatbush'],
  'server/ports': ['shared'],
  'server/dispatch': ['shared', 'server/ports', 'node:crypto', 'uuidv7'],
  'server/positions': ['shared', 'server/ports', 'server/dispatch'],
  'server/ingest': ['shared', 'server/ports', 'server/dispatch', 'server/positions', 'node:crypto'],
  'server/feed': ['shared', 'server/ports', 'server/dispatch', 'server/positions', 'node:util', 'node:zlib'],
  'server/db': ['shared', 'server/ports', '@prisma', 'better-sqlite3', 'uuidv7', 'node:'],
  'server/memory': ['shared', 'server/ports', 'uuidv7', 'node:crypto'],
  'server/auth': ['shared', 'server/ports', 'lucia', '@oslojs', '@node-rs/argon2', 'rate-limiter-flexible', 'node:crypto'],
  'server/pack': ['shared', '@maplibre', 'zod', 'node:'],
  'server/city': ['shared', 'server/ports', 'server/dispatch', 'server/feed', 'server/positions'],
  'server/http': [
    'shared', 'server/ports', 'server/city', 'server/auth', 'server/ingest', 'server/pack', 'hono', '@hono', 'zod', 'pino', 'prom-client',
    'rate-limiter-flexible', 'csv-stringify', 'node:',
  ],
  'server/sockets': ['shared', 'server/ports', 'server/city', 'server/feed', 'server/http', 'hono', 'socket.io', 'pino', 'rate-limiter-flexible', 'node:'],
  // By the city's public doors alone.
  'server/demo/simulator': ['shared', 'server/ports', 'server/pack', 'server/env.ts', 'server/setup/starter-pack.ts', 'server/demo', 'socket.io-client', 'uuidv7', 'node:'],
  'server/setup': ['shared', 'server/ports', 'server/dispatch', 'date-holidays', 'uuidv7'],
  'client/alerts': ['shared', 'client/board', 'client/look', 'client/stores', 'svelte'],
  'client/board': [
    'shared', 'client/alerts', 'client/call', 'client/drag', 'client/format', 'client/keys', 'client/look', 'client/map', 'client/net', 'client/palette',
    'client/presence', 'client/route', 'client/stores', 'client/undo', 'svelte', 'bits-ui', '@tanstack', 'uuidv7',
  ],
  'client/call': ['shared', 'client/stores', 'client/look', 'client/format', 'client/net', 'client/keys', 'svelte', 'tinykeys', 'uuidv7'],
  'client/drag': ['shared', 'client/stores', 'client/look', 'client/format', 'client/map', 'client/board', 'client/net', 'client/presence', 'svelte'],
  'client/format': ['shared'],
  'client/presence': ['shared', 'client/look', 'client/format', 'client/stores', 'bits-ui', 'svelte'],
  'client/map': ['shared', 'client/look', 'client/stores', 'client/format', 'maplibre-gl', 'pmtiles', '@fontsource', 'svelte', 'geojson'],
  'client/net': ['shared', 'client/net', 'socket.io-client', 'uuidv7'],
  'client/keys': ['shared', 'client/stores', 'client/board', 'client/look', 'client/palette', 'svelte', 'tinykeys'],
  'client/palette': ['shared', 'client/stores', 'client/format', 'client/keys', 'client/look', 'client/net', 'svelte', 'bits-ui'],
  'client/route': ['shared', 'client/stores', 'svelte', 'zod'],
  'client/stores': ['shared', 'client/net', 'client/format', 'client/alerts', 'client/board', 'client/call', 'client/look', 'client/drag', 'client/presence', 'client/keys', 'client/palette', 'client/route', 'client/undo', 'svelte', 'uuidv7'],
  'client/undo': ['shared', 'client/format', 'client/look', 'client/net', 'client/stores', 'svelte'],
}

/** Each library that may be spoken to from one place alone. */
const SOLE_IMPORTERS: Record<string, RegExp> = {
  lucia: /^server\/auth\/lucia\.ts$/,
  '@prisma/adapter-better-sqlite3': /^server\/db\//,
  'better-sqlite3': /^server\/db\//,
  'maplibre-gl': /^client\/map\//,
  pmtiles: /^client\/map\/basemap\//,
  'socket.io-client': /^(client\/net\/link|server\/demo\/simulator\/live-line)\.ts$/,
  'temporal-polyfill': /^shared\/domain\/sla\//,
  '@node-rs/argon2': /^server\/auth\/passwords\.ts$/,
  '@maplibre/geojson-vt': /^server\/pack\/tiles\//,
  '@maplibre/vt-pbf': /^server\/pack\/tiles\//,
}

interface Import {
  file: string
  target: string
  isTypeOnly: boolean
}

const files = ['shared', 'server', 'client'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((file) => join(top, file))
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.includes('/generated/')),
)
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  const stated = [...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"()]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)]
  const later = [...text.matchAll(/\bimport()\(['"]([^'"]+)['"]\)/g)].map(([all, , target]) => [all, undefined, target])
  return [...stated, ...later].map(([, type, target]) => ({
    file,
    target: target!.startsWith('.') ? normalize(join(dirname(file), target!)) : target!,
    isTypeOnly: type !== undefined,
  }))
})
const isUnder = (target: string, allowed: string) => target === allowed || target.startsWith(allowed.endsWith(':') ? allowed : `${allowed}/`)

describe('who imports whom', () => {
  test('there is something to check', () => {
    expect(files.length).toBeGreaterThan(150)
    expect(imports.length).toBeGreaterThan(500)
  })

  test.each(Object.entries(ROOMS))('%s imports only what stands beneath it', (room, allowed) => {
    const wrong = imports.filter(({ file, target }) => isUnder(file, room) && ![room, ...allowed].some((one) => isUnder(target, one)))
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  test('the rules take only types and lists of words from the protocol', () => {
    const wrong = imports.filter(
      ({ file, target, isTypeOnly }) =>
        isUnder(file, 'shared/domain') && isUnder(target, 'shared/protocol') && !isTypeOnly && target !== 'shared/protocol/words.ts',
    )
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  test('the client never imports from the server', () => {
    expect(imports.filter(({ file, target }) => isUnder(file, 'client') && isUnder(target, 'server')).map(({ file }) => file)).toEqual([])
  })

  test.each(Object.entries(SOLE_IMPORTERS))('%s is spoken to from one place', (library, place) => {
    const importers = imports.filter(({ target, isTypeOnly }) => isUnder(target, library) && !isTypeOnly).map(({ file }) => file)
    expect(importers.length).toBeGreaterThan(0)
    expect(importers.filter((file) => !place.test(file))).toEqual([])
  })

  test('one file reads the environment', () => {
    const readers = files.filter((file) => file.startsWith('server/') && readFileSync(file, 'utf8').includes('process.env'))
    expect(readers).toEqual(['server/env.ts'])
  })

  test('nothing in shared knows what time it is, or rolls dice', () => {
    const clocks = /Date\.now\(|new Date\(\)|Math\.random|performance\.now|setTimeout|setInterval/
    expect(files.filter((file) => file.startsWith('shared/') && clocks.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))).toEqual([])
  })

  test('only feed and sockets speak to clients', () => {
    const speakers = files.filter((file) => file.startsWith('server/') && /\.emit\((?!'close')/.test(readFileSync(file, 'utf8')))
    expect(speakers.filter((file) => !/^server\/sockets\//.test(file))).toEqual([])
  })
})
