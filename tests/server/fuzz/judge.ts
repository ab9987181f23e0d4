import { problem as problemSchema } from '../../../shared/protocol/answers.ts'
import type { Input } from './inputs.ts'
import type { Answer } from './send.ts'

const STACK = /\n\s+at |node_modules|file:\/\/|\.[cm]?[jt]s:\d/
/** Names and words of what we are built from: they help nobody but whoever looks for a way in. */
const INSIDES = /\b(zod\w*|prisma\w*|sqlite\w*|hono|lucia|engine\.io|socket\.io|argon2|syntaxerror|typeerror|rangeerror|undefined|\[object|unexpected token|ENOENT|errno)\b/i
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MARKUP = /<(img|script|xml)|onerror=|javascript:/i
/** What Node itself says of bytes that are no HTTP request (400), a head too long (431), or an expectation it cannot meet (417). */
const NODES_OWN = [400, 408, 417, 431]

/** What is wrong with how the city took an input; undefined when nothing is. */
export function troubleWith(input: Pick<Input, 'method' | 'path'>, answer: Answer | string): string | undefined {
  if (typeof answer === 'string') return answer
  const { status, headers, text } = answer
  const clip = text.slice(0, 300)
  if (status >= 500) return `${status}: ${clip}`
  if (STACK.test(text) && !isPage(headers['content-type'])) return `it told how it is made: ${clip}`
  if (status < 400 || input.method === 'HEAD') return undefined
  if (INSIDES.test(text)) return `it told what it is made of: ${clip}`
  if (MARKUP.test(text)) return `it said markup back: ${clip}`
  const type = headers['content-type']
  if (headers['x-request-id'] === undefined) {
    // Engine.IO answers by itself, and in a form that its clients know.
    if (isLine(input) && type === 'application/json') return /^\{"code":\d,"message":"[A-Z][\w .]+"\}$/.test(text) ? undefined : `a line was turned away with: ${clip}`
    return (isLine(input) ? [...NODES_OWN, 405, 413] : NODES_OWN).includes(status) && text === '' ? undefined : `${status} without a request id: ${clip}`
  }
  if (type !== 'application/problem+json') return `${status} as ${type}`
  return troubleWithProblem(answer)
}

/** RFC 9457, with a sentence a person can read. */
function troubleWithProblem({ status, headers, text }: Answer): string | undefined {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return `a problem that is no JSON: ${text.slice(0, 300)}`
  }
  const { success, data } = problemSchema.strict().safeParse(read)
  if (!success) return `a problem of another shape: ${text.slice(0, 300)}`
  if (data.status !== status) return `${status} says that it is ${data.status}`
  if (!UUID.test(data.requestId) || data.requestId !== headers['x-request-id']) return `a request id that is none: ${data.requestId}`
  for (const said of [data.title, data.detail, ...(data.errors ?? []).map(({ message }) => message)]) if (!isPlain(said)) return `no plain sentence: ${said}`
  return undefined
}

/** Words a person can read: letters, a verb's worth of them, and nothing that is there for machines. */
export const isPlain = (said: string): boolean => /^[\p{L}(\d][\p{L}\d\s.,:;’'"()/+_-]{3,400}$/u.test(said) && !INSIDES.test(said)

const isLine = ({ path }: Pick<Input, 'path'>) => path.includes('socket.io')
/** What is built carries names of its own; it is the same for everybody. */
const isPage = (type: string | undefined) => /javascript|css|html|openmetrics|text\/plain; version/.test(type ?? '')
