import { Argon2Passwords } from '../../../server/auth/passwords.ts'
import { City } from '../../../server/city/city.ts'
import { realTime } from '../../../server/city/real-time.ts'
import { openDatabase } from '../../../server/db/open-database.ts'
import { addDemoLogins, DEMO_ADMIN } from '../../../server/demo/demo-logins.ts'
import { tenOClockZone } from '../../../server/demo/demo-zone.ts'
import { foundSmallCity } from './found-small-city.ts'

/** node --import tsx tests/kit/small-city/found.ts FOLDER: founds the small city there, with the demo's logins, and ends. */
const folder = process.argv[2]!
const stores = await openDatabase(folder)
const nobody = { tell: () => undefined }
const city = new City({
  stores, time: realTime, audience: nobody, tellCrew: nobody.tell, crewsListening: () => [],
  onFault: (fault) => { throw fault },
})
await city.start()
const crewIds = await foundSmallCity(city, tenOClockZone(realTime.now()), DEMO_ADMIN)
await addDemoLogins(stores.users, new Argon2Passwords(), crewIds)
await city.stop()
await stores.close()
