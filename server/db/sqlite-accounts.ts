import type { AccessLog, User, UserStore } from '../ports/accounts.ts'
import { Fault } from '../ports/fault.ts'
import type { Sqlite } from './connection.ts'
import { faulting, faultingSync } from './faults.ts'
import type { PrismaClient } from './generated/client.ts'
import type { UserModel } from './generated/models/User.ts'

type StoredUser = User & { passwordHash: string }

export class SqliteUsers implements UserStore {
  readonly #prisma: PrismaClient
  readonly #cityId: string
  readonly #byId: (id: string) => StoredColumns | undefined

  constructor(sqlite: Sqlite, prisma: PrismaClient, cityId: string) {
    this.#prisma = prisma
    this.#cityId = cityId
    const byId = sqlite.prepare<[string, string], StoredColumns>(
      'SELECT id, cityId, email, name, role, crewId, demo, disabled FROM "User" WHERE cityId = ? AND id = ?',
    )
    this.#byId = (id) => byId.get(cityId, id)
  }

  async byEmail(email: string): Promise<StoredUser | undefined> {
    const where = { cityId_emailKey: { cityId: this.#cityId, emailKey: email.toLowerCase() } }
    const row = await faulting(() => this.#prisma.user.findUnique({ where }))
    return row === null ? undefined : { ...asUser(row), passwordHash: row.passwordHash }
  }

  /** Asked with every call that comes in (decision 016). */
  async byId(id: string): Promise<User | undefined> {
    const row = faultingSync(() => this.#byId(id))
    return row && asUser({ ...row, demo: row.demo === 1, disabled: row.disabled === 1 })
  }

  async count(): Promise<number> {
    return faulting(() => this.#prisma.user.count({ where: { cityId: this.#cityId } }))
  }

  async hasDemoLogins(): Promise<boolean> {
    return (await faulting(() => this.#prisma.user.count({ where: { cityId: this.#cityId, demo: true } }))) > 0
  }

  async add(user: StoredUser): Promise<boolean> {
    const { crewId = null, ...rest } = user
    const data = { ...rest, cityId: this.#cityId, emailKey: user.email.toLowerCase(), crewId }
    try {
      await faulting(() => this.#prisma.user.create({ data }))
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
    const { count } = await faulting(() => this.#prisma.user.updateMany({ where: { cityId: this.#cityId, id }, data }))
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
  readonly #prisma: PrismaClient
  readonly #cityId: string

  constructor(prisma: PrismaClient, cityId: string) {
    this.#prisma = prisma
    this.#cityId = cityId
  }

  async note(entry: AccessEntry): Promise<void> {
    await faulting(() => this.#prisma.accessLog.create({ data: { ...entry, cityId: this.#cityId } }))
  }

  async entries(subject: string): Promise<{ at: string; userId: string; userName: string; what: string; subject: string }[]> {
    return faulting(() =>
      this.#prisma.accessLog.findMany({
        where: { cityId: this.#cityId, subject },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: { at: true, userId: true, userName: true, what: true, subject: true },
      }),
    )
  }
}
