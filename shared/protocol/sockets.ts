import * as z from 'zod'
import { ROLES } from './words.ts'
import { boardSnapshot } from './board.ts'
import { positionFix } from './positions.ts'
import { sentRecord } from './records.ts'
import { id, instant, seq } from './values.ts'

/** Where a client stands: which log, and the last seq it has applied. */
export const cursor = z.object({ logId: z.string().max(64), seq })
export type Cursor = z.infer<typeof cursor>

/** What comes with the connection: the client's opening words. */
export const hello = z.object({ cursor: cursor.optional(), token: z.string().max(200).optional() })
export type Hello = z.infer<typeof hello>

export const welcome = z.object({
  logId: z.string(), head: seq, now: instant, protocol: z.int(), mode: z.enum(['tail', 'snapshot']), board: boardSnapshot.optional(),
})
export type Welcome = z.infer<typeof welcome>

/** The next records, in order, without a gap. Empty ones, every 5 s, are the heartbeat. */
export const records = z.object({ records: z.array(sentRecord), head: seq, now: instant })
export type Records = z.infer<typeof records>

/** Only what changed since the last tick; `rows` is flat, POSITION_STRIDE numbers a crew. */
export const positions = z.object({ now: instant, rows: z.array(z.number()), gone: z.array(z.int()) })
export type Positions = z.infer<typeof positions>

export const presence = z.object({
  people: z.array(z.object({ userId: z.string(), name: z.string(), role: z.enum(ROLES), requestId: id.optional() })),
})
export type Presence = z.infer<typeof presence>

export const farewell = z.object({ because: z.string(), message: z.string(), retryAfterMs: z.int().min(0).optional() })
export type Farewell = z.infer<typeof farewell>

/** Everything the server says on the socket. */
export const down = { welcome, records, positions, presence, farewell }
/** Everything a client says on the socket. Commands go by HTTP. */
export const up = { position: positionFix, presence: z.object({ requestId: id.optional() }) }
