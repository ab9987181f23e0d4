// npm test and npm run test:long: sets up, runs every room of tests/, and ends with "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveUp, prepare } from '../../server/starter/prepare.mjs'

const isLong = process.argv.includes('--long')
/** The one reason for which a test may be skipped. */
const ALLOWED_SKIP = '../shared/data'

await prepare()
const chromium = findChromium()
const results = mkdtempSync(join(tmpdir(), 'curbline-tests-'))
const env = { ...process.env, CHROMIUM_PATH: chromium, TEST_RESULTS: results, ...(isLong ? { LONG: '1' } : {}) }

const vitest = await run('node_modules/vitest/vitest.mjs', ['run', '--mode', 'test', '--reporter=default', '--reporter=./tests/tools/vitest-summary.ts'])
const playwright = await run('node_modules/@playwright/test/cli.js', ['test', '--config', 'tests/e2e/playwright.config.ts'])
const tally = ['vitest.json', 'playwright.json'].map((file) => read(join(results, file)))
rmSync(results, { recursive: true, force: true })

const passed = tally.reduce((sum, { passed }) => sum + passed, 0)
const skipped = tally.flatMap(({ skipped }) => skipped)
const notAllowed = skipped.filter(({ reason }) => !reason.includes(ALLOWED_SKIP))
for (const { name, reason } of skipped) console.log(`skipped: ${name} (${reason || 'no reason given'})`)
for (const { name } of notAllowed) console.log(`A skipped test fails the run: ${name}`)
const broken = vitest !== 0 || playwright !== 0 ? 1 : 0
const failed = Math.max(tally.reduce((sum, { failed }) => sum + failed, 0) + notAllowed.length, broken)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function run(script, args) {
  return new Promise((resolve) => {
    spawn(process.execPath, [script, ...args], { stdio: 'inherit', env }).on('close', (code) => resolve(code ?? 1))
  })
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1, skipped: [] }
}

/** A Chrome of this machine; on Debian as root one is installed. */
function findChromium() {
  const known = [
    process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const found = known.find((path) => path && existsSync(path))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('· Installing chromium from Debian’s packages …')
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  return giveUp('The browser tests need Chrome or Chromium: install it, or set CHROMIUM_PATH to where it is.')
}
