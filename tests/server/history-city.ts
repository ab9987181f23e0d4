import { City } from '../../server/city/city.ts'
import { tenOClockZone } from '../../server/demo/demo-zone.ts'
import { foundDemo } from '../../server/demo/found-demo.ts'
import { landOf } from '../../server/demo/places/land-of-pack.ts'
import type { Land } from '../../server/demo/places/land.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import { makeGazetteer } from '../../server/pack/gazetteer/make-gazetteer.ts'
import type { RequestRow } from '../../server/ports/request-store.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import { graphOf } from '../../shared/roads/graph-of.ts'
import { smallTown } from '../kit/small-town.ts'
import { FakeTime } from './fake-time.ts'
import { allRecords, rowsOf } from './town.ts'

export const smallLand = (): Land => {
  const source = smallTown()
  return landOf(graphOf(source), source.center, makeGazetteer(source))
}

export interface FoundedDemo {
  city: City
  time: FakeTime
  records: LogRecord[]
  rows: RequestRow[]
  said: string[]
  tookMs: number
}

/** The whole founding through the real dispatcher, on a Tuesday at ten; the watch has done what was due. */
export async function foundedDemo({ seed = 7, land = smallLand(), start }: { seed?: number; land?: Land | undefined; start?: number } = {}): Promise<FoundedDemo> {
  const time = start === undefined ? new FakeTime() : new FakeTime(start)
  const stores = memoryDatabase()
  const nobody = { tell: () => undefined }
  const city = new City({
    stores, time, audience: nobody, tellCrew: nobody.tell, crewsListening: () => [],
    onFault: (fault) => { throw fault },
  })
  await city.start()
  const said: string[] = []
  const began = performance.now()
  await foundDemo(city, { timeZone: tenOClockZone(time.now()), adminId: 'demo-admin', seed, land, tell: (line) => said.push(line) })
  await time.pass(1_000)
  await city.dispatcher.idle()
  const tookMs = performance.now() - began
  return { city, time, records: await allRecords(stores.log), rows: await rowsOf(stores), said, tookMs }
}

export const happenedMs = (record: LogRecord): number => Date.parse(('occurredAt' in record ? record.occurredAt : undefined) ?? record.at)
