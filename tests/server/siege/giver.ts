import type { Answer } from '../../../shared/protocol/answers.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { Random } from '../make-input.ts'
import { deed } from './deeds.ts'
import type { History, Operation } from './history.ts'
import type { Screen } from './screen.ts'

const PATIENCE_MS = 10_000
/** Chances, of each submission: that it is given up whenever no answer comes, that it is sent again though one came, that the giver then looks. */
const [GIVES_UP, SENDS_AGAIN, LOOKS] = [0.06, 0.04, 0.25]
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Somebody who works by what their screen shows, one thing after the other, and resends what was not answered, as an outbox does. */
export class Giver {
  readonly #screen: Screen
  readonly #url: string
  readonly #history: History
  readonly #random: Random
  /** Answers that no outbox expects, in sentences. */
  readonly problems: string[] = []
  isWaiting = false
  #isOver = false

  constructor(screen: Screen, url: string, history: History, random: Random) {
    this.#screen = screen
    this.#url = url
    this.#history = history
    this.#random = random
  }

  /** Once every `everyMs`, until told to stop; resolves when nothing of it is under way any more. */
  async work(everyMs: number): Promise<void> {
    for (let next = Date.now() + everyMs * this.#random(); !this.#isOver; next = Math.max(next + everyMs, Date.now())) {
      await wait(next - Date.now())
      const { have, parts } = this.#screen
      if (!have || this.#isOver) continue
      const commands = deed(parts.watcher, have.board, this.#random)
      const operations = commands.map((command) => this.#history.invoke(parts.watcher.userId, command))
      const isAnswered = await this.#give(operations)
      if (isAnswered && this.#random() < SENDS_AGAIN) await this.#give(operations)
      if (isAnswered && this.#random() < LOOKS) await this.#look()
    }
  }

  stop(): void {
    this.#isOver = true
  }

  /** The same ids go out until they are answered, or given up: then nobody knows. */
  async #give(operations: readonly Operation[]): Promise<boolean> {
    const commands = operations.map(({ command }) => command)
    for (;;) {
      this.isWaiting = true
      const answers = await this.#send(commands)
      this.isWaiting = false
      if (answers) {
        answers.forEach((answer, i) => this.#history.answer(operations[i]!, answer))
        return true
      }
      for (const operation of operations) operation.silences++
      if (this.#random() < GIVES_UP) return false
      await wait(100 + 400 * this.#random())
    }
  }

  /** Nothing, where the line broke or the city asks to come again. */
  async #send(commands: readonly Command[]): Promise<Answer[] | undefined> {
    const response = await this.#ask('/api/commands', { method: 'POST', body: JSON.stringify(commands.length > 1 ? commands : commands[0]) })
    if (!response || response.status === 429 || response.status >= 500) return undefined
    const text = await response.text().catch(() => undefined)
    if (text === undefined) return undefined
    if (response.status !== 200) this.problems.push(`${commands.map(({ kind }) => kind).join()} was answered ${response.status}: ${text}`)
    return [JSON.parse(text)].flat() as Answer[]
  }

  async #look(): Promise<void> {
    const door = this.#random() < 0.2 ? 'board' : 'log'
    const invoked = this.#history.moment()
    const response = await this.#ask(door === 'board' ? '/api/board' : `/api/log?after=${this.#screen.seq}&limit=50`)
    const shown = (await response?.json().catch(() => undefined)) as { seq: number; head: number } | undefined
    if (shown) this.#history.read({ by: this.#screen.parts.watcher.userId, door, invoked, seq: door === 'board' ? shown.seq : shown.head })
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response | undefined> {
    const headers = { authorization: `Bearer ${this.#screen.parts.token}`, 'content-type': 'application/json', 'accept-encoding': 'identity' }
    return fetch(this.#url + path, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)
  }
}
