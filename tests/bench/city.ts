import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { Door } from '../../server/demo/replay/door.ts'
import type { BoardSnapshot } from '../../shared/protocol/board.ts'
import type { Command } from '../../shared/protocol/commands.ts'

const PASSWORD = 'curbline-demo'
const BATCH = 100
const MINUTE = 60_000

type WithoutId<T> = T extends Command ? Omit<T, 'commandId'> : never
const command = (draft: WithoutId<Command>): Command => ({ ...draft, commandId: uuidv7() }) as Command

/** A built server on a folder of its own, filled by its public doors. */
export class BenchCity {
  readonly url: string
  readonly admin: Door
  readonly #folder = mkdtempSync(join(tmpdir(), 'curbline-bench-'))
  #process: ChildProcess | undefined
  #pings: NodeJS.Timeout | undefined

  /** `people`: the demo's own; without them only the one who measures acts. */
  constructor(readonly port: number, readonly options: { people?: boolean } = {}) {
    this.url = `http://127.0.0.1:${port}`
    this.admin = new Door(this.url)
  }

  async start(): Promise<void> {
    this.#process = spawn(process.execPath, ['dist/server/main.js', '--demo', ...(this.options.people ? [] : ['--still'])], {
      env: { ...process.env, PORT: String(this.port), DATA_DIR: join(this.#folder, 'city'), LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'inherit'],
    })
    for (let i = 0; !(await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false)); i++) {
      if (i > 1_200) throw new Error('the city did not start')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await this.admin.signIn('admin@demo.test', PASSWORD)
  }

  async stop(): Promise<void> {
    clearInterval(this.#pings)
    const child = this.#process
    if (child && child.exitCode === null) {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** As many crews on shift, and as many open requests of all services and ages, as a test asks for. */
  async grow(requests: number, crews: number): Promise<void> {
    const board = await this.admin.board()
    const { center } = board.city!
    const now = Date.parse(board.now)
    const missing = Array.from({ length: Math.max(0, crews - board.crews.length) }, (_, i) => i + board.crews.length + 1)
    await this.#give(missing.flatMap((n) => {
      const crewId = uuidv7()
      return [
        command({ kind: 'AddCrew', crewId, name: `Truck ${n}`, badge: String(n), skills: [['streets', 'water', 'tree', 'line'][n % 4]!] }),
        command({ kind: 'StartShift', crewId, via: 'import', occurredAt: new Date(now - 60 * MINUTE).toISOString(), endsAt: new Date(now + 8 * 60 * MINUTE).toISOString() }),
      ]
    }))
    const services = board.services
    await this.#give(Array.from({ length: Math.max(0, requests - board.requests.length) }, (_, i) =>
      command({
        kind: 'ReceiveRequest', requestId: uuidv7(), serviceCode: services[i % services.length]!.code, source: 'phone', via: 'import',
        occurredAt: new Date(now - ((i * 7_919) % 2_880) * MINUTE).toISOString(), description: `Reported at corner ${i}.`,
        place: { ...spot(center, i), address: `${100 + (i % 900)} ${['Oak', 'Elm', 'Derry', 'Pike', 'Market'][i % 5]} St` },
      })))
  }

  /** Every crew drives: one fix a second each, on a circle of its own. */
  async drive(): Promise<void> {
    const board = await this.admin.board()
    let step = 0
    this.#pings = setInterval(() => void this.place(board, ++step).catch(() => undefined), 1_000)
  }
  /** One fix for every crew. */
  async place(board?: BoardSnapshot, step = 0): Promise<void> {
    const { crews, city } = board ?? (await this.admin.board())
    const at = new Date().toISOString()
    await this.admin.report(crews.map(({ id }, i) => ({
      crewId: id, ...circle(city!.center, i, step), at, accuracyM: 6, speedMps: step === 0 ? 0 : 11, headingDeg: (step * 6) % 360,
    })))
  }
  rest(): void {
    clearInterval(this.#pings)
  }

  board(): Promise<BoardSnapshot> {
    return this.admin.board()
  }

  async #give(commands: Command[]): Promise<void> {
    for (let i = 0; i < commands.length; i += BATCH) {
      const answers = await this.admin.give(commands.slice(i, i + BATCH))
      const refused = answers.find(({ outcome }) => outcome === 'refused')
      if (refused) throw new Error(JSON.stringify(refused))
    }
  }
}

/** Spread over the town, the same for the same number. */
const spot = ({ lng, lat }: { lng: number; lat: number }, i: number) => ({
  lng: lng + Math.sin(i * 12.9898) * 0.05 * Math.sqrt((i % 97) / 97), lat: lat + Math.cos(i * 78.233) * 0.035 * Math.sqrt((i % 89) / 89),
})
const circle = (center: { lng: number; lat: number }, i: number, step: number) => {
  const home = spot(center, i * 31)
  const turn = step / 30 + i
  return { lng: home.lng + Math.cos(turn) * 0.002, lat: home.lat + Math.sin(turn) * 0.0015 }
}
