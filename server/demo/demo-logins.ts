import { randomBytes } from 'node:crypto'
import type { Passwords, User, UserStore } from '../ports/accounts.ts'
import type { Id } from '../../shared/protocol/values.ts'

export const DEMO_PASSWORD = 'curbline-demo'
export const DEMO_ADMIN = 'demo-admin'

type Login = readonly [id: string, email: string, name: string, role: User['role'], crewId?: Id]
const DESKS: readonly Login[] = [
  [DEMO_ADMIN, 'admin@demo.test', 'Alex Morgan', 'administrator'],
  ['demo-supervisor', 'supervisor@demo.test', 'Sam Vega', 'supervisor'],
  ['demo-dispatcher', 'dispatcher@demo.test', 'Ana Keller', 'dispatcher'],
  ['demo-dispatcher2', 'dispatcher2@demo.test', 'Luis Marin', 'dispatcher'],
]

/** The logins that `npm run demo` prints. `npm start` refuses a database that holds them. */
export async function addDemoLogins(users: UserStore, passwords: Passwords, crewIds: readonly Id[]): Promise<void> {
  const passwordHash = await passwords.hash(DEMO_PASSWORD)
  const crews = crewIds.map((crewId, i): Login => [`demo-crew${i + 1}`, `crew${i + 1}@demo.test`, `Truck ${i + 1}`, 'crew', crewId])
  for (const login of [...DESKS, ...crews]) await users.add({ ...userOf(login), passwordHash })
}

/** How the simulator signs in, as anybody does; one password for all its accounts, known to this process alone. */
export interface SimulatorLogins {
  password: string
  dispatcher: string
  /** Hands in what residents report; may do nothing else. */
  residents: string
  /** E-mail addresses by crew. */
  crews: ReadonlyMap<Id, string>
}

/**
 * The simulator's accounts, made at founding. At every later start they get a new password: it is
 * random, never printed and never kept, so nobody else can sign in as one of them.
 */
export async function addSimulatorLogins(users: UserStore, passwords: Passwords, crewIds: readonly Id[]): Promise<SimulatorLogins> {
  const password = randomBytes(24).toString('base64url')
  const passwordHash = await passwords.hash(password)
  const dispatcher: Login = ['sim-dispatcher', 'sim-dispatcher@demo.test', 'Simulated dispatcher', 'dispatcher']
  // Not at a desk, and of no crew: it keeps reporting when the simulated dispatcher has made room for a person.
  const residents: Login = ['sim-residents', 'sim-residents@demo.test', 'City Hall line', 'crew']
  const crews = crewIds.map((crewId, i): Login => [`sim-crew${i + 1}`, `sim-crew${i + 1}@demo.test`, `Simulated truck ${i + 1}`, 'crew', crewId])
  for (const login of [dispatcher, residents, ...crews]) {
    const isNew = (await users.byId(login[0])) === undefined && (await users.add({ ...userOf(login), passwordHash }))
    if (!isNew) await users.setPasswordHash(login[0], passwordHash)
  }
  return { password, dispatcher: dispatcher[1], residents: residents[1], crews: new Map(crews.map(([, email, , , crewId]) => [crewId!, email])) }
}

const userOf = ([id, email, name, role, crewId]: Login): User => ({
  id, cityId: 'city', email, name, role, demo: true, disabled: false, ...(crewId === undefined ? {} : { crewId }),
})
