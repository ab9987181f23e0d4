import { build } from 'vite'

const CACHE = 'node_modules/.cache/curbline-bench'

/**
 * Bundles what a measurement runs in processes of its own, as the server itself is bundled: run from
 * source, every small function would pay for the name it is given. Returns the files by their names.
 * `part`: the folder is that part's own, so that two may be measured at once.
 */
export async function built<Name extends string>(names: readonly Name[], part: 'in' | 'out' | 'tried' = 'in'): Promise<Record<Name, string>> {
  const folder = `${CACHE}/${part}`
  await build({
    configFile: false, publicDir: false, logLevel: 'warn',
    build: {
      ssr: true, target: 'node20', outDir: folder, emptyOutDir: true,
      rolldownOptions: { input: Object.fromEntries(names.map((name) => [name, `tests/bench/peers/${name}.ts`])), output: { entryFileNames: '[name].js' } },
    },
  })
  return Object.fromEntries(names.map((name) => [name, `${folder}/${name}.js`])) as Record<Name, string>
}
