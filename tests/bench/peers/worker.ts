import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A process of its own that answers one question at a time; `answering` is its other end. */
export class Worker {
  readonly #child: ChildProcess

  constructor(file: string, args: readonly string[] = []) {
    this.#child = fork(file, args, { serialization: 'advanced', execArgv: [] })
  }

  get pid(): number {
    return this.#child.pid!
  }

  async ask<Answer>(question: unknown): Promise<Answer> {
    const over = new AbortController()
    const { signal } = over
    try {
      const answered = once(this.#child, 'message', { signal }) as Promise<[Answer]>
      const gone = once(this.#child, 'exit', { signal }).then(([code]): never => { throw new Error(`a process of the bench ended with ${code}`) })
      gone.catch(() => undefined)
      this.#child.send(question as object)
      const [answer] = await Promise.race([answered, gone])
      return answer
    } finally {
      over.abort()
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}

/** Answers what the parent asks, until it is ended. */
export function answering<Question>(answer: (question: Question) => Promise<unknown>): void {
  process.on('message', (question: Question) => {
    answer(question).then((said) => process.send!(said ?? {}), (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    })
  })
}
