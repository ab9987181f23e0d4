import { existsSync, readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import * as z from 'zod'

const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535)
const url = (text: string) => /^https?:\/\/[^/]+\/?$/.test(text)
/** An address that browsers fetch as it stands, or a path on this server; `//host` would be another server's. */
const isStyle = (text: string) => /^\/(?!\/)\S*$/.test(text) || (/^https?:\/\//i.test(text) && URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '')

const schema = z.object({
  PORT: port.default(4311),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.string().refine(url, 'must be an address such as https://dispatch.example.gov').transform((text) => text.replace(/\/$/, '')).optional(),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.string().refine(() => false, {
    error: ({ input }) => /^postgres(ql)?:/.test(String(input))
      ? 'names PostgreSQL, which is not supported yet: leave it out to use the embedded database'
      : 'must begin with postgres://: leave it out to use the embedded database',
  }).optional(),
  REDIS_URL: z.string().refine((text) => /^rediss?:\/\//.test(text), 'must begin with redis:// or rediss://').optional(),
  TLS_CERT: z.string().refine(existsSync, 'must name a file that exists').optional(),
  TLS_KEY: z.string().refine(existsSync, 'must name a file that exists').optional(),
  TRUST_PROXY: z.enum(['0', '1', 'true', 'false'], { error: 'must be 1 or 0' }).default('0').transform((text) => text === '1' || text === 'true'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { error: 'must be one of fatal, error, warn, info, debug, silent' }).default('info'),
  SMTP_URL: z.string().refine((text) => /^smtps?:\/\//.test(text), 'must begin with smtp:// or smtps://').optional(),
  BASEMAP_STYLE: z.string().refine(isStyle, 'must be the address of a map style, such as https://maps.example.gov/style.json, or a path on this server').optional(),
})

export interface Env extends z.infer<typeof schema> {
  tls?: { cert: Buffer; key: Buffer }
}

/** What the surroundings say, or one sentence about what is wrong with it. The only reader of `process.env`. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env | { problem: string } {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, source[name] === '' ? undefined : source[name]]))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    return { problem: `${path.join('.')} ${message}.` }
  }
  const { TLS_CERT, TLS_KEY } = parsed.data
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) return { problem: 'TLS_CERT and TLS_KEY go together: one of them is missing.' }
  if (!TLS_CERT || !TLS_KEY) return parsed.data
  try {
    const tls = { cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) }
    createSecureContext(tls)
    return { ...parsed.data, tls }
  } catch {
    return { problem: 'TLS_CERT and TLS_KEY must name a certificate and its key, both in PEM.' }
  }
}

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host)
