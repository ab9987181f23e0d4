import * as z from 'zod'
import { CLOCKS, PHASES, ROLES } from './words.ts'
import { id, instant, seq } from './values.ts'

export const accepted = z.object({ commandId: id, outcome: z.literal('accepted'), seq })
/** The rules said no: `because` for programs, `message` for people, and the facts it rests on. */
export const refused = z.looseObject({ commandId: id, outcome: z.literal('refused'), because: z.string(), message: z.string() })
export const answer = z.discriminatedUnion('outcome', [accepted, refused])
export type Answer = z.infer<typeof answer>
export const answers = z.union([answer, z.array(answer)])

/** RFC 9457 problem details. */
export const problem = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(), requestId: z.string(),
  errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>

export const segment = z.object({
  from: instant, to: instant.optional(), state: z.enum(['running', 'paused', 'off-hours']), rule: z.string().optional(), by: z.string().optional(),
})
export type Segment = z.infer<typeof segment>

/** A clock read at an instant. Void clocks have no phase; lengths are milliseconds. */
export const clockReading = z.object({
  clock: z.enum(CLOCKS),
  round: z.int().min(1),
  phase: z.enum(PHASES).optional(),
  startedAt: instant,
  due: instant.optional(),
  endedAt: instant.optional(),
  /** Running time from start to due, as the policy set it. */
  targetMs: z.number().optional(),
  runningMs: z.number(),
  remainingMs: z.number().optional(),
  segments: z.array(segment),
})
export type ClockReading = z.infer<typeof clockReading>

export const session = z.object({
  userId: z.string(), name: z.string(), role: z.enum(ROLES), crewId: id.optional(), cityId: z.string(),
})
export type Session = z.infer<typeof session>
