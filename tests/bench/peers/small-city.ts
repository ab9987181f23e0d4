import { LuciaSessions } from '../../../server/auth/sessions.ts'
import { realTime } from '../../../server/city/real-time.ts'
import { openDatabase } from '../../../server/db/open-database.ts'
import { BoardKeeper } from '../../../server/dispatch/board-keeper.ts'
import { Dispatcher } from '../../../server/dispatch/dispatcher.ts'
import { foundCity, giveAll, personActor } from '../../../server/setup/found-city.ts'
import { OFFICE_HOURS } from '../../../server/setup/starter-pack.ts'
import { crewIdOf, CREWS, received } from './lives.ts'

const ADMIN = personActor('bench-admin', 'Alex Morgan', 'administrator')
export const DESK = personActor('bench-desk', 'Ana Keller', 'dispatcher')
const BATCH = 100

/** A city with its crews, so many open requests, and people at desks; returns their tokens. The n-th life of a bench begins after these. */
export async function makeSmallCity(folder: string, { open, desks }: { open: number; desks: number }): Promise<string[]> {
  const stores = await openDatabase(folder)
  try {
    const keeper = new BoardKeeper(stores.log)
    const dispatcher = new Dispatcher({ log: stores.log, requests: stores.requests, keeper, time: realTime, onAppended: () => undefined })
    await foundCity(dispatcher, ADMIN, { name: 'Bench', timeZone: 'America/New_York', center: { lng: -76.3, lat: 40.04 }, calendar: { weekly: OFFICE_HOURS, holidays: [] }, crews: [] })
    await giveAll(dispatcher, ADMIN, Array.from({ length: CREWS }, (_, n) => ({ kind: 'AddCrew' as const, crewId: crewIdOf(n), name: `Truck ${n + 1}`, badge: String(n + 1), skills: ['streets'] })))
    const reports = Array.from({ length: open }, (_, n) => received(n))
    for (let i = 0; i < open; i += BATCH) await dispatcher.give(reports.slice(i, i + BATCH), DESK)
    await keeper.keep()
    const sessions = new LuciaSessions(stores.sessions, stores.users, realTime)
    const tokens: string[] = []
    for (let n = 0; n < desks; n++) {
      const id = `desk-${n}`
      await stores.users.add({ id, cityId: 'city', email: `${id}@bench.test`, name: `Desk ${n}`, role: 'dispatcher', demo: false, disabled: false, passwordHash: 'none' })
      tokens.push((await sessions.begin(id)).token)
    }
    return tokens
  } finally {
    await stores.close()
  }
}
