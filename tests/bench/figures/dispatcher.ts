import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuMs, interleaved, ratioOf } from '../ratio.ts'
import { Worker } from '../peers/worker.ts'
import type { Figure } from '../table.ts'

const WAITING = 64
const OPEN = 300
const LIVES = 640

interface Reading { perSecond: number; cpuUs: number }

/** What the dispatcher acknowledges a second with 64 that wait, beside the same rows in bare prepared statements with the same group commit. */
export async function dispatcherAlone(files: Record<'dispatcher-alone' | 'raw-commit', string>, times: number): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'curbline-bench-dispatcher-'))
  const base = join(home, 'base')
  const ours = new Worker(files['dispatcher-alone'])
  const peer = new Worker(files['raw-commit'])
  let copies = 0
  /** Every reading on a fresh copy of the same city: the hundredth finds what the first did. */
  const read = async (worker: Worker, run: object): Promise<Reading> => {
    const folder = join(home, String(copies++))
    cpSync(base, folder, { recursive: true })
    await worker.ask({ open: folder })
    const before = cpuMs(worker.pid)
    const { ms, commands } = await worker.ask<{ ms: number; commands: number }>(run)
    return { perSecond: commands / (ms / 1_000), cpuUs: ((cpuMs(worker.pid) - before) * 1_000) / commands }
  }
  try {
    await ours.ask({ make: base, open: OPEN, desks: 0 })
    const run = { run: { from: OPEN, to: OPEN + LIVES, waiting: WAITING } }
    const rows = join(home, 'rows')
    await read(ours, { ...run, keep: rows })
    await peer.ask({ rows })
    // What runs hot has been run before.
    await read(ours, run)
    await read(peer, { run: { waiting: WAITING } })
    const readings = await interleaved(times, { ours: () => read(ours, run), peer: () => read(peer, { run: { waiting: WAITING } }) })
    const compared = (of: keyof Reading) => ({ ours: readings.ours.map((reading) => reading[of]), peer: readings.peer.map((reading) => reading[of]) })
    const about = `${WAITING} waiting, ${OPEN} open, raw better-sqlite3 with group commit`
    return [
      ratioOf({ name: 'commands acknowledged, the dispatcher alone', about, unit: '/s', goal: { is: '≥', value: 0.5 }, ...compared('perSecond') }),
      ratioOf({ name: 'CPU a command, the dispatcher alone', about: 'the same', unit: 'µs', ...compared('cpuUs') }),
    ]
  } finally {
    await ours.stop()
    await peer.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
