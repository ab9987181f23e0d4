import { parseArgs } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { passwordProblem } from '../auth/password-problem.ts'
import { Argon2Passwords } from '../auth/passwords.ts'
import { realTime } from '../city/real-time.ts'
import { openDatabase } from '../db/open-database.ts'
import { BoardKeeper } from '../dispatch/board-keeper.ts'
import { Dispatcher } from '../dispatch/dispatcher.ts'
import { Fault } from '../ports/fault.ts'
import { timeZone as zoneSchema, words } from '../../shared/protocol/values.ts'
import { federalHolidays } from '../setup/federal-holidays.ts'
import { foundCity, personActor } from '../setup/found-city.ts'
import { OFFICE_HOURS } from '../setup/starter-pack.ts'
import { ask, askPassword } from './ask.ts'
import { withNegatives } from './flags.ts'

/** `npm run setup`: founds a real city, with the starter pack and its first administrator. */
export async function setup(args: string[], folder: string): Promise<void> {
  const { values: flags } = parseArgs({
    args: withNegatives(args),
    options: {
      name: { type: 'string' }, zone: { type: 'string' }, 'time-zone': { type: 'string' }, center: { type: 'string' },
      'admin-name': { type: 'string' }, 'admin-email': { type: 'string' }, email: { type: 'string' }, password: { type: 'string' },
      crews: { type: 'string', default: '0' },
    },
  })
  const crews = countOf(flags.crews)
  const stores = await openDatabase(folder)
  try {
    if ((await stores.log.head()) > 0) {
      // Its administrator comes last: without one the founding was cut short.
      const isWhole = (await stores.users.count()) > 0
      throw new Fault(isWhole ? `There is a city in ${folder} already.` : `A founding in ${folder} was cut short: remove that folder and run "npm run setup" again.`)
    }
    const name = nameOf(flags.name ?? (await ask('Name of the city', 'name')))
    const timeZone = zoneOf(flags['time-zone'] ?? flags.zone ?? (await ask('Time zone, such as America/New_York', 'time-zone')))
    const center = pointOf(flags.center ?? (await ask('Centre as longitude,latitude, such as -86.13,40.04', 'center')))
    const adminName = nameOf(flags['admin-name'] ?? (process.stdin.isTTY ? await ask('Name of the first administrator', 'admin-name') : 'Administrator'))
    const email = emailOf(flags['admin-email'] ?? flags.email ?? (await ask('E-mail of the first administrator', 'email')))
    const password = flags.password ?? (await askPassword('Password (12 characters or more)'))
    const problem = passwordProblem(password)
    if (problem) throw new Fault(problem)

    const keeper = new BoardKeeper(stores.log)
    const dispatcher = new Dispatcher({ log: stores.log, requests: stores.requests, keeper, time: realTime, onAppended: () => undefined })
    const adminId = uuidv7()
    await foundCity(dispatcher, personActor(adminId, adminName, 'administrator'), {
      name, timeZone, center,
      calendar: { weekly: OFFICE_HOURS, holidays: federalHolidays(new Date().getUTCFullYear() - 1, 6) },
      crews: Array.from({ length: crews }, (_, i) => ({ name: `Crew ${i + 1}`, badge: String(i + 1), skills: [] })),
    })
    const passwordHash = await new Argon2Passwords().hash(password)
    await stores.users.add({ id: adminId, cityId: 'city', email, name: adminName, role: 'administrator', demo: false, disabled: false, passwordHash })
    await keeper.keep()
    process.stdout.write(`${name} is founded in ${folder}: 21 services with targets, office hours, ${crews} crews. Start it with "npm start".\n`)
  } finally {
    await stores.close()
  }
}

function countOf(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 0 || count > 500) throw new Fault('--crews must be a number from 0 to 500.')
  return count
}

function zoneOf(text: string): string {
  if (!zoneSchema.safeParse(text).success) throw new Fault(`"${text}" is no time zone; give one such as America/New_York.`)
  return text
}

function pointOf(text: string): { lng: number; lat: number } {
  const [lng, lat] = /^-?\d+(\.\d+)?,\s*-?\d+(\.\d+)?$/.test(text) ? text.split(',').map(Number) : []
  const isPoint = lng !== undefined && lat !== undefined && Math.abs(lng) <= 180 && Math.abs(lat) <= 90
  if (!isPoint) throw new Fault(`"${text}" is no place; give longitude,latitude such as -86.13,40.04.`)
  return { lng, lat }
}

export function nameOf(text: string): string {
  if (!words(120).safeParse(text).success) throw new Fault('A name has 1 to 120 characters.')
  return text.trim()
}

export function emailOf(text: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(text)) throw new Fault(`"${text}" is no e-mail address.`)
  return text
}
