import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Argon2Passwords } from '../auth/passwords.ts'
import { host } from '../host.ts'
import { lockFolder } from '../db/folder-lock.ts'
import { openDatabase } from '../db/open-database.ts'
import { addDemoLogins, DEMO_PASSWORD } from '../demo/demo-logins.ts'
import { Door } from '../demo/replay/door.ts'
import { replayPositions, replayRequests } from '../demo/replay/replay.ts'
import type { Env } from '../env.ts'
import { Fault } from '../ports/fault.ts'

const FORMATS = { requests: 'boston-311', positions: 'wmata' } as const

/** `npm run replay -- --requests FILE --format boston-311 --speed N`: real data through the public doors of a city of its own. */
export async function replay(args: string[], folder: string, env: Env): Promise<void> {
  const { values: flags } = parseArgs({
    args,
    options: {
      requests: { type: 'string' }, positions: { type: 'string' }, format: { type: 'string' }, speed: { type: 'string' },
      exit: { type: 'boolean', default: false },
    },
  })
  const kind = flags.requests !== undefined ? 'requests' : 'positions'
  const file = flags.requests ?? flags.positions
  if (file === undefined || (flags.requests && flags.positions)) throw new Fault('Give one of --requests FILE and --positions FILE.')
  if (!existsSync(file)) throw new Fault(`There is no file ${file}.`)
  if ((flags.format ?? FORMATS[kind]) !== FORMATS[kind]) throw new Fault(`--${kind} are read in the format ${FORMATS[kind]}.`)
  const speed = speedOf(flags.speed)

  const unlock = lockFolder(folder)
  const stores = await openDatabase(folder)
  const hosted = await host({
    stores, env, pages: 'dist/client',
    beforeListening: () => addDemoLogins(stores.users, new Argon2Passwords(), []),
  })
  const stop = () => hosted.stop().finally(() => stores.close()).finally(unlock)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))
  const url = `http://127.0.0.1:${hosted.port}`
  process.stdout.write(`The board is at ${url}: sign in as dispatcher@demo.test, password ${DEMO_PASSWORD}.\n`)

  const door = new Door(url)
  await door.signIn('admin@demo.test', DEMO_PASSWORD)
  const text = readFileSync(file)
  if (kind === 'requests') await replayRequests(door, text, speed, folder)
  else await replayPositions(door, text, speed, folder, new Date().toISOString())
  if (flags.exit) return void (await stop())
  process.stdout.write('The board stays open until you stop it (Ctrl-C).\n')
  await new Promise(() => undefined)
}

/** How many times as fast as it was; without it, as fast as it goes. */
function speedOf(text: string | undefined): number {
  if (text === undefined || text === 'max') return Infinity
  const speed = Number(text)
  if (!(speed > 0)) throw new Fault('--speed must be a number above 0, or max.')
  return speed
}
