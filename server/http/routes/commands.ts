import { createRoute } from '@hono/zod-openapi'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { answers } from '../../../shared/protocol/answers.ts'
import { commands, type Command } from '../../../shared/protocol/commands.ts'
import { mayCommand } from '../../../shared/domain/permissions.ts'
import { lacksSeen } from '../../../shared/domain/rules/admission.ts'
import { actorOf, only, STAFF, theUser } from '../caller.ts'
import type { App, Edge } from '../edge.ts'
import { json, problems } from '../openapi.ts'
import { problem } from '../problem.ts'

const COMMANDS_A_SECOND = 1_000

/** The one door by which the city changes. A refusal is an answer (200); only a broken command is a 400. */
export function commandRoutes(app: App, edge: Edge): void {
  const limiter = new RateLimiterMemory({ points: COMMANDS_A_SECOND, duration: 1 })
  app.openapi(
    createRoute({
      method: 'post', path: '/api/commands', summary: 'Give one command, or up to a hundred in order',
      middleware: [only(...STAFF)] as const,
      request: { body: { content: { 'application/json': { schema: commands } }, required: true } },
      responses: { ...json(answers, 'What became of each'), ...problems(400, 401, 403, 413, 415, 429, 503) },
    }),
    async (c) => {
      const body = c.req.valid('json')
      const actor = actorOf(theUser(c))
      const given: Command[] = Array.isArray(body) ? body : [body]
      if (actor.actor === 'person' && !mayCommand(actor.role)) return problem(c, 'forbidden', `A ${actor.role} gives no commands.`) as never
      const blind = given.findIndex((command) => lacksSeen(command, actor))
      if (blind >= 0) {
        const at = Array.isArray(body) ? `${blind}.seenSeq` : 'seenSeq'
        return problem(c, 'malformed', `${at}: say which board you were looking at.`, { errors: [{ at, message: 'is missing' }] }) as never
      }
      try {
        await limiter.consume(theUser(c).id, given.length)
      } catch {
        return problem(c, 'too-many', 'Too many commands at once.', { retryAfterMs: 1_000 }) as never
      }
      const results = await edge.city.dispatcher.give(given, actor)
      results.forEach((answer, i) => edge.metrics.commands.inc({ kind: given[i]!.kind, outcome: answer.outcome }))
      return c.json(Array.isArray(body) ? results : results[0]!, 200)
    },
  )
}
