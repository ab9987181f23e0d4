import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CityServer } from '../peers/city-server.ts'
import type { Give } from '../peers/hammer.ts'
import { Worker } from '../peers/worker.ts'
import { freePort } from '../../kit/free-port.ts'
import { cpuMs, interleaved, ratioOf } from '../ratio.ts'
import type { Figure } from '../table.ts'

const IN_FLIGHT = 64
const OPEN = 300
const WARM_UP = 640
const LIVES = 320
const ARRAY = 50

interface Reading { perSecond: number; cpuUs: number }

/** What the built server acknowledges a second through its door, beside the least that HTTP and the same rows cost; and in arrays. */
export async function commandsByHttp(files: Record<'dispatcher-alone' | 'bare-server' | 'hammer', string>, times: number): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'curbline-bench-commands-'))
  const [base, ours, bare, rows] = ['base', 'ours', 'bare', 'rows'].map((name) => join(home, name)) as [string, string, string, string]
  const maker = new Worker(files['dispatcher-alone'])
  const peer = new Worker(files['bare-server'])
  const hammer = new Worker(files.hammer)
  let server: CityServer | undefined
  try {
    const tokens = await maker.ask<string[]>({ make: base, open: OPEN, desks: IN_FLIGHT })
    cpSync(base, ours, { recursive: true })
    cpSync(base, bare, { recursive: true })
    const singles = OPEN + WARM_UP + times * LIVES
    await maker.ask({ open: base })
    await maker.ask({ run: { from: OPEN, to: singles, waiting: IN_FLIGHT }, keep: rows })
    const { port } = await peer.ask<{ port: number }>({ open: bare, rows })
    server = new CityServer(await freePort(), ours)
    await server.ready()

    const read = async (pid: number, give: Omit<Give, 'tokens'>): Promise<Reading> => {
      const before = cpuMs(pid)
      const { ms, commands } = await hammer.ask<{ ms: number; commands: number }>({ ...give, tokens } satisfies Give)
      return { perSecond: commands / (ms / 1_000), cpuUs: ((cpuMs(pid) - before) * 1_000) / commands }
    }
    /** Lives are lived once, so every repetition gives its own. */
    const side = (pid: number, at: number, array: number, first: number) => {
      let from = first
      return (lives = LIVES) => read(pid, { port: at, array, from, to: (from += lives) })
    }
    const single = side(server.pid, server.port, 1, OPEN)
    const plain = side(peer.pid, port, 1, OPEN)
    const arrays = side(server.pid, server.port, ARRAY, singles)
    for (const warm of [single, plain, arrays]) await warm(WARM_UP)
    const readings = await interleaved(times, { single: () => single(), plain: () => plain(), arrays: () => arrays() })
    const compared = (one: keyof typeof readings, other: keyof typeof readings, of: keyof Reading) =>
      ({ ours: readings[one].map((reading) => reading[of]), peer: readings[other].map((reading) => reading[of]) })
    const about = `${IN_FLIGHT} in flight, bare node http and the same group commit`
    return [
      ratioOf({ name: 'commands acknowledged by POST /api/commands', about, unit: '/s', goal: { is: '≥', value: 0.6 }, ...compared('single', 'plain', 'perSecond') }),
      ratioOf({ name: 'server CPU a command by POST /api/commands', about: 'the same', unit: 'µs', ...compared('single', 'plain', 'cpuUs') }),
      ratioOf({ name: `commands acknowledged in arrays of ${ARRAY}`, about: 'beside single ones', unit: '/s', goal: { is: '≥', value: 5 }, ...compared('arrays', 'single', 'perSecond') }),
    ]
  } finally {
    await server?.stop()
    for (const worker of [maker, peer, hammer]) await worker.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
