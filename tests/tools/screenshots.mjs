// npm run screenshots: prepares, then takes the pictures of the built pages.
import { spawnSync } from 'node:child_process'
import { prepare } from '../../server/starter/prepare.mjs'

await prepare()
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'tests/tools/screenshots.ts', ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
