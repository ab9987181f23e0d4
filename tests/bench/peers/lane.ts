import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { realTime } from '../../../server/city/real-time.ts'
import { host } from '../../../server/host.ts'
import { memoryDatabase } from '../../../server/memory/memory-database.ts'
import { PositionsDesk } from '../../../server/positions/positions-desk.ts'
import type { TrailStore } from '../../../server/ports/trail-store.ts'
import { later } from '../../../shared/domain/later.ts'
import { foundFleetCity } from './fleet-city.ts'
import { sliceOf, SLICES } from './fleet.ts'
import { textFrame, writeToAll } from './frame.ts'
import { nowMs } from './mark.ts'
import { answering } from './worker.ts'

export interface Open { crews: number; screens: number }
/** `city`: told by the city's own sockets; `raw`: as one frame a tick; `none`: the same pings, but none of them news. */
export interface Feed { feed: 'city' | 'raw' | 'none'; from: number; seconds: number }
export interface Opened { cityPort: number; rawPort: number; tokens: string[] }

/** What is told is measured here, not what is kept. */
const noTrail: TrailStore = { keep: async () => undefined, trail: async () => [], latestShown: async () => [], forgetBefore: async () => undefined, count: async () => 0 }
const STALE_MS = 1_800_000
let feed: (question: Feed) => Promise<unknown>

/** A city, and beside it in the same process the limit: the same pings judged by the same desk, told as one raw frame. */
answering<Open | Feed>((question) => ('feed' in question ? feed(question) : open(question)))

async function open({ crews, screens }: Open): Promise<Opened> {
  const stores = { ...memoryDatabase(), trail: noTrail }
  const { crewIds, tokens } = await foundFleetCity(stores, { crews, screens })
  const { city, port } = await host({
    stores, pages: 'dist/client',
    env: { PORT: 0, HOST: '127.0.0.1', PUBLIC_URL: undefined, TRUST_PROXY: false, LOG_LEVEL: 'error', BASEMAP_STYLE: undefined },
  })
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await new Promise((resolve) => sockets.once('listening', resolve))
  const desk = new PositionsDesk({
    keeper: city.keeper, trail: noTrail, time: realTime, onFault: (fault) => { throw fault },
    onTick: (tick) => writeToAll(sockets.clients, textFrame(`42${JSON.stringify(['positions', tick])}`)),
  })
  await desk.start()

  feed = async ({ feed, from, seconds }) => {
    const began = nowMs()
    for (let n = 0; n < seconds * SLICES; n++) {
      await sleep(Math.max(0, began + (n * 1_000) / SLICES - nowMs()))
      const now = realTime.now()
      const fixes = sliceOf(crewIds, n % SLICES, from + Math.floor(n / SLICES), feed === 'none' ? later(now, -STALE_MS) : now)
      ;(feed === 'city' ? city.positions : desk).take(fixes)
    }
    // The last tick is told before it is over.
    await sleep(500)
    return {}
  }
  return { cityPort: port, rawPort: (sockets.address() as AddressInfo).port, tokens }
}
