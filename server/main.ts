import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { lockFolder } from './db/folder-lock.ts'
import { openDatabase, type Database } from './db/open-database.ts'
import { Argon2Passwords } from './auth/passwords.ts'
import type { City } from './city/city.ts'
import { host, type Hosted } from './host.ts'
import { addDemoLogins, addSimulatorLogins, DEMO_ADMIN, DEMO_PASSWORD } from './demo/demo-logins.ts'
import { setAsideIfStale, standsInTown } from './demo/demo-folder.ts'
import { tenOClockZone } from './demo/demo-zone.ts'
import { landOfPack } from './demo/places/land-of-pack.ts'
import type { Land } from './demo/places/land.ts'
import { bringPackAlong, DEFAULT_SEED, makeTownPack } from './demo/town-pack.ts'
import { readEnv, isLoopback, type Env } from './env.ts'
import { openPack } from './pack/open-pack.ts'
import { flagProblem } from './flag-problem.ts'
import { Fault } from './ports/fault.ts'
import { timeZone } from '../shared/protocol/values.ts'

const PAGES = 'dist/client'
/** Whoever waited for the city comes in first; then it gets ready what it did not wait for itself. */
const WARM_AFTER_MS = 300
const say = (line: string) => process.stdout.write(`${line}\n`)

const FLAGS = {
  demo: { type: 'boolean', default: false },
  still: { type: 'boolean', default: false },
  seed: { type: 'string' },
  speed: { type: 'string' },
  zone: { type: 'string' },
  storm: { type: 'boolean', default: false },
} as const
const options = readFlags()

function readFlags() {
  try {
    return parseArgs({ options: FLAGS }).values
  } catch (error) {
    giveUp(flagProblem(error, Object.keys(FLAGS)) ?? String(error))
  }
}

async function demo(env: Env): Promise<Hosted> {
  if (options.zone !== undefined && !timeZone.safeParse(options.zone).success) throw new Fault(`"${options.zone}" is no time zone; give one such as America/New_York.`)
  if (!(Number(options.speed ?? 1) > 0) || Number(options.speed) === Infinity) throw new Fault('--speed must be a number above 0.')
  if (options.seed !== undefined && !/^\d{1,9}$/.test(options.seed)) throw new Fault('--seed must be a whole number of at most nine digits.')
  const asked = options.seed === undefined ? undefined : Number(options.seed)
  const folder = env.DATA_DIR ?? 'data/demo'
  const now = new Date().toISOString()
  lockFolder(folder)()
  const aside = setAsideIfStale(folder, now, asked)
  if (aside) say(`· The demo of another day or town (or one that was not founded to its end) was set aside as ${aside}.`)
  say(`· Opening the database in ${folder} …`)
  const unlock = lockFolder(folder)
  if (aside) bringPackAlong(aside, folder, asked)
  const stores = await openDatabase(folder)
  const isFounded = (await stores.log.head()) > 0
  const { seed, pack } = await groundOf(join(folder, 'pack'), asked, await standsInTown(stores.log))
  if (pack && 'problem' in pack && !isFounded) throw new Fault(`${pack.problem} No demo is founded on it.`)
  const land = pack && !('problem' in pack) ? landOfPack(pack) : undefined
  const hosted = await serve(stores, unlock, env, pack, async (city) => {
    if (city.keeper.board.city !== undefined) return
    const zone = options.zone ?? tenOClockZone(now)
    say(`· Founding the demo city (time zone ${zone}) …`)
    // A town's history and its people are loaded where they are wanted: a start without them is not to read them.
    const { foundDemo } = await import('./demo/found-demo.ts')
    const crewIds = await foundDemo(city, { timeZone: zone, adminId: DEMO_ADMIN, seed, land, tell: (line) => say(`· ${line}`) })
    await addDemoLogins(stores.users, new Argon2Passwords(), crewIds)
  })
  say(`\n  Curbline is at ${address(env, hosted.port)}\n`)
  say('  Sign in as  dispatcher@demo.test, dispatcher2@demo.test, supervisor@demo.test, admin@demo.test')
  say(`              or crew1@demo.test … crew12@demo.test;  password ${DEMO_PASSWORD}\n`)
  return options.still ? hosted : withPeople(hosted, stores, env, seed, land)
}

