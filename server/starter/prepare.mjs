// Plain JavaScript: this runs on a fresh clone, before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('../../', import.meta.url).pathname
const say = (line) => process.stdout.write(`· ${line}\n`)

/** Ends with one sentence. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** Everything a start needs: the right Node, the locked dependencies, the database client, the built pages and server. */
export async function prepare({ build = true } = {}) {
  process.chdir(root)
  checkNode()
  await install()
  await generate()
  if (build) await buildAll()
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) giveUp(`Node ${process.versions.node} is too old: Curbline needs 20.19 or newer.`)
}

/** The exact versions of package.json are there. */
function isInstalled() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  return Object.entries({ ...dependencies, ...devDependencies }).every(([name, version]) => {
    const file = join('node_modules', name, 'package.json')
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version
  })
}

async function install() {
  if (isInstalled()) return
  const missing = ['python3', 'make', 'g++'].filter((tool) => spawnSync('which', [tool]).status !== 0)
  if (missing.length > 0) {
    say(`Not found: ${missing.join(', ')}. They are needed only if better-sqlite3 has to be compiled here.`)
  }
  await run('Installing the locked dependencies (where better-sqlite3 must be compiled, 2 to 3 minutes)', 'npm', ['ci', '--no-audit', '--no-fund'], () =>
    missing.length > 0 ? `If better-sqlite3 could not be compiled: install ${missing.join(', ')} and try again.` : 'Is the npm registry reachable?',
  )
}

/** The client is engine-less; the engine that the tool would fetch for other commands is not needed. */
async function generate() {
  const stamp = hashOf(['prisma/schema.prisma'])
  if (readStamp('server/db/generated/.stamp') === stamp) return
  await run('Generating the database client', process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--config', 'prisma/prisma.config.ts'], undefined, {
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false', PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1',
  })
  writeFileSync('server/db/generated/.stamp', stamp)
}

async function buildAll() {
  const stamp = hashOf([...filesIn('client'), ...filesIn('server'), ...filesIn('shared'), 'vite.config.ts', 'package-lock.json'])
  if (readStamp('dist/.stamp') === stamp) return
  const vite = 'node_modules/vite/bin/vite.js'
  await run('Building the pages', process.execPath, [vite, 'build', '--logLevel', 'warn'])
  await run('Building the server', process.execPath, [vite, 'build', '--mode', 'server', '--logLevel', 'warn'])
  mkdirSync('dist', { recursive: true })
  writeFileSync('dist/.stamp', stamp)
}

const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Runs a long step with a line that says so, and another every fifteen seconds; its output is shown if it fails. */
function run(title, command, args, cure = () => '', env = {}) {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  say(`${title} …`)
  const waiting = setInterval(() => say(`${title}: still at it, ${seconds()}`), 15_000)
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => {
      clearInterval(waiting)
      if (code !== 0) giveUp(`${output.trim().split('\n').slice(-30).join('\n')}\n${title}: failed. ${cure()}`)
      say(`${title}: done in ${seconds()}`)
      resolve()
    })
  })
}
