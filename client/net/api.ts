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

/** Nobody answered: no network, or no server. */
export class Unreachable extends Error {
  constructor() {
    super('The server cannot be reached.')
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
  return parsed<T>(text) as T
}

function parsed<T>(text: string): T | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}
