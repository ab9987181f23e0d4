import { parseArgs } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { Argon2Passwords } from '../auth/passwords.ts'
import { openDatabase } from '../db/open-database.ts'
import { BoardKeeper } from '../dispatch/board-keeper.ts'
import { Fault } from '../ports/fault.ts'
import type { User } from '../ports/accounts.ts'
import { ask, askPassword } from './ask.ts'
import { emailOf, nameOf } from './setup.ts'

const ROLES = ['administrator', 'supervisor', 'dispatcher', 'crew'] as const

/** `npm run user:create -- --email … --name … --role … [--crew BADGE]`: asks for the password. */
export async function createUser(args: string[], folder: string): Promise<void> {
  const { values: flags } = parseArgs({
    args, options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, crew: { type: 'string' } },
  })
  const stores = await openDatabase(folder)
  try {
    const keeper = new BoardKeeper(stores.log)
    await keeper.load()
    if (!keeper.board.city) throw new Fault(`There is no city in ${folder}: run "npm run setup" first.`)
    const email = emailOf(flags.email ?? (await ask('E-mail', 'email')))
    const name = nameOf(flags.name ?? (await ask('Name', 'name')))
    const role = roleOf(flags.role ?? (await ask(`Role (${ROLES.join(', ')})`, 'role')))
    const badge = role === 'crew' ? (flags.crew ?? (await ask('Badge of the crew', 'crew'))) : undefined
    const crew = [...keeper.board.crews.values()].find((one) => one.badge === badge)
    if (role === 'crew' && !crew) throw new Fault(`No crew wears badge "${badge}".`)
    const passwordHash = await new Argon2Passwords().hash(await askPassword('Password (12 characters or more)'))
    const isAdded = await stores.users.add({
      id: uuidv7(), cityId: 'city', email, name, role, demo: false, disabled: false, passwordHash, ...(crew ? { crewId: crew.id } : {}),
    })
    if (!isAdded) throw new Fault(`Somebody has the e-mail address ${email} already.`)
    process.stdout.write(`${name} can sign in as ${email} (${role}${crew ? `, ${crew.name}` : ''}).\n`)
  } finally {
    await stores.close()
  }
}

function roleOf(text: string): User['role'] {
  const role = ROLES.find((one) => one === text)
  if (!role) throw new Fault(`"${text}" is no role; it is one of ${ROLES.join(', ')}.`)
  return role
}
