import { build } from 'vite'

const FOLDER = 'node_modules/.cache/curbline-bench/in'

/**
 * Bundles what a measurement runs in processes of its own, as the server itself is bundled: run from
 * source, every small function would pay for the name it is given. Returns the files by their names.
 */
export async function built<Name extends string>(names: readonly Name[]): Promise<Record<Name, string>> {
  await build({
    configFile: false, publicDir: false, logLevel: 'warn',
    build: {
      ssr: true, target: 'node20', outDir: FOLDER, emptyOutDir: true,
      rolldownOptions: { input: Object.fromEntries(names.map((name) => [name, `tests/bench/peers/${name}.ts`])), output: { entryFileNames: '[name].js' } },
    },
  })
  return Object.fromEntries(names.map((name) => [name, `${FOLDER}/${name}.js`])) as Record<Name, string>
}
