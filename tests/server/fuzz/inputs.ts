import type { z } from 'zod'
import { ROLES, type Role } from '../../../shared/protocol/words.ts'
import { command } from '../../../shared/protocol/commands.ts'
import { randomFrom } from '../../kit/random.ts'
import { broken, fits, oneOf, uuidFrom, valueOf, type Random } from '../make-input.ts'
import type { Door } from './doors-of.ts'
import { NASTIES, RUBBISH } from './nasties.ts'
import { FILES, type Known } from './open-city.ts'
import { phoneInput } from './phone-input.ts'
import { HEADERS, PARTS, QUERY_NASTIES, QUERY_POOL, TYPES } from './pools.ts'

export const KINDS = ['valid', 'broken', 'rubbish'] as const
export type Kind = (typeof KINDS)[number]

/** One thing that somebody sends. */
export interface Input {
  door: string
  kind: Kind
  role: Role | undefined
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array
}

/** Stands for the head of the log as it is when the input goes out. */
export const HEAD = '"the head"'
/** Stands for a polling session that is opened for this input alone. */
export const SID = '{sid}'

/** The board changes by this one door, so it is asked most; a password is made slow to look at, so that one is asked least. */
const WEIGHTS: Record<string, number> = { 'POST /api/commands': 20, 'POST /api/positions': 4, 'POST /api/session': 0.2 }

/** A command that its schema takes, now and then of an own time, mostly by somebody whose board is fresh. */
function wellFormed(schema: z.ZodType, random: Random): unknown {
  for (let tries = 0; tries < 500; tries++) {
    const value = valueOf(schema, random)
    if (schema.safeParse(value).success) return value
  }
  throw new Error('a door takes a body of which no valid one can be made: teach make-input its parts')
}
function aCommand(random: Random): object {
  const { occurredAt, via, ...rest } = wellFormed(command, random) as { occurredAt?: string; via?: string }
  const given = { ...rest, commandId: uuidFrom(random), ...(random() < 0.2 ? { occurredAt, via } : {}) }
  return { ...given, seenSeq: random() < 0.8 ? 'the head' : Math.floor(random() * 60) }
}

/** Makes what may come to any door, each from a seed of its own. */
export class Inputs {
  readonly #doors: readonly Door[]
  readonly #known: Known
  readonly #origin: string
  readonly #lots: readonly Door[]

  constructor(doors: readonly Door[], known: Known, origin: string) {
    this.#doors = doors
    this.#known = known
    this.#origin = origin
    this.#lots = doors.flatMap((door) => Array<Door>(Math.round((WEIGHTS[door.name] ?? 1) * 10)).fill(door))
  }

