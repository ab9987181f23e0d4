import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../server/db/open-database.ts'
import { CityServer } from '../peers/city-server.ts'
import { foundFleetCity } from '../peers/fleet-city.ts'
import type { Ping } from '../peers/pinger.ts'
import { Worker } from '../peers/worker.ts'
import { freePort } from '../../kit/free-port.ts'
import { excessOf, interleaved, isDisturbed, ratioOf } from '../ratio.ts'
import type { Figure } from '../table.ts'
import { Hall, hear, type Heard, type Side } from './rig.ts'

export const TO_SCREENS = ['dashboards', 'echo', 'raw-frames', 'speaker', 'pinger'] as const
type Files = Record<(typeof TO_SCREENS)[number], string>

const SCREENS = 500
const CREWS = 500
/** Twenty events a second, for five. */
const ALONE = { times: 100, everyMs: 50, burst: 1 }
/** Fifty desks at once, twice a second. */
const BURST = { times: 10, everyMs: 500, burst: 50 }
const SECONDS = 5

/**
 * From a command until five hundred dashboards have seen what came of it, beside a bare Socket.IO echo
 * and beside one frame written to five hundred sockets; all in one run.
 */
export async function toScreens(files: Files, times: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'curbline-bench-'))
  const [echo, raw, speaker, pinger] = [new Worker(files.echo), new Worker(files['raw-frames']), new Worker(files.speaker), new Worker(files.pinger)]
  const halls = [0, 1, 2].map(() => new Hall(files.dashboards, SCREENS))
  let city: CityServer | undefined
  try {
    const stores = await openDatabase(join(folder, 'city'))
    const { crewIds, requestId, tokens, adminToken } = await foundFleetCity(stores, { crews: CREWS, screens: SCREENS })
    await stores.close()
    city = new CityServer(await freePort(), join(folder, 'city'))
    await city.ready()
    const [{ port: echoPort }, { port: rawPort }] = [await echo.ask<{ port: number }>({}), await raw.ask<{ port: number }>({})]
    await halls[0]!.connect({ connect: 'socket.io', port: city.port, tokens })
    await halls[1]!.connect({ connect: 'socket.io', port: echoPort, tokens: [] })
    await halls[2]!.connect({ connect: 'ws', port: rawPort, tokens: [] })

    const ours: Side = { pid: city.pid, hall: halls[0]!, ear: { kind: 'city', port: city.port, tokens, requestId } }
    // What is told for the first time is slow everywhere: all are warmed before they are measured.
    await hear(ours, speaker, BURST)
    // What the city says of one event is what the bare servers say of one.
    const { bytesAFrame: bytes } = await hear(ours, speaker, ALONE)
    const bare: Side = { pid: echo.pid, hall: halls[1]!, ear: { kind: 'echo', port: echoPort, bytes } }
    const frames: Side = { pid: raw.pid, hall: halls[2]!, ear: { kind: 'raw', port: rawPort, bytes } }
    for (const side of [bare, frames]) for (const say of [BURST, ALONE]) await hear(side, speaker, say)

    let second = 0
    const pinged = (port: number) => ({ pinger, ping: { port, token: adminToken, crewIds, from: (second += SECONDS + 1), seconds: SECONDS } satisfies Ping })
    const runs = await interleaved(times, {
      echo: () => hear(bare, speaker, ALONE),
      ours: () => hear(ours, speaker, ALONE),
      echoPinged: () => hear(bare, speaker, ALONE, pinged(echoPort)),
      oursPinged: () => hear(ours, speaker, ALONE, pinged(city!.port)),
      raw: () => hear(frames, speaker, ALONE),
      oursBurst: () => hear(ours, speaker, BURST),
      rawBurst: () => hear(frames, speaker, BURST),
    })
    return figuresOf(runs)
  } finally {
    await Promise.all([echo, raw, speaker, pinger, ...halls].map((one) => one.stop()))
    await city?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Runs = Record<'echo' | 'ours' | 'echoPinged' | 'oursPinged' | 'raw' | 'oursBurst' | 'rawBurst', Heard[]>

function figuresOf(runs: Runs): Figure[] {
  const of = (side: keyof Runs, key: keyof Heard) => runs[side].map((run) => run[key])
  const beside = (ours: keyof Runs, peer: keyof Runs, key: keyof Heard, unit: string) => ({ ours: of(ours, key), peer: of(peer, key), unit })
  const isVoid = isDisturbed(of('echo', 'p99'))
  const toAll = `a command seen by ${SCREENS} dashboards, 20 a second`
  const also = `${toAll}, while ${CREWS} crews report`
  const per = 'CPU an event at a dashboard'
  return [
    excessOf({ name: `${toAll}: p50 more than a bare echo`, ...beside('ours', 'echo', 'p50', 'ms'), goal: { is: '≤', value: 6 }, isVoid }),
    excessOf({ name: `${toAll}: p99 more than the echo`, ...beside('ours', 'echo', 'p99', 'ms'), goal: { is: '≤', value: 60 }, isVoid }),
    ratioOf({ name: `${toAll}: ${per}, to the echo's`, ...beside('ours', 'echo', 'usADelivery', 'µs'), goal: { is: '≤', value: 1.3 }, isVoid }),
    excessOf({ name: `${also}: p50 more than the echo's`, ...beside('oursPinged', 'echoPinged', 'p50', 'ms'), goal: { is: '≤', value: 6 }, isVoid }),
    excessOf({ name: `${also}: p99 more than the echo's`, ...beside('oursPinged', 'echoPinged', 'p99', 'ms'), goal: { is: '≤', value: 60 }, isVoid }),
    ratioOf({ name: `${also}: ${per}, to the echo's`, ...beside('oursPinged', 'echoPinged', 'usADelivery', 'µs'), goal: { is: '≤', value: 1.3 }, isVoid }),
    ratioOf({ name: `${per}, one at a time, to one raw frame`, ...beside('ours', 'raw', 'usADelivery', 'µs'), goal: { is: '≤', value: 2 }, isVoid }),
    ratioOf({ name: `${per}, fifty desks at once, to raw frames`, ...beside('oursBurst', 'rawBurst', 'usADelivery', 'µs'), goal: { is: '≤', value: 0.5 }, isVoid }),
    { name: 'events a frame when fifty desks act at once', unit: 'events', values: of('oursBurst', 'eventsAFrame') },
  ]
}