/** The demo's town, made where it is missing; the pack of a city that was founded elsewhere, as it is. */
async function groundOf(folder: string, asked: number | undefined, isTown: boolean) {
  if (isTown) return makeTownPack(folder, asked, (line) => say(`· ${line}`))
  return { seed: asked ?? DEFAULT_SEED, pack: await openPack(folder) }
}

/** Lets people report, dispatch and drive, through the same doors as everybody else. */
async function withPeople(hosted: Hosted, stores: Database, env: Env, seed: number, land: Land | undefined): Promise<Hosted> {
  const logins = await addSimulatorLogins(stores.users, new Argon2Passwords(), [...hosted.city.keeper.board.crews.keys()])
  const { openSimulator } = await import('./demo/simulator/open-simulator.ts')
  const simulator = openSimulator({
    time: hosted.city.time, port: hosted.port, env, logins, land, center: hosted.city.keeper.board.city!.center,
    seed, haste: Number(options.speed ?? 1), isStorm: options.storm,
    onFault: (fault) => process.stderr.write(`The simulator met a fault: ${String(fault)}\n`),
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.prependOnceListener(signal, () => simulator.stop())
  return hosted
}

/** `npm start`: a real city, or the one thing to do first. */
async function start(env: Env): Promise<Hosted> {
  if (!isLoopback(env.HOST) && !env.tls && !env.TRUST_PROXY) {
    throw new Fault(`HOST ${env.HOST} can be reached from outside, and browsers need a secure page: set TLS_CERT and TLS_KEY, or TRUST_PROXY=1 behind a proxy that does.`)
  }
  const folder = env.DATA_DIR ?? 'data/city'
  const unlock = lockFolder(folder)
  const stores = await openDatabase(folder)
  try {
    if ((await stores.log.head()) === 0) throw new Fault('The database is empty: run "npm run setup" first.')
    if (await stores.users.hasDemoLogins()) throw new Fault('This database has the demo’s logins, whose password everybody knows: use another DATA_DIR, and "npm run setup".')
    const hosted = await serve(stores, unlock, env, await openPack(join(folder, 'pack')))
    say(`Curbline is at ${address(env, hosted.port)}`)
    return hosted
  } catch (error) {
    await stores.close()
    throw error
  }
}

async function serve(stores: Database, unlock: () => void, env: Env, pack: Awaited<ReturnType<typeof openPack>>, beforeListening?: (city: City) => Promise<void>): Promise<Hosted> {
  if (pack && 'problem' in pack) say(`! ${pack.problem} The board lies on a plain grid.`)
  const hosted = await host({ stores, env, pages: PAGES, pack, ...(beforeListening ? { beforeListening } : {}) })
  const warming = setTimeout(() => void warm(stores, pack), WARM_AFTER_MS).unref()
  const stop = () => {
    clearTimeout(warming)
    return hosted.stop().finally(() => stores.close()).finally(unlock)
  }
  // Before anything is said: whoever reads that it is up may end it at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop().then(() => process.exit(0), () => process.exit(1)))
  return { ...hosted, stop }
}

/** Nobody is to wait for the first sign-in, search or address longer than for the second. */
async function warm(stores: Database, pack: Awaited<ReturnType<typeof openPack>>): Promise<void> {
  try {
    if (pack && !('problem' in pack)) pack.gazetteer.warm()
    await stores.warm()
  } catch (fault) {
    process.stderr.write(`The city is up, and yet not all of it can be asked: ${String(fault)}\n`)
  }
}

const address = (env: Env, port: number): string =>
  env.PUBLIC_URL ?? `${env.tls ? 'https' : 'http'}://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${port}`

/** Ends the process with one sentence. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const env = readEnv()
if ('problem' in env) giveUp(env.problem)
try {
  await (options.demo ? demo(env) : start(env))
} catch (error) {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') giveUp(`Port ${port} is taken: another Curbline may be running. Set PORT to use another.`)
  if (error instanceof Fault) giveUp(error.message)
  throw error
}
