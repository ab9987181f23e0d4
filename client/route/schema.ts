import * as z from 'zod/mini'
import { PHASES, STATUSES } from '../../shared/protocol/words.ts'
import { COLOURINGS } from '../stores/colouring.svelte.ts'
import { AGES, CHIPS } from '../stores/queue-filters.ts'

const MOST = 60

/** `a,b,c`: what is none of these is left out, and nothing comes twice. */
function listOf<T extends string>(is: (word: string) => word is T) {
  return z.codec(z.string(), z.array(z.custom<T>((value) => typeof value === 'string' && is(value))), {
    decode: (text) => [...new Set(text.split(','))].filter(is).slice(0, MOST),
    encode: (list) => list.join(','),
  })
}
const oneOf = <T extends string>(words: readonly T[]) => (word: string): word is T => (words as readonly string[]).includes(word)
const short = (word: string): word is string => /^[\w.-]{1,40}$/.test(word)

const within = (most: number) => z.number().check(z.minimum(-most), z.maximum(most))
const place = z.object({ lng: within(180), lat: within(85), zoom: z.number().check(z.minimum(0), z.maximum(24)) })
/** `-76.81,40.27,13.5` */
const at = z.codec(z.string().check(z.regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?$/)), place, {
  decode: (text) => {
    const [lng = 0, lat = 0, zoom = 0] = text.split(',').map(Number)
    return { lng, lat, zoom }
  },
  encode: ({ lng, lat, zoom }) => `${plain(lng, 5)},${plain(lat, 5)},${plain(zoom, 2)}`,
})
/** Never `1e-7`. */
const plain = (value: number, digits: number) => value.toFixed(digits).replace(/\.?0+$/, '').replace(/^-0$/, '0')

const number = z.string().check(z.regex(/^\d{2}-\d{1,7}$/))

/** Each part of a link by its name in the address. A link holds these and nothing else. */
export const PARTS = {
  /** The request whose detail is open; `selected`, the one under the cursor. */
  request: number,
  selected: number,
  show: z.enum(CHIPS),
  phase: listOf(oneOf(PHASES)),
  status: listOf(oneOf(STATUSES)),
  service: listOf(short),
  /** By badge. */
  crew: listOf(short),
  age: z.enum(AGES),
  q: z.string().check(z.minLength(1), z.maxLength(200)),
  at,
  colour: z.enum(COLOURINGS),
} as const

export type Route = { [K in keyof typeof PARTS]?: z.output<(typeof PARTS)[K]> }

/** What a query string says. A part that makes no sense is left out; the others stand. */
export function readRoute(query: string): Route {
  const given = new URLSearchParams(query)
  const route: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(PARTS)) {
    const text = given.get(name)
    const read = text === null ? undefined : z.safeDecode(part as z.ZodMiniType<unknown, string>, text)
    if (read?.success && !(Array.isArray(read.data) && read.data.length === 0)) route[name] = read.data
  }
  return route as Route
}

/** The query string of a route, `?` before it; empty for the board as it opens. */
export function writeRoute(route: Route): string {
  const query = new URLSearchParams()
  for (const [name, part] of Object.entries(PARTS)) {
    const value = route[name as keyof Route]
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    const written = z.safeEncode(part as z.ZodMiniType<unknown, string>, value)
    if (written.success) query.set(name, written.data)
  }
  // Commas stay readable.
  const text = query.toString().replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}
