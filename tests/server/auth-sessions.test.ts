import { rmSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LuciaSessions } from '../../server/auth/sessions.ts'
import { hashOf } from '../../server/auth/lucia.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import type { User } from '../../server/ports/accounts.ts'
import { Fault } from '../../server/ports/fault.ts'
import type { Stores } from '../../server/ports/stores.ts'

const HOUR = 3_600_000
const person = (id: string, role: User['role']): User & { passwordHash: string } => ({
  id, cityId: 'city', email: `${id}@example.org`, name: id, role, demo: false, disabled: false, passwordHash: 'never to be seen',
})

/** A wall clock that the test moves. */
class Hands {
  #ms = Date.UTC(2026, 10, 24, 6)
  now = (): string => new Date(this.#ms).toISOString()
  pass(ms: number): void {
    this.#ms += ms
  }
}

describe.each(['memory', 'sqlite'] as const)('sessions kept in %s', (kind) => {
  let stores: Stores
  let close: () => Promise<void>
  let folder: string
  let clock: Hands
  let sessions: LuciaSessions
  let ended: string[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'curbline-'))
    if (kind === 'sqlite') {
      const database = await openDatabase(folder, { migrations: resolve(import.meta.dirname, '../../prisma/migrations/sqlite') })
      stores = database
      close = () => database.close()
    } else {
      stores = memoryDatabase()
      close = async () => {}
    }
    await stores.users.add(person('ana', 'dispatcher'))
    await stores.users.add(person('crew7', 'crew'))
    clock = new Hands()
    sessions = new LuciaSessions(stores.sessions, stores.users, clock)
    ended = []
    sessions.onEnded((sessionId) => ended.push(sessionId))
  })
  afterEach(async () => {
    await close()
    rmSync(folder, { recursive: true })
  })
  const isIn = async (token: string) => (await sessions.check(token)) !== undefined

  test('a dispatcher who signed in is known by the token, and her password’s hash goes nowhere', async () => {
    const { token, expiresAt } = await sessions.begin('ana')
    const { passwordHash: _, ...ana } = person('ana', 'dispatcher')
    expect(await sessions.check(token)).toEqual({ user: ana, sessionId: hashOf(token) })
    expect(expiresAt).toBe('2026-11-24T10:00:00.000Z')
  })

  test('two sign-ins are two sessions, and no token is short', async () => {
    const [one, two] = [await sessions.begin('ana'), await sessions.begin('ana')]
    expect(one.token).not.toBe(two.token)
    expect(one.token).toMatch(/^staff_[a-z2-7]{40}$/)
    await sessions.end(one.token)
    expect([await isIn(one.token), await isIn(two.token)]).toEqual([false, true])
  })

  test.each(['', 'staff_', 'x'.repeat(10_000), "staff_' OR 1=1", 'staff_' + 'a'.repeat(40), 'admin_' + 'a'.repeat(40)])(
    'a made-up token (%#) opens nothing', async (token) => {
      await sessions.begin('ana')
      expect(await isIn(token)).toBe(false)
      await sessions.end(token)
    },
  )

  test('the stored hash itself opens nothing, and a staff token does not pass for a crew’s', async () => {
    const { token } = await sessions.begin('ana')
    expect(await isIn(hashOf(token))).toBe(false)
    expect(await isIn(token.replace('staff_', 'crew_'))).toBe(false)
  })

  test('a desk left alone for four hours is signed out', async () => {
    const { token } = await sessions.begin('ana')
    clock.pass(4 * HOUR - 5_000)
    expect(await stores.sessions.byHash(hashOf(token))).toBeDefined()
    clock.pass(5_000)
    expect(await isIn(token)).toBe(false)
    expect(ended).toEqual([hashOf(token)])
    // Who only looks writes nothing: the row goes with the next sweep.
    expect(await stores.sessions.byHash(hashOf(token))).toBeDefined()
    await sessions.sweep()
    expect(await stores.sessions.byHash(hashOf(token))).toBeUndefined()
  })

  test('a desk in use is renewed, with a new end for the cookie, but not at every look', async () => {
    const { token } = await sessions.begin('ana')
    clock.pass(HOUR)
    expect(await sessions.check(token)).not.toHaveProperty('renewedUntil')
    clock.pass(1.5 * HOUR)
    expect(await sessions.check(token)).toMatchObject({ renewedUntil: '2026-11-24T12:30:00.000Z' })
    expect(await sessions.check(token)).not.toHaveProperty('renewedUntil')
    clock.pass(3 * HOUR)
    expect(await isIn(token)).toBe(true)
  })

  test('a desk in use all day is signed out sixteen hours after it was signed in, and never renewed past that', async () => {
    const { token } = await sessions.begin('ana')
    for (let hour = 1; hour < 16; hour++) {
      clock.pass(HOUR)
      const checked = await sessions.check(token)
      expect(checked).toBeDefined()
      expect(checked?.renewedUntil ?? '').not.toBe('2026-11-24T22:00:00.001Z')
      expect((checked?.renewedUntil ?? '') <= '2026-11-24T22:00:00.000Z').toBe(true)
    }
    clock.pass(HOUR)
    expect(await isIn(token)).toBe(false)
    expect(ended).toEqual([hashOf(token)])
  })

  test('a crew’s phone stays in for three days alone and thirty in use', async () => {
    const alone = await sessions.begin('crew7')
    const used = await sessions.begin('crew7')
    for (let hour = 0; hour < 71; hour += 24) {
      clock.pass(24 * HOUR - 1)
      expect(await isIn(used.token)).toBe(true)
    }
    clock.pass(3)
    expect(await isIn(alone.token)).toBe(false)
    for (let day = 3; day < 30; day++) {
      expect(await isIn(used.token)).toBe(true)
      clock.pass(24 * HOUR)
    }
    expect(await isIn(used.token)).toBe(false)
  })

  test('whoever signs out is out at once, and the listeners hear which session it was', async () => {
    const { token } = await sessions.begin('ana')
    await sessions.end(token)
    expect(await isIn(token)).toBe(false)
    expect(ended).toEqual([hashOf(token)])
  })

  test('all sessions of one person end together, and nobody else’s', async () => {
    const tokens = [await sessions.begin('ana'), await sessions.begin('ana')].map((one) => one.token)
    const crew = await sessions.begin('crew7')
    await sessions.endAllOf('ana')
    expect(await Promise.all(tokens.map(isIn))).toEqual([false, false])
    expect(ended.sort()).toEqual(tokens.map(hashOf).sort())
    expect(await isIn(crew.token)).toBe(true)
  })

  test('a person whose account is closed is out at the next look, and may not come in', async () => {
    const { token } = await sessions.begin('ana')
    await stores.users.setDisabled('ana', true)
    expect(await isIn(token)).toBe(false)
    expect(ended).toEqual([hashOf(token)])
    await expect(sessions.begin('ana')).rejects.toThrow(Fault)
    await stores.users.setDisabled('ana', false)
    expect(await isIn(token)).toBe(false)
  })

  test('nobody begins a session for a person who does not exist', async () => {
    await expect(sessions.begin('nobody')).rejects.toThrow(Fault)
  })

  test('the sweep takes what has run out and tells the listeners', async () => {
    const staff = await sessions.begin('ana')
    const crew = await sessions.begin('crew7')
    clock.pass(5 * HOUR)
    await sessions.sweep()
    expect(ended).toEqual([hashOf(staff.token)])
    expect(await stores.sessions.byHash(hashOf(staff.token))).toBeUndefined()
    expect(await isIn(crew.token)).toBe(true)
  })

  test('a token is stored nowhere, only its SHA-256', async () => {
    const { token } = await sessions.begin('ana')
    expect(await stores.sessions.of('ana')).toMatchObject([{ idHash: hashOf(token), createdAt: clock.now() }])
    if (kind === 'memory') return
    const file = new Database(join(folder, 'curbline.db'), { readonly: true })
    const rows = file.prepare('SELECT * FROM "Session"').all()
    expect(rows).toEqual([{ cityId: 'city', idHash: hashOf(token), userId: 'ana', createdAt: clock.now(), expiresAt: '2026-11-24T10:00:00.000Z' }])
    expect(JSON.stringify(rows)).not.toContain(token.slice(6))
    file.close()
  })
})
