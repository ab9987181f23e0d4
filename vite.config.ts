import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import type { InlineConfig } from 'vitest/node'
import { breaking } from './tests/sim/breaking.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const api = process.env.API ?? 'http://127.0.0.1:4311'

/** Pages leave the server as they lie: each text file beside its gzip and its brotli. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle() {
    const assets = here('dist/client/assets')
    for (const file of readdirSync(assets).filter((each) => /\.(js|css|svg)$/.test(each))) {
      const text = readFileSync(`${assets}/${file}`)
      writeFileSync(`${assets}/${file}.gz`, gzipSync(text, { level: 9 }))
      writeFileSync(`${assets}/${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    }
  },
}

/** `vite build`: what people see. */
const client: UserConfig = {
  root: here('client'),
  publicDir: here('client/public'),
  plugins: [svelte({ configFile: false }), compressed],
  build: { outDir: here('dist/client'), emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1500, assetsInlineLimit: 0 },
  worker: { format: 'es' },
  server: {
    port: 4312,
    proxy: {
      // The Host must stay the page's own, or its Origin is another site's to the server.
      ...Object.fromEntries(['/api', '/pack', '/healthz', '/readyz'].map((path) => [path, { target: api, changeOrigin: false }])),
      '/socket.io': { target: api, ws: true, changeOrigin: false },
    },
  },
}

/** `vite build --mode server`: a few files that Node starts in under a second, with all they need but what is compiled for this machine. */
const server: UserConfig = {
  root: here('.'),
  publicDir: false,
  // To find and read five hundred and sixty small files took a quarter of a start (decision 019).
  ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: here('dist/server'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: here('server/main.ts'), cli: here('server/cli/main.ts') },
      output: { entryFileNames: '[name].js' },
    },
  },
}

const projects = ['domain', 'contract', 'server', 'client', 'sim']
/** Those in which stores of the client live. */
const svelteProjects = ['client', 'sim']

/** `vitest`: one project a room of `tests/`; browsers are Playwright's. */
const test: InlineConfig = {
  projects: projects.map((name) => ({
    extends: true,
    plugins: [...(svelteProjects.includes(name) ? [svelte({ configFile: false })] : []), ...(name === 'sim' ? [breaking] : [])],
    resolve: svelteProjects.includes(name) ? { conditions: ['browser'] } : {},
    root: here('.'),
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      environment: 'node',
      testTimeout: name === 'domain' ? 20_000 : 60_000,
      hookTimeout: 60_000,
    },
  })),
}

export default defineConfig(({ mode }) =>
  mode === 'server' ? server : mode === 'test' ? ({ test } as UserConfig) : client,
)
