// npm run check: types, components, lint, and who imports whom.
import { spawnSync } from 'node:child_process'
import { prepare } from '../../server/starter/prepare.mjs'

await prepare({ build: false })
const steps = [
  ['Types of the core', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'shared/tsconfig.json']],
  ['Types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['Components', 'node_modules/svelte-check/bin/svelte-check', ['--workspace', 'client', '--tsconfig', '../tsconfig.json', '--fail-on-warnings', '--output', 'human']],
  ['Lint', 'node_modules/eslint/bin/eslint.js', ['-c', 'tests/tools/eslint.config.js', '--max-warnings', '0', '.']],
  ['Import directions', 'node_modules/vitest/vitest.mjs', ['run', '--mode', 'test', '--project', 'contract', 'tests/contract/directions.test.ts']],
]
let failed = 0
for (const [title, script, args] of steps) {
  console.log(`· ${title} …`)
  if (spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status !== 0) failed++
}
console.log(failed === 0 ? 'All is well.' : `${failed} of ${steps.length} checks failed.`)
process.exit(failed === 0 ? 0 : 1)
