import type { z } from 'zod'
import { hello, up } from '../../../shared/protocol/sockets.ts'
import { ROLES, type Role } from '../../../shared/protocol/words.ts'
import { randomFrom } from '../../kit/random.ts'
import { broken, oneOf, valueOf, type Random } from '../make-input.ts'
import { KINDS, type Kind } from './inputs.ts'
import { NASTIES } from './nasties.ts'

export interface Said {
  name: string
  kind: Kind
  message: unknown
}
/** What one client says from its first word to its last. */
export interface Talk {
  role: Role
  transport: 'websocket' | 'polling'
  /** Its opening words, without the token: whoever has none is not heard at all. */
  hello: { kind: Kind; auth: Record<string, unknown>; hasToken: boolean }
  said: Said[]
  /** A name that no one has; it ends the conversation, and shows by that that all before it was gone through. */
  last: { name: string; message: unknown }
}

/** The messages a client may send, as the protocol lists them. */
const MESSAGES: readonly [string, z.ZodType][] = Object.entries(up)
export const LINE_DOORS = ['hello', ...MESSAGES.map(([name]) => name)].map((name) => `line: ${name}`)
/** Fewer than what ends a conversation within a second (rule U1). */
const MOST = 15
/** More than a line takes in one piece. */
export const TOO_LONG = 60_000
const NO_NAMES = ['command', 'records', 'welcome', 'farewell', '__proto__', 'constructor', '', 'Position', 'position ', 'x'.repeat(1_000), '\u0000', '🚧', 'toString']
const WORDS = NASTIES.filter((text) => text.length < TOO_LONG)

function validOf(schema: z.ZodType, random: Random): unknown {
  for (let tries = 0; tries < 200; tries++) {
    const value = valueOf(schema, random)
    if (schema.safeParse(value).success) return value
  }
  throw new Error('a line takes a message of which no valid one can be made: teach make-input its parts')
}

function sayable(kind: Kind, schema: z.ZodType, random: Random): unknown {
  if (kind === 'valid') return validOf(schema, random)
  if (kind === 'rubbish') return oneOf(random, [() => JSON.parse(oneOf(random, WORDS)) as unknown, () => new Uint8Array([0, 255, 1]), () => undefined, () => ({ a: new Uint8Array(3) })])()
  for (;;) {
    const value = validOf(schema, random)
    if (Object.keys(value as object).length === 0) continue
    const text = broken(value, random)
    if (text.length < TOO_LONG) return JSON.parse(text)
  }
}

export function talkOf(seed: number, logId: string): Talk {
  const random = randomFrom(seed)
  const kind = oneOf(random, KINDS)
  const opening = kind === 'valid' ? { cursor: { logId, seq: Math.floor(random() * 100) } } : sayable(kind, hello, random)
  const isWords = typeof opening === 'object' && opening !== null && !Array.isArray(opening) && !(opening instanceof Uint8Array)
  const said = Array.from({ length: 1 + Math.floor(random() * MOST) }, (): Said => {
    const [name, schema] = oneOf(random, MESSAGES)
    const of = oneOf(random, KINDS)
    return { name, kind: of, message: sayable(of, schema, random) }
  })
  return {
    role: oneOf(random, ROLES), transport: oneOf(random, ['websocket', 'websocket', 'polling'] as const),
    hello: { kind, auth: isWords ? { ...(opening as Record<string, unknown>) } : { cursor: opening }, hasToken: kind !== 'rubbish' || random() < 0.7 },
    said, last: { name: oneOf(random, NO_NAMES), message: sayable('rubbish', hello, random) },
  }
}
