import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** What is measured; BENCH_SERVER names another build of it, to compare a change. */
const MAIN = process.env.BENCH_SERVER ?? 'dist/server/main.js'

/** The built server on a data folder. `flags`: `--demo --still`, or none for a city of its own. */
export class CityServer {
  readonly url: string
  readonly #child: ChildProcess

  constructor(readonly port: number, folder: string, flags: readonly string[] = []) {
    this.url = `http://127.0.0.1:${port}`
    this.#child = spawn(process.execPath, [MAIN, ...flags], {
      env: { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'error', TRUST_PROXY: '1' }, stdio: ['ignore', 'ignore', 'inherit'],
    })
  }

  get pid(): number {
    return this.#child.pid!
  }

  async ready(everyMs = 20): Promise<void> {
    while (!(await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false))) {
      if (this.#child.exitCode !== null) throw new Error(`the server ended with ${this.#child.exitCode}`)
      await sleep(everyMs)
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    await gone
  }
}
