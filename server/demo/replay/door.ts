import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Problem, Session } from '../../../shared/protocol/answers.ts'
import type { BoardSnapshot } from '../../../shared/protocol/board.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { PositionFix } from '../../../shared/protocol/positions.ts'
import { Fault } from '../../ports/fault.ts'

/** Somebody at the public doors: a crew's phone, a city's import or its vehicle feed. */
export class Door {
  readonly #url: string
  #cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  async signIn(email: string, password: string): Promise<Session> {
    const answer = await this.#post('/api/session', { email, password })
    this.#cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
    return (await answer.json()) as Session
  }

  async board(): Promise<BoardSnapshot> {
    return (await (await this.#answer('/api/board', {})).json()) as BoardSnapshot
  }

  async give(commands: readonly Command[]): Promise<Answer[]> {
    return (await (await this.#post('/api/commands', commands)).json()) as Answer[]
  }

  async report(positions: readonly PositionFix[], via?: 'import'): Promise<{ taken: number; dropped: number }> {
    return (await (await this.#post('/api/positions', { positions, ...(via ? { via } : {}) })).json()) as { taken: number; dropped: number }
  }

  #post(path: string, body: unknown): Promise<Response> {
    return this.#answer(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
  }

  /** Told to wait, it waits and says the same again; command ids make that safe. */
  async #answer(path: string, init: RequestInit): Promise<Response> {
    for (;;) {
      const headers = { ...(init.headers as Record<string, string>), Origin: this.#url, ...(this.#cookie ? { Cookie: this.#cookie } : {}) }
      const answer = await fetch(this.#url + path, { ...init, headers })
      if (answer.ok) return answer
      if (answer.status !== 429 && answer.status !== 503) throw new Fault(`${path}: ${((await answer.json()) as Problem).detail}`)
      await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1000)
    }
  }
}
