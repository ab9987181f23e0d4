import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { ScreenParts } from './screen.ts'
import type { Standing } from './stopped-screen.ts'

/** The process of a screen that is stopped and continued, as a laptop whose lid is shut. */
export class Sleeper {
  readonly #child: ChildProcess
  stops = 0
  #isStopped = false

  constructor(parts: ScreenParts) {
    this.#child = fork('tests/server/siege/stopped-screen.ts', [JSON.stringify(parts)], { execArgv: ['--import', 'tsx'] })
  }

  stop(): void {
    this.stops++
    this.#isStopped = true
    this.#child.kill('SIGSTOP')
  }

  wake(): void {
    this.#isStopped = false
    this.#child.kill('SIGCONT')
  }

  async standing(): Promise<Standing> {
    if (this.#isStopped) throw new Error('Who is stopped says nothing.')
    const said = once(this.#child, 'message')
    this.#child.send('how do you stand?')
    return (await said)[0] as Standing
  }

  async end(): Promise<void> {
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await exited
  }
}
