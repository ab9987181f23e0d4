import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CityServer } from '../peers/city-server.ts'
import { freePort } from '../../kit/free-port.ts'
import { interleaved, ratioOf, residentMb } from '../ratio.ts'
import type { Figure } from '../table.ts'

const POLL_MS = 5
const SETTLED_MS = 3_000
const FLAGS = ['--demo', '--still']

/** From the start of the process until it answers; of the demo that stands already, and of a server that does nothing. */
export async function secondStart(times: number): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'curbline-bench-start-'))
  const folder = join(home, 'demo')
  const memory: number[] = []
  const demo = async () => {
    const began = performance.now()
    const server = new CityServer(await freePort(), folder, FLAGS)
    await server.ready(POLL_MS)
    const seconds = (performance.now() - began) / 1_000
    await sleep(SETTLED_MS)
    memory.push(residentMb(server.pid))
    await server.stop()
    return seconds
  }
  const bare = async () => {
    const port = await freePort()
    const began = performance.now()
    const child = spawn(process.execPath, ['tests/bench/peers/bare-node.mjs'], { env: { ...process.env, PORT: String(port) } })
    while (!(await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.ok, () => false))) await sleep(POLL_MS)
    const seconds = (performance.now() - began) / 1_000
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    return seconds
  }
  try {
    // The first start founds the city and makes its town.
    await demo()
    memory.length = 0
    const seconds = await interleaved(times, { demo, bare })
    return [
      { name: 'second start of the demo, to /readyz', unit: 's', goal: 1.5, values: seconds.demo },
      ratioOf({ name: 'second start of the demo', about: 'beside a bare node http server', ours: seconds.demo, peer: seconds.bare, unit: 's', goal: { is: '≤', value: 8 } }),
      { name: 'memory of an idle demo', unit: 'MB', goal: 220, values: memory, about: `RSS, ${SETTLED_MS / 1_000} s after its start` },
    ]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
