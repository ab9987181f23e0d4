import * as z from 'zod'
import { ROLES } from './words.ts'
import { boardSnapshot } from './board.ts'
import { positionFix } from './positions.ts'
import { sentRecord } from './records.ts'
import { id, instant, lat, lng, seq } from './values.ts'

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

/** Only what changed since the last tick; `rows` are POSITION_STRIDE integers a crew, as text (`shared/sync/positions.ts`). */
export const positions = z.object({ now: instant, rows: z.string(), gone: z.array(z.int()) })
export type Positions = z.infer<typeof positions>

/** Requests in a hand: the crew they are held over, and where, while that is on the map. */
export const dragging = z.object({
  requestIds: z.array(id).min(1).max(100), over: id.optional(), at: z.object({ lng, lat }).optional(),
})
export type Dragging = z.infer<typeof dragging>

/**
 * What a person at a desk does now; each message says the whole of it. Only `heard` adds: the
 * alerts that this person has just acknowledged, for everyone.
 */
export const doing = z.object({
  requestId: id.optional(), claim: z.object({ requestId: id }).optional(), drag: dragging.optional(),
  heard: z.array(z.string().max(120)).max(100).optional(),
})
export type Doing = z.infer<typeof doing>

export const person = z.object({
  userId: z.string(), name: z.string(), role: z.enum(ROLES), requestId: id.optional(),
  claim: z.object({ requestId: id, since: instant }).optional(), drag: dragging.optional(),
})
export type Person = z.infer<typeof person>

/** Who is here. The first is whole; later ones bring who does something else and who left. `heard`: alert → by whom. */
export const presence = z.object({
  people: z.array(person), whole: z.boolean(), gone: z.array(z.string()), heard: z.record(z.string(), z.string()).optional(),
})
export type Presence = z.infer<typeof presence>

export const farewell = z.object({ because: z.string(), message: z.string(), retryAfterMs: z.int().min(0).optional() })
export type Farewell = z.infer<typeof farewell>

/** Everything the server says on the socket. */
export const down = { welcome, records, positions, presence, farewell }
/** Everything a client says on the socket. Commands go by HTTP. */
export const up = { position: positionFix, presence: doing }
