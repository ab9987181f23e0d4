import { uuidv7 } from 'uuidv7'
import { LuciaSessions } from '../../../server/auth/sessions.ts'
import { realTime } from '../../../server/city/real-time.ts'
import { BoardKeeper } from '../../../server/dispatch/board-keeper.ts'
import { Dispatcher } from '../../../server/dispatch/dispatcher.ts'
import type { Stores } from '../../../server/ports/stores.ts'
import { foundCity, giveAll, personActor } from '../../../server/setup/found-city.ts'
import { OFFICE_HOURS, type Draft } from '../../../server/setup/starter-pack.ts'
import { later } from '../../../shared/domain/later.ts'

const ADMIN = personActor('bench-admin', 'Alex Morgan', 'administrator')
const HOUR = 3_600_000
const BATCH = 100
/** A person may have no more screens open than this. */
export const SCREENS_A_PERSON = 50

export interface FleetCity {
  crewIds: string[]
  /** Something to write notes on. */
  requestId: string
  /** Of dispatchers, SCREENS_A_PERSON sockets each. */
  tokens: string[]
  adminToken: string
}

/** A city with so many crews on shift, and people for so many dashboards. */
export async function foundFleetCity(stores: Stores, { crews, screens }: { crews: number; screens: number }): Promise<FleetCity> {
  const keeper = new BoardKeeper(stores.log)
  const dispatcher = new Dispatcher({ log: stores.log, requests: stores.requests, keeper, time: realTime, onAppended: () => undefined })
  await foundCity(dispatcher, ADMIN, { name: 'Bench', timeZone: 'America/New_York', center: { lng: -76.3, lat: 40.04 }, calendar: { weekly: OFFICE_HOURS, holidays: [] }, crews: [] })
  const now = realTime.now()
  const crewIds = Array.from({ length: crews }, () => uuidv7())
  const requestId = uuidv7()
  const drafts: Draft[] = [
    { kind: 'ReceiveRequest', requestId, serviceCode: 'pothole', source: 'phone', place: { lng: -76.3, lat: 40.04 }, description: 'Deep.' },
    ...crewIds.flatMap((crewId, i): Draft[] => [
      { kind: 'AddCrew', crewId, name: `Truck ${i + 1}`, badge: String(i + 1), skills: ['streets'] },
      { kind: 'StartShift', crewId, via: 'import', occurredAt: later(now, -HOUR), endsAt: later(now, 8 * HOUR) },
    ]),
  ]
  for (let i = 0; i < drafts.length; i += BATCH) await giveAll(dispatcher, ADMIN, drafts.slice(i, i + BATCH))
  await keeper.keep()

  const sessions = new LuciaSessions(stores.sessions, stores.users, realTime)
  const enter = async (id: string, role: 'dispatcher' | 'administrator') => {
    await stores.users.add({ id, cityId: 'city', email: `${id}@bench.test`, name: id, role, demo: false, disabled: false, passwordHash: 'none' })
    return (await sessions.begin(id)).token
  }
  const tokens: string[] = []
  for (let n = 0; n < Math.ceil(screens / SCREENS_A_PERSON); n++) tokens.push(await enter(`desk-${n}`, 'dispatcher'))
  return { crewIds, requestId, tokens, adminToken: await enter('feed', 'administrator') }
}
