import type { AddressInfo } from 'node:net'
import { pino, type Logger } from 'pino'
import { Argon2Passwords } from './auth/passwords.ts'
import { LuciaSessions } from './auth/sessions.ts'
import { SignIn } from './auth/sign-in.ts'
import type { Env } from './env.ts'
import { makeApp } from './http/app.ts'
import type { Edge } from './http/edge.ts'
import { makeServer, type Front } from './http/make-server.ts'
import { Metrics } from './http/metrics.ts'
import { RequestLimit } from './http/request-limit.ts'
import { ingestDoor } from './http/routes/ingest.ts'
import { IngestDesk } from './ingest/ingest-desk.ts'
import type { Pack } from './pack/open-pack.ts'
import { StoreFault } from './ports/fault.ts'
import type { Stores } from './ports/stores.ts'
import type { Time } from './ports/time.ts'
import { Hub } from './sockets/hub.ts'
import { City } from './city/city.ts'
import { realTime } from './city/real-time.ts'

/** Sessions that ran out are swept this often, and their sockets cut. */
const SWEEP_MS = 60_000
const PATIENCE_MS = 4_000

export interface Hosted {
  city: City
  port: number
  /** Stops taking requests, lets what is under way finish, closes sockets, keeps the board. */
  stop(): Promise<void>
}

interface HostOptions {
  stores: Stores
  env: Pick<Env, 'PORT' | 'HOST' | 'PUBLIC_URL' | 'TRUST_PROXY' | 'LOG_LEVEL' | 'BASEMAP_STYLE' | 'tls'>
  pages: string
  /** The city's ground; without one the board lies on a plain grid. */
  pack?: Pack | { problem: string } | undefined
  time?: Time
  log?: Logger
  /** Done after the log is folded and before anybody can connect: the demo founds its city here. */
  beforeListening?: (city: City) => Promise<void>
}

/** Puts a city on the network: the composition of everything under `server/`. */
export async function host({ stores, env, pages, pack, time = realTime, log = logger(env.LOG_LEVEL), beforeListening }: HostOptions): Promise<Hosted> {
  const publicUrl = env.PUBLIC_URL
  const ground = pack && 'problem' in pack ? undefined : pack
  if (pack && !ground) log.warn({ problem: (pack as { problem: string }).problem }, 'the city has no pack, and its board lies on a plain grid')
  const sessions = new LuciaSessions(stores.sessions, stores.users, time)
  // Sockets take hold of the server first; the app, which needs the city, comes after.
  const late: { front?: Front } = {}
  const server = makeServer(env.tls, () => late.front)
  const hub = new Hub(server, { sessions, publicUrl, log })
  const onFault = (fault: unknown) => log[fault instanceof StoreFault ? 'warn' : 'error']({ err: fault }, 'the city met a fault')
  const city: City = new City({
    stores, time, audience: hub, onFault,
    tellCrew: (crewId, tick) => hub.tellCrew(crewId, tick),
    crewsListening: () => hub.crewsListening(),
    onPublished: (records) => {
      const at = Date.parse(time.now())
      for (const record of records) {
        metrics.deliveredAfter((at - Date.parse(record.at)) / 1000)
        if (record.kind === 'ClockBreached') metrics.breaches.inc({ clock: record.clock })
      }
    },
    onCut: () => metrics.slowConsumers.inc(),
  })
  const metrics: Metrics = new Metrics({
    sockets: (role) => hub.socketsOf(role),
    head: () => city.keeper.board.seq,
    tailLag: () => city.keeper.board.seq - city.feed.published,
    fixes: () => ({ ...city.positions.counts }),
    boards: () => city.door.builds,
  })
  const signIn = new SignIn(stores.users, sessions, new Argon2Passwords())
  const ingest = new IngestDesk({ devices: stores.devices, trail: stores.trail, keeper: city.keeper, positions: city.positions, time })
  const edge: Edge = {
    city, sessions, signIn, ingest, metrics, limit: new RequestLimit(), log, publicUrl, pages, pack: ground, isPackDamaged: pack !== undefined && !ground, trustProxy: env.TRUST_PROXY,
    basemapStyle: env.BASEMAP_STYLE,
    isSecure: publicUrl?.startsWith('https:') ?? env.tls !== undefined,
  }
  late.front = { app: makeApp(edge), ingest: ingestDoor(edge) }
  await city.start()
  await beforeListening?.(city)
  hub.open(city)
  const sweeping = setInterval(() => void sessions.sweep().catch(onFault), SWEEP_MS).unref()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.PORT, env.HOST, resolve)
  })
  return {
    city,
    port: (server.address() as AddressInfo).port,
    async stop() {
      clearInterval(sweeping)
      // Who neither finishes asking nor reading is not waited for longer than this.
      const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
      server.closeIdleConnections()
      await hub.close()
      clearTimeout(patience)
      await city.stop()
    },
  }
}

/** JSON lines, without cookies, tokens or what people wrote. */
const logger = (level: string) => pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'] })
