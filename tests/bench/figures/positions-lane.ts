import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../server/db/open-database.ts'
import type { BoardSnapshot } from '../../../shared/protocol/board.ts'
import { CityServer } from '../peers/city-server.ts'
import type { TicksSeen } from '../peers/dashboards.ts'
import { foundFleetCity } from '../peers/fleet-city.ts'
import type { Feed, Open, Opened } from '../peers/lane.ts'
import type { Ping } from '../peers/pinger.ts'
import { Worker } from '../peers/worker.ts'
import { freePort } from '../../kit/free-port.ts'
import { cpuMs, interleaved, ratioOf } from '../ratio.ts'
import { median, type Figure } from '../table.ts'
import { Hall } from './rig.ts'

export const POSITIONS_LANE = ['dashboards', 'lane', 'pinger'] as const
type Files = Record<(typeof POSITIONS_LANE)[number], string>

const SCREENS = 50
const CREWS = 5_000
const SECONDS = 10
const FLEET = `${CREWS} crews at 1 Hz, ${SCREENS} dashboards`

/** What the positions lane costs to tell: the same pings, judged by the same desk, told by the city, told as one raw frame a tick, and not told. */
export async function laneCpu(files: Files, times: number): Promise<Figure[]> {
  const lane = new Worker(files.lane)
  const halls = [new Hall(files.dashboards, SCREENS), new Hall(files.dashboards, SCREENS)]
  try {
    const { cityPort, rawPort, tokens } = await lane.ask<Opened>({ crews: CREWS, screens: SCREENS * 2 } satisfies Open)
    await halls[0]!.connect({ connect: 'socket.io', port: cityPort, tokens })
    await halls[1]!.connect({ connect: 'ws', port: rawPort, tokens: [] })
    let second = 0
    const feed = async (feed: Feed['feed'], seconds = SECONDS) => {
      const before = cpuMs(lane.pid)
      await lane.ask({ feed, from: (second += SECONDS + 1), seconds } satisfies Feed)
      const us = ((cpuMs(lane.pid) - before) * 1_000) / (CREWS * seconds)
      await Promise.all(halls.map((hall) => hall.begin()))
      return us
    }
    for (const side of ['city', 'raw'] as const) await feed(side, 3)
    const { city, raw, none } = await interleaved(times, { city: () => feed('city'), raw: () => feed('raw'), none: () => feed('none') })
    const told = (side: number[]) => side.map((us, i) => us - none[i]!)
    // Where the pings alone cost now more, now less than all that is told of them, the difference is noise.
    const isVoid = Math.max(...none) - Math.min(...none) > median(told(raw))
    return [
      ratioOf({ name: 'CPU of telling positions, to the same text in one raw frame a tick', about: FLEET, ours: told(city), peer: told(raw), unit: 'µs a ping', goal: { is: '≤', value: 1.5 }, isVoid }),
      ratioOf({ name: 'the same with judging them', about: FLEET, ours: city, peer: raw, unit: 'µs a ping' }),
    ]
  } finally {
    await Promise.all([lane, ...halls].map((one) => one.stop()))
  }
}

/** The whole way of a ping, on the built server and its database: what comes to the dashboards, in how many bytes, and what is lost. */
export async function laneDelivery(files: Files, times: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'curbline-bench-'))
  const pinger = new Worker(files.pinger)
  const hall = new Hall(files.dashboards, SCREENS)
  let city: CityServer | undefined
  try {
    const stores = await openDatabase(join(folder, 'city'))
    const { crewIds, tokens, adminToken } = await foundFleetCity(stores, { crews: CREWS, screens: SCREENS * 2 })
    await stores.close()
    city = new CityServer(await freePort(), join(folder, 'city'))
    await city.ready()
    await hall.connect({ connect: 'socket.io', port: city.port, tokens })
    const board = (await (await fetch(`${city.url}/api/board`, { headers: { Authorization: `Bearer ${adminToken}` } })).json()) as BoardSnapshot
    const numbers = new Map(board.crews.map(({ id, addedSeq }) => [id, addedSeq]))
    const crews = crewIds.map((id) => ({ id, addedSeq: numbers.get(id)! }))
    const readings: { bytes: number; lost: number; ticks: number; us: number }[] = []
    for (let i = 0; i < times; i++) {
      await hall.begin()
      const from = i * (SECONDS + 1) + 1
      const before = cpuMs(city.pid)
      const { sent } = await pinger.ask<{ sent: number }>({ port: city.port, token: adminToken, crewIds, from, seconds: SECONDS } satisfies Ping)
      const us = ((cpuMs(city.pid) - before) * 1_000) / sent
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const seen = await hall.ask<TicksSeen>({ crews })
      const problem = seen.flatMap(({ problems }) => problems)[0]
      if (problem) throw new Error(problem)
      const lost = seen.reduce((most, { seen }) => Math.max(most, seen ? sent - new Set(seen.map(({ crewId, second }) => `${crewId} ${second}`)).size : sent), 0)
      readings.push({ bytes: seen.reduce((sum, { bytes }) => sum + bytes, 0) / SCREENS / sent, lost, ticks: seen[0]!.ticks / SECONDS, us })
    }
    const of = (key: keyof (typeof readings)[number]) => readings.map((reading) => reading[key])
    return [
      { name: 'bytes a ping at a dashboard', unit: 'bytes', goal: 15, values: of('bytes'), about: FLEET },
      { name: `fixes of ${CREWS * SECONDS} that did not come to every dashboard`, unit: 'lost', goal: 0, values: of('lost'), about: FLEET },
      { name: 'ticks a second', unit: '', values: of('ticks'), about: FLEET },
      { name: 'CPU of a ping in all, by HTTP, kept in SQLite, told', unit: 'µs', values: of('us'), about: FLEET },
    ]
  } finally {
    await Promise.all([pinger, hall].map((one) => one.stop()))
    await city?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
