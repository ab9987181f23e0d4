import type { Problem } from '../../shared/protocol/answers.ts'

/** The server was there and did not do it. `problem` has its words (RFC 9457). */
export class ApiProblem extends Error {
  readonly status: number
  readonly problem: Problem | undefined
  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? problem?.title ?? `The server answered ${status}.`)
    this.name = 'ApiProblem'
    this.status = status
    this.problem = problem
  }
}

/** The server did not answer: no network, no server, or something between that answers for it. */
export class Unreachable extends Error {
  constructor(message = 'The server cannot be reached.') {
    super(message)
    this.name = 'Unreachable'
  }
}

/** One question to the API. Throws `ApiProblem` or `Unreachable`; nothing else. */
export async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  let response: Response
  let text: string
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
    text = await response.text()
  } catch {
    throw new Unreachable()
  }
  if (!response.ok) throw new ApiProblem(response.status, parsed<Problem>(text))
  const answer = parsed<T>(text)
  // A proxy's page, or that of a network that wants to be signed in to: the server says nothing, or JSON.
  if (answer === undefined && response.status !== 204 && method !== 'DELETE') throw new Unreachable('The server cannot be reached: something on the way answers in its place.')
  return answer as T
}

function parsed<T>(text: string): T | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}