  of(seed: number): Input {
    const random = randomFrom(seed)
    // One in four goes round all doors by all kinds, so that chance leaves none out.
    const round = Math.floor(seed / 4)
    if (seed % 4 === 0) return this.to(this.#doors[round % this.#doors.length]!, KINDS[Math.floor(round / this.#doors.length) % KINDS.length]!, random)
    return this.to(oneOf(random, this.#lots), oneOf(random, KINDS), random)
  }

  to(door: Door, kind: Kind, random: Random): Input {
    const valid = this.#valid(door, random)
    return kind === 'valid' ? valid : kind === 'broken' ? this.#broken(door, valid, random) : this.#rubbish(valid, random)
  }

  #valid(door: Door, random: Random): Input {
    if (door.path.startsWith('/ingest/')) return phoneInput(door, this.#known.phones, random)
    const role = random() < 0.9 ? oneOf(random, ['administrator', 'supervisor', 'dispatcher', 'crew'] as const) : oneOf(random, [...ROLES, undefined])
    const body = this.#bodyOf(door, random)
    return {
      door: door.name, kind: 'valid', method: door.method, path: this.#pathOf(door, random) + this.#queryOf(door, random),
      // Signing in and out is done by people who are not in.
      role: door.path === '/api/session' && door.method !== 'GET' ? undefined : role,
      headers: { ...(door.method === 'GET' ? {} : { origin: this.#origin }), ...(body === undefined ? {} : { 'content-type': door.path === '/socket.io/' ? 'text/plain' : 'application/json' }) },
      ...(body === undefined ? {} : { body }),
    }
  }

  #pathOf({ path, params = {} }: Door, random: Random): string {
    return path.replaceAll(/:(\w+)|\*/g, (part, name: string | undefined) => {
      const pool: Record<string, readonly string[]> = { number: this.#known.numbers, file: FILES, id: this.#known.spares, '*': this.#known.assets }
      const fitting = (pool[name ?? part] ?? []).filter((one) => params[name ?? '']?.safeParse(one).success ?? true)
      if (fitting.length === 0) throw new Error(`nothing is known that could stand for ${part} in ${path}`)
      return oneOf(random, fitting)
    })
  }

  #queryOf({ path, method, query = {} }: Door, random: Random): string {
    if (path === '/socket.io/') return method === 'GET' ? '?EIO=4&transport=polling' : `?EIO=4&transport=polling&sid=${SID}`
    const pairs = Object.entries(query).flatMap(([name, schema]) => {
      const fitting = fits(schema, [...QUERY_POOL, this.#known.cursor]) as string[]
      if (!fitting.some((one) => one !== '')) throw new Error(`nothing is known that ${name} of ${path} takes`)
      return random() < 0.4 ? [`${name}=${encodeURIComponent(oneOf(random, fitting))}`] : []
    })
    return pairs.length > 0 ? `?${pairs.join('&')}` : ''
  }

  #bodyOf({ path, method, body }: Door, random: Random): string | undefined {
    if (path === '/socket.io/' && method === 'POST') return oneOf(random, ['40', '40{"token":"staff_x"}', '3', '40{}\u001e3'])
    if (!body) return undefined
    if (path === '/api/session' && random() < 0.9) return JSON.stringify({ email: 'rosa@example.org', password: 'a long enough one' })
    if (path !== '/api/commands') return JSON.stringify(wellFormed(body, random))
    const given = random() < 0.85 ? aCommand(random) : Array.from({ length: 1 + Math.floor(random() * 5) }, () => aCommand(random))
    return JSON.stringify(given)
  }

  /** One field of it, wherever it stands: in the body, the query, the path, or the head. */
  #broken(door: Door, valid: Input, random: Random): Input {
    const input: Input = { ...valid, kind: 'broken' }
    const fields = Object.keys(door.query ?? {})
    const chance = random()
    if (door.body && typeof input.body === 'string' && chance < 0.75) {
      const value = JSON.parse(input.body) as unknown
      return { ...input, body: broken(typeof value === 'object' && value !== null && (!Array.isArray(value) || value.length > 0) ? value : { kind: 'AddNote' }, random) }
    }
    if (fields.length > 0 && chance < 0.7) {
      const name = oneOf(random, fields)
      const rest = (input.path.split('?')[1] ?? '').split('&').filter((pair) => pair !== '' && !pair.startsWith(`${name}=`))
      return { ...input, path: `${input.path.split('?')[0]}?${[...rest, `${name}=${oneOf(random, QUERY_NASTIES)}`].join('&')}` }
    }
    if (/[:*]/.test(door.path) && chance < 0.85) {
      const bad = door.path.replace(/:\w+|\*/, () => oneOf(random, PARTS))
      return { ...input, path: bad }
    }
    const name = oneOf(random, Object.keys(HEADERS))
    return { ...input, ...(name === 'authorization' ? { role: undefined } : {}), headers: { ...input.headers, [name]: oneOf(random, HEADERS[name]!) } }
  }

  /** Of the door there is little left but the address. */
  #rubbish(valid: Input, random: Random): Input {
    const { body: _, ...bare } = valid
    const input: Input = { ...bare, kind: 'rubbish' }
    const address = valid.path.split('?')[0]!
    const text = random() < 0.6 ? oneOf(random, RUBBISH) : oneOf(random, NASTIES)
    const type = oneOf(random, TYPES)
    const what = random()
    if (what < 0.45) {
      const bytes = type.includes('utf-16') ? new Uint8Array(Buffer.from(text, 'utf16le')) : random() < 0.1 ? new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x7b]) : text
      const method = valid.method === 'GET' ? oneOf(random, ['POST', 'PUT', 'PATCH', 'DELETE']) : valid.method
      return { ...input, method, path: valid.path, headers: { origin: this.#origin, 'content-type': type }, body: bytes }
    }
    // Who asks a polling session by GET is answered when there is news.
    const asks = valid.path.includes(SID) ? [] : ['GET']
    if (what < 0.6) return { ...input, method: oneOf(random, [...asks, 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'SEARCH', 'PROPFIND']), headers: { origin: this.#origin } }
    if (what < 0.8) {
      const count = random() < 0.1 ? 1_500 : 1 + Math.floor(random() * 6)
      const names = ['__proto__', 'x', 'q', 'limit', 'a[b]', 'a[]', '', 'EIO', 'sid', 'constructor', '%00', '%']
      return { ...input, path: `${address}?${Array.from({ length: count }, () => `${oneOf(random, names)}=${oneOf(random, QUERY_NASTIES.filter((one) => one.length < 50))}`).join(oneOf(random, ['&', '&&', ';', '?']))}` }
    }
    if (what < 0.9) return { ...input, path: `${oneOf(random, ['', '/', '/.', '/..', '/%2e%2e', '//x'])}${address}${oneOf(random, ['/', '//', '/history', '%00', '/..', '/../..', ';x=1', '.', '%20', `/${oneOf(random, PARTS)}`])}` }
    const names = Object.keys(HEADERS)
    const many = Array.from({ length: 6 }, () => oneOf(random, names)).map((name) => [name, oneOf(random, HEADERS[name]!)])
    return { ...input, role: random() < 0.5 ? input.role : undefined, headers: Object.fromEntries([...many, ...(random() < 0.2 ? [['x-long', 'x'.repeat(20_000)]] : [])]) as Record<string, string> }
  }
}
