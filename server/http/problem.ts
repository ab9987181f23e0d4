import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { $ZodError, $ZodIssue } from 'zod/v4/core'
import type { Problem } from '../../shared/protocol/answers.ts'
import { StoreFault } from '../ports/fault.ts'

/** The only place with status codes: RFC 9457 problem details, plain words, a request id, never a stack. */
const KINDS = {
  malformed: [400, 'That is not well-formed'],
  'not-signed-in': [401, 'Not signed in'],
  'no-match': [401, 'Sign-in failed'],
  forbidden: [403, 'Not allowed'],
  'foreign-origin': [403, 'From another site'],
  'not-found': [404, 'Not found'],
  'wrong-method': [405, 'Not done that way'],
  'length-required': [411, 'Length required'],
  changed: [412, 'Changed since'],
  'too-large': [413, 'Too large'],
  'wrong-type': [415, 'Wrong content type'],
  'no-such-range': [416, 'No such part'],
  'too-many': [429, 'Too many at once'],
  fault: [500, 'Something broke here'],
  unavailable: [503, 'Not possible just now'],
} as const
export type ProblemKind = keyof typeof KINDS

export interface ProblemFacts {
  errors?: Problem['errors']
  retryAfterMs?: number
}

/** An answer that says what is wrong. */
export function problem(c: Context, kind: ProblemKind, detail: string, { errors, retryAfterMs }: ProblemFacts = {}): Response {
  const body = problemOf(kind, detail, c.get('requestId') ?? '-', errors)
  if (retryAfterMs !== undefined) c.header('Retry-After', String(Math.max(1, Math.ceil(retryAfterMs / 1000))))
  c.header('Cache-Control', 'no-store')
  return c.body(JSON.stringify(body), KINDS[kind][0], { 'Content-Type': 'application/problem+json' })
}

/** The same for a door that stands before the routes. */
export function problemOf(kind: ProblemKind, detail: string, requestId: string, errors?: Problem['errors']): Problem {
  const [status, title] = KINDS[kind]
  return { type: `urn:curbline:problem:${kind}`, title, status, detail, requestId, ...(errors ? { errors } : {}) }
}

/** Bad input, in words, with the place of each fault; the input itself is not repeated. */
export function malformed(c: Context, error: $ZodError): Response {
  const issues = error.issues.flatMap((issue) => insideOf(issue)).slice(0, 10)
  const errors = issues.map((issue) => ({ at: issue.path.map(plain).join('.').slice(0, 100), message: sentence(issue) }))
  const [first] = errors
  return problem(c, 'malformed', first ? `${first.at || 'The body'}: ${first.message}` : 'The input is not valid.', { errors })
}

/** A key of ours is letters and digits; any other is the sender's own, and is not repeated. */
const plain = (key: PropertyKey): string => (/^[\w-]{1,60}$/.test(String(key)) ? String(key) : '(a key)')

/** Of input that fits none of several shapes, what kept it from the one it comes nearest to: where the fault lies deepest. */
function insideOf(issue: $ZodIssue): $ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  // A list that is only too long is still the list it was meant to be.
  const depth = (issues: readonly $ZodIssue[]) => Math.max(...issues.map(({ path, code }) => path.length + (code === 'too_big' ? 1 : 0)))
  const [nearest] = issue.errors.toSorted((a, b) => depth(b) - depth(a))
  if (!nearest) return [{ ...issue, message: 'is not one that is known' }]
  return nearest.flatMap((inner) => insideOf({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** Our own sentences stand; the library's are said in plain words. */
function sentence(issue: $ZodIssue): string {
  const { message } = issue
  if (!/^(Invalid|Too|Unrecognized|expected)/.test(message)) return message.slice(0, 200)
  switch (issue.code) {
    case 'invalid_value': return issue.values.length > 1 ? `must be one of ${issue.values.join(', ')}` : `must be ${String(issue.values[0])}`
    case 'too_small': return `must be ${String(issue.minimum)} or more${UNITS[issue.origin] ?? ''}`
    case 'too_big': return `must be ${String(issue.maximum)} at most${UNITS[issue.origin] ?? ''}`
    case 'invalid_type': return `must be ${issue.expected === 'array' ? 'a list' : issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`}`
    case 'invalid_format': return `must be a well-formed ${issue.format}`
    default: return 'is not one that is known'
  }
}
const UNITS: Record<string, string> = { string: ' characters long', array: ' in number' }

/** What was thrown, as an answer. */
export function thrown(c: Context, error: unknown): Response {
  if (error instanceof HTTPException) {
    return error.status < 500 ? problem(c, 'malformed', 'The body is not valid JSON.') : problem(c, 'fault', FAULT)
  }
  if (error instanceof StoreFault) return problem(c, 'unavailable', `${error.sentence} Nothing was changed.`, { retryAfterMs: error.retryAfterMs })
  return problem(c, 'fault', FAULT)
}
export const FAULT = 'This is our fault, not yours. Nothing was changed; the request id helps us find out why.'
