import type { Passwords, User, UserStore } from '../ports/accounts.ts'
import type { Id } from '../../shared/protocol/values.ts'

export const DEMO_PASSWORD = 'curbline-demo'
export const DEMO_ADMIN = 'demo-admin'

type Login = readonly [id: string, email: string, name: string, role: User['role']]
const DESKS: readonly Login[] = [
  [DEMO_ADMIN, 'admin@demo.test', 'Alex Morgan', 'administrator'],
  ['demo-supervisor', 'supervisor@demo.test', 'Sam Vega', 'supervisor'],
  ['demo-dispatcher', 'dispatcher@demo.test', 'Ana Keller', 'dispatcher'],
  ['demo-dispatcher2', 'dispatcher2@demo.test', 'Luis Marin', 'dispatcher'],
]

/** The logins that `npm run demo` prints. `npm start` refuses a database that holds them. */
export async function addDemoLogins(users: UserStore, passwords: Passwords, crewIds: readonly Id[]): Promise<void> {
  const passwordHash = await passwords.hash(DEMO_PASSWORD)
  const common = { cityId: 'city', demo: true, disabled: false, passwordHash }
  for (const [id, email, name, role] of DESKS) await users.add({ ...common, id, email, name, role })
  for (const [i, crewId] of crewIds.entries()) {
    await users.add({ ...common, id: `demo-crew${i + 1}`, email: `crew${i + 1}@demo.test`, name: `Truck ${i + 1}`, role: 'crew', crewId })
  }
}
