import { tableOf, type Figure } from './table.ts'

/**
 * npm run bench [-- --only out|in|browser] [--heap MINUTES] [--heap-only]: what goes out to the
 * dashboards and what comes in, beside bare servers in one run; then an open board in a real
 * browser. Absolute figures hold for the machine they were taken on; ratios carry over.
 */
const say = (line: string) => process.stdout.write(`· ${line}\n`)
const parts: Record<string, () => Promise<Figure[]>> = {
  in: async () => (await import('./in.ts')).measureIn(say),
  out: async () => (await import('./out.ts')).measureOut(say),
  browser: async () => (await import('./browser.ts')).measureBrowser(say),
}

const onlyAt = process.argv.indexOf('--only')
const only = process.argv.includes('--heap-only') ? 'browser' : onlyAt < 0 ? undefined : process.argv[onlyAt + 1] ?? ''
if (only !== undefined && !(only in parts)) {
  process.stderr.write(`--only takes one of ${Object.keys(parts).join(', ')}.\n`)
  process.exit(2)
}

const figures: Figure[] = []
for (const [name, measure] of Object.entries(parts)) if (only === undefined || only === name) figures.push(...(await measure()))
process.stdout.write(`\n${tableOf(figures)}\n`)
