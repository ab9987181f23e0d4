import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

const UP_WITHIN_MS = 60_000

/** The server's process: killed without warning, begun again on the same folder and port. */
export class Besieged {
  readonly #folder: string
  readonly #port: number
  #child: ChildProcess | undefined
  /** What it said besides being up, on either channel, of all its lives: faults. */
  readonly complaints: string[] = []
  kills = 0
  /** Each life's resident memory in MB, a few times a second, from outside. */
  readonly memory: number[][] = []

  constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
  }

  get isUp(): boolean {
    return this.#child !== undefined
  }

  /** Resolves once it takes connections. */
  async begin(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/siege/server-child.ts', this.#folder, String(this.#port)], { stdio: 'pipe' })
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The city does not come up.')), UP_WITHIN_MS)
      child.once('exit', (code) => reject(new Error(`The city ended with ${code}: ${this.complaints.join('\n')}`)))
      createInterface({ input: child.stderr }).on('line', (line) => this.complaints.push(line))
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line !== 'up') return void this.complaints.push(line)
        clearTimeout(late)
        resolve()
      })
    })
    child.removeAllListeners('exit')
    this.#child = child
    this.memory.push([])
  }

  async kill(): Promise<void> {
    this.kills++
    await this.#end('SIGKILL')
  }

  /** Asks it to end, as an operator does; resolves with its exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  weigh(): void {
    if (this.#child) this.memory.at(-1)!.push(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024)
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    this.#child = undefined
    if (!child) return null
    const exited = once(child, 'exit')
    child.kill(signal)
    return (await exited)[0] as number | null
  }
}

/**
 * A free port below those that the system gives to outgoing connections: a client that tries a
 * shut port of that range now and then gets the very port itself, is joined to itself, and the
 * city could not have it back.
 */
export async function lastingPort(random: () => number): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(random() * 10_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)))
    await new Promise((resolve) => server.close(resolve))
    if (isFree) return port
  }
}
