import type { AccessLog, User, UserStore } from '../ports/accounts.ts'
import { Fault } from '../ports/fault.ts'

type StoredUser = User & { passwordHash: string }

export class MemoryUsers implements UserStore {
  #users = new Map<string, StoredUser>()

  async byEmail(email: string): Promise<StoredUser | undefined> {
    const key = email.toLowerCase()
    const user = [...this.#users.values()].find((one) => one.email.toLowerCase() === key)
    return user && { ...user }
  }

  async byId(id: string): Promise<User | undefined> {
    const stored = this.#users.get(id)
    if (stored === undefined) return undefined
    const { passwordHash: _, ...user } = stored
    return user
  }

  async count(): Promise<number> {
    return this.#users.size
  }

  async hasDemoLogins(): Promise<boolean> {
    return [...this.#users.values()].some((user) => user.demo)
  }

  async add(user: StoredUser): Promise<boolean> {
    if ((await this.byEmail(user.email)) !== undefined) return false
    if (this.#users.has(user.id)) throw new Fault(`User ${user.id} exists already.`)
    this.#users.set(user.id, { ...user })
    return true
  }

  async setPasswordHash(id: string, passwordHash: string): Promise<void> {
    this.#change(id, { passwordHash })
  }

  async setDisabled(id: string, disabled: boolean): Promise<void> {
    this.#change(id, { disabled })
  }

  #change(id: string, change: Partial<StoredUser>): void {
    const user = this.#users.get(id)
    if (user === undefined) throw new Fault(`There is no user ${id}.`)
    this.#users.set(id, { ...user, ...change })
  }
}

type AccessEntry = Parameters<AccessLog['note']>[0]

export class MemoryAccessLog implements AccessLog {
  #entries: AccessEntry[] = []

  async note(entry: AccessEntry): Promise<void> {
    this.#entries.push({ ...entry })
  }

  async entries(subject: string): Promise<AccessEntry[]> {
    return this.#entries
      .filter((entry) => entry.subject === subject)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map((entry) => ({ ...entry }))
  }
}
