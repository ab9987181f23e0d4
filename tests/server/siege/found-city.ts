import { LuciaSessions } from '../../../server/auth/sessions.ts'
import { realTime } from '../../../server/city/real-time.ts'
import { openDatabase } from '../../../server/db/open-database.ts'
import { BoardKeeper } from '../../../server/dispatch/board-keeper.ts'
import { Dispatcher } from '../../../server/dispatch/dispatcher.ts'
import type { User } from '../../../server/ports/accounts.ts'
import type { Seq } from '../../../shared/protocol/values.ts'
import { migrations } from '../../contract/stores.ts'
import { founded, give, idOf, policy, startShift, type Act } from '../../domain/city.ts'
import { ada, everybody, PHONED, TRACKED } from './people.ts'

/** Clocks so short that some are broken while the siege lasts, and the city speaks by itself too. */
const acts = (): Act[] => [
  ...founded().filter(({ command }) => command.kind !== 'AddCrew'),
  { ...policy('pothole', { acknowledge: 'PT6S', dispatch: 'PT12S', resolve: 'PT1M' }) },
  ...[...PHONED, ...TRACKED].flatMap((crew) => [
    give('AddCrew', { crewId: idOf(crew), name: crew, badge: crew.replace('truck-', ''), skills: ['asphalt'] }),
    startShift(crew),
  ]),
]

/** Founds the city in a folder and signs everybody in. Returns tokens by user id, and the head of the log. */
export async function foundCity(folder: string): Promise<{ tokens: Map<string, string>; head: Seq }> {
  const stores = await openDatabase(folder, { migrations })
  const { log, requests, users } = stores
  for (const { userId: id, name, role, crewId } of everybody) {
    await users.add({ id, name, role: role as User['role'], cityId: 'city', email: `${id}@example.org`, demo: false, disabled: false, passwordHash: 'none', ...(crewId ? { crewId } : {}) })
  }
  const keeper = new BoardKeeper(log)
  const dispatcher = new Dispatcher({ log, requests, keeper, time: realTime, onAppended: () => undefined })
  for (const { command } of acts()) {
    const actor = command.kind === 'StartShift' ? everybody.find(({ userId }) => userId === 'sam')! : ada
    const [answer] = await dispatcher.give([command], actor)
    if (answer?.outcome !== 'accepted') throw new Error(`The city cannot be founded: ${JSON.stringify(answer)}`)
  }
  const sessions = new LuciaSessions(stores.sessions, users, realTime)
  const tokens = new Map<string, string>()
  for (const { userId } of everybody) tokens.set(userId, (await sessions.begin(userId)).token)
  const head = await log.head()
  await stores.close()
  return { tokens, head }
}
