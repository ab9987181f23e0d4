import type { z } from 'zod'
import { idOf, PLACE } from '../domain/city.ts'
import { NASTIES } from './fuzz/nasties.ts'

export type Random = () => number
/** A UUID that the seed decides. */
export function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const day = 86_400_000
const instants = [0, -1, -60_000, -day, -400 * day, 3_600_000, 10 * day].map((ms) => new Date(Date.now() + ms).toISOString())
/** What is tried for a text or a number: a schema is given what it takes of these. */
const STRINGS = [
  ...['it', 'second', 'third', 'truck-7', 'truck-8', 'nothing'].map(idOf), ...instants, '2024-05-01T12:00:00+02:00', 'pothole', 'wires-down', 'debris', 'works', 'always', 'no-such',
  'America/New_York', 'UTC', 'PT30M', 'P3D', '2026-12-25', '07:00', '16:00', '24:00', 'rosa@example.org', 'A deep one', 'Größe 🚧', 'x', '<img src=x onerror=alert(1)>', "'; DROP TABLE LogRecord; --",
]
const NUMBERS = [0, 1, 2, 7, 12, 30, 100, 1_000, 0.5, -0, -86.127, PLACE.lng, PLACE.lat, 90, -180, 180, 360]

type Def = {
  type: string; shape?: Record<string, z.ZodType>; innerType?: z.ZodType; element?: z.ZodType; items?: z.ZodType[]; options?: z.ZodType[]
  values?: unknown[]; entries?: Record<string, string>; valueType?: z.ZodType; keyType?: z.ZodType; in?: z.ZodType
}
const fitting = new WeakMap<z.ZodType, unknown[]>()
/** Those of the pool that the schema takes. */
export function fits(schema: z.ZodType, pool: readonly unknown[]): unknown[] {
  let known = fitting.get(schema)
  if (!known) fitting.set(schema, (known = pool.filter((value) => schema.safeParse(value).success)))
  return known
}

/** Of what is there, mostly: a city that refuses everything is not much of a test. */
const NAMED: Record<string, readonly string[]> = {
  requestId: ['it', 'second', 'third', 'fourth', 'fifth'].map(idOf), intoRequestId: ['it', 'second', 'fourth'].map(idOf), crewId: ['truck-7', 'truck-8'].map(idOf),
  email: ['rosa@example.org'], password: ['a long enough one'],
}
const named = (key: string, random: Random): string | undefined => (key in NAMED && random() < 0.8 ? oneOf(random, NAMED[key]!) : undefined)

/** A value of the schema, or nearly: what refinements across fields ask for is left to luck. */
export function valueOf(schema: z.ZodType, random: Random): unknown {
  const def = (schema as unknown as { _zod: { def: Def } })._zod.def
  const many = (make: () => unknown, most: number) => Array.from({ length: Math.floor(random() * (most + 1)) }, make)
  switch (def.type) {
    case 'object': return Object.fromEntries(Object.entries(def.shape!).map(([key, part]) => [key, named(key, random) ?? valueOf(part, random)]).filter(([, value]) => value !== undefined))
    case 'optional': return random() < 0.5 ? undefined : valueOf(def.innerType!, random)
    case 'pipe': return valueOf(def.in!, random)
    case 'nullable': case 'default': return valueOf(def.innerType!, random)
    case 'array': return many(() => valueOf(def.element!, random), 3)
    case 'tuple': return def.items!.map((item) => valueOf(item, random))
    case 'union': return valueOf(oneOf(random, def.options!), random)
    case 'record': return Object.fromEntries(many(() => [oneOf(random, ['danger', 'depth', '__proto__', 'constructor']), valueOf(def.valueType!, random)], 2) as [string, unknown][])
    case 'literal': return oneOf(random, def.values!)
    case 'enum': return oneOf(random, Object.values(def.entries!))
    case 'boolean': return random() < 0.5
    case 'string': return oneOf(random, fits(schema, STRINGS))
    case 'number': return oneOf(random, fits(schema, NUMBERS))
    default: return 'anything'
  }
}

/** Where in a JSON text something may be put in place of what stands there. */
function spotsIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, part]) => spotsIn(part, [...path, key])) : []
  return path.length > 0 ? [path, ...inner] : inner
}

/** The value as JSON text, with one of its fields replaced, left out or doubled. */
export function broken(value: unknown, random: Random): string {
  const copy = structuredClone(value) as Record<string, unknown>
  const path = oneOf(random, spotsIn(copy))
  const holder = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy)
  const last = path.at(-1)!
  const choice = random()
  if (choice < 0.1) delete holder[last]
  else holder[last] = '\u0001here\u0001'
  const text = JSON.stringify(copy).replace('"\\u0001here\\u0001"', () => oneOf(random, NASTIES))
  return choice > 0.95 ? text.replace('{', `{"${String(last)}":${oneOf(random, NASTIES)},`) : text
}
