// npm run bench: prepares, then measures with the built pages and server.
import { spawnSync } from 'node:child_process'
import { prepare } from '../../server/starter/prepare.mjs'

await prepare()
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'tests/bench/run.ts', ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
