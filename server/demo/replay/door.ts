import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Problem } from '../../../shared/protocol/answers.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { PositionFix } from '../../../shared/protocol/positions.ts'
import { Fault } from '../../ports/fault.ts'

/** An administrator at the public doors: what a city's import or vehicle feed would be. */
export class Door {
  readonly #url: string
  #cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.#post('/api/session', { email, password })
    this.#cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  }

  async give(commands: readonly Command[]): Promise<Answer[]> {
    return (await (await this.#post('/api/commands', commands)).json()) as Answer[]
  }

  async report(positions: readonly PositionFix[]): Promise<{ taken: number; dropped: number }> {
    return (await (await this.#post('/api/positions', { positions, via: 'import' })).json()) as { taken: number; dropped: number }
  }

  /** Told to wait, it waits and says the same again; command ids make that safe. */
  async #post(path: string, body: unknown): Promise<Response> {
    for (;;) {
      const answer = await fetch(this.#url + path, {
        method: 'POST', body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', Origin: this.#url, ...(this.#cookie ? { Cookie: this.#cookie } : {}) },
      })
      if (answer.ok) return answer
      if (answer.status !== 429 && answer.status !== 503) throw new Fault(`${path}: ${((await answer.json()) as Problem).detail}`)
      await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1000)
    }
  }
}
