import type { z } from '@hono/zod-openapi'
import { problem } from '../../shared/protocol/answers.ts'

/** Pieces of route descriptions. */

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
})

const WHY: Record<number, string> = {
  400: 'The input is not well-formed', 401: 'Not signed in', 403: 'Not allowed', 404: 'Not found', 409: 'Not now',
  413: 'Too large', 415: 'Wrong content type', 429: 'Too many at once', 503: 'The database cannot be written just now',
}

export const problems = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [status, { description: WHY[status] ?? 'A problem', content: { 'application/problem+json': { schema: problem } } }]),
  ) as Record<never, never>
