import type { AccessLog, User, UserStore } from '../ports/accounts.ts'
import { Fault } from '../ports/fault.ts'
import type { Sqlite } from './connection.ts'
import { faultingSync } from './faults.ts'
import type { UserModel } from './generated/models/User.ts'
import type { LatePrisma } from './late-prisma.ts'
import { patiently } from './patiently.ts'

type StoredUser = User & { passwordHash: string }

export class SqliteUsers implements UserStore {
  readonly #prisma: LatePrisma
  readonly #cityId: string
  readonly #byId: (id: string) => StoredColumns | undefined
  readonly #hasDemoLogins: () => boolean

  constructor(sqlite: Sqlite, prisma: LatePrisma, cityId: string) {
    this.#prisma = prisma
    this.#cityId = cityId
    const byId = sqlite.prepare<[string, string], StoredColumns>(
      'SELECT id, cityId, email, name, role, crewId, demo, disabled FROM "User" WHERE cityId = ? AND id = ?',
    )
    const hasDemoLogins = sqlite.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM "User" WHERE cityId = ? AND demo = 1)').pluck()
    this.#byId = (id) => byId.get(cityId, id)
    this.#hasDemoLogins = () => hasDemoLogins.get(cityId) === 1
  }

  async byEmail(email: string): Promise<StoredUser | undefined> {
    const where = { cityId_emailKey: { cityId: this.#cityId, emailKey: email.toLowerCase() } }
    const row = await this.#prisma.ask((prisma) => prisma.user.findUnique({ where }))
    return row === null ? undefined : { ...asUser(row), passwordHash: row.passwordHash }
  }

  /** Asked with every call that comes in (decision 016). */
  async byId(id: string): Promise<User | undefined> {
    const row = faultingSync(() => this.#byId(id))
    return row && asUser({ ...row, demo: row.demo === 1, disabled: row.disabled === 1 })
  }

  async count(): Promise<number> {
    return this.#prisma.ask((prisma) => prisma.user.count({ where: { cityId: this.#cityId } }))
  }

  /** Asked with every start. */
  async hasDemoLogins(): Promise<boolean> {
    return faultingSync(() => this.#hasDemoLogins())
  }

  async add(user: StoredUser): Promise<boolean> {
    const { crewId = null, ...rest } = user
    const data = { ...rest, cityId: this.#cityId, emailKey: user.email.toLowerCase(), crewId }
    try {
      await this.#prisma.write((prisma) => prisma.user.create({ data }))
      return true
    } catch (fault) {
      if (fault instanceof Fault && (await this.byEmail(user.email)) !== undefined) return false
      throw fault
    }
  }

  async setPasswordHash(id: string, passwordHash: string): Promise<void> {
    await this.#change(id, { passwordHash })
  }

  async setDisabled(id: string, disabled: boolean): Promise<void> {
    await this.#change(id, { disabled })
  }

  async #change(id: string, data: { passwordHash: string } | { disabled: boolean }): Promise<void> {
    const { count } = await this.#prisma.write((prisma) => prisma.user.updateMany({ where: { cityId: this.#cityId, id }, data }))
    if (count === 0) throw new Fault(`There is no user ${id}.`)
  }
}

type Columns = Pick<UserModel, 'id' | 'cityId' | 'email' | 'name' | 'role' | 'crewId' | 'demo' | 'disabled'>
/** As SQLite has them: it knows no booleans. */
type StoredColumns = Omit<Columns, 'demo' | 'disabled'> & { demo: number; disabled: number }

/** Field by field: a spread would carry the password's hash along. */
const asUser = ({ id, cityId, email, name, role, crewId, demo, disabled }: Columns): User => ({
  id, cityId, email, name, role: role as User['role'], ...(crewId !== null && { crewId }), demo, disabled,
})

type AccessEntry = Parameters<AccessLog['note']>[0]

export class SqliteAccessLog implements AccessLog {
  readonly #sqlite: Sqlite
  readonly #prisma: LatePrisma
  readonly #cityId: string
  readonly #note: (entry: AccessEntry) => void

  constructor(sqlite: Sqlite, prisma: LatePrisma, cityId: string) {
    this.#sqlite = sqlite
    this.#prisma = prisma
    this.#cityId = cityId
    const note = sqlite.prepare('INSERT INTO "AccessLog" (cityId, at, userId, userName, what, subject) VALUES (?, ?, ?, ?, ?, ?)')
    this.#note = ({ at, userId, userName, what, subject }) => note.run(cityId, at, userId, userName, what, subject)
  }

  async note(entry: AccessEntry): Promise<void> {
    patiently(this.#sqlite, () => this.#note(entry))
  }

  async entries(subject: string): Promise<{ at: string; userId: string; userName: string; what: string; subject: string }[]> {
    return this.#prisma.ask((prisma) =>
      prisma.accessLog.findMany({
        where: { cityId: this.#cityId, subject },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: { at: true, userId: true, userName: true, what: true, subject: true },
      }),
    )
  }
}
