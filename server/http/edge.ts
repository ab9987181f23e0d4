import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Logger } from 'pino'
import type { City } from '../city/city.ts'
import type { SignIn } from '../auth/sign-in.ts'
import type { IngestDesk } from '../ingest/ingest-desk.ts'
import type { Pack } from '../pack/open-pack.ts'
import type { Sessions, User } from '../ports/accounts.ts'
import type { Metrics } from './metrics.ts'
import type { RequestLimit } from './request-limit.ts'

/** What every route may use. */
export interface Edge {
  city: City
  sessions: Sessions
  signIn: SignIn
  ingest: IngestDesk
  metrics: Metrics
  limit: RequestLimit
  log: Logger
  /** The one origin browsers may come from; undefined means the Host's own. */
  publicUrl: string | undefined
  isSecure: boolean
  trustProxy: boolean
  /** Where the built pages lie. */
  pages: string
  /** The city's ground, where it has been packed. */
  pack?: Pack | undefined
  /** There is a pack, and it cannot be used. */
  isPackDamaged?: boolean
  /** The style the map is drawn in instead of our own: an address, or a path here. */
  basemapStyle?: string | undefined
}

export interface Variables {
  requestId: string
  address: string
  /** Whoever is signed in. */
  user?: User
  token?: string
  /** Whether the body was UTF-8, where one was read. */
  isUtf8?: boolean
}
export type AppEnv = { Variables: Variables }
export type App = OpenAPIHono<AppEnv>
