import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Stores } from '../../server/ports/stores.ts'
import type { User } from '../../server/ports/accounts.ts'
import { Fault } from '../../server/ports/fault.ts'
import type { MakeStores, StoreKind } from './event-log.ts'
import { id, minute } from './samples.ts'

const ana: User & { passwordHash: string } = {
  id: id('u', 1), cityId: 'city', email: 'Ana@Example.org', name: 'Ana', role: 'dispatcher', demo: false, disabled: false, passwordHash: 'hash',
}
const { passwordHash: _, ...anaAsSeen } = ana

export function describeAccounts(kind: StoreKind, make: MakeStores): void {
  describe(`the ${kind} accounts`, () => {
    let stores: Stores
    let close: () => Promise<void>
    beforeEach(async () => ({ stores, close } = await make()))
    afterEach(() => close())

    test('a person is found by e-mail in any case, and by id without the password', async () => {
      expect(await stores.users.add(ana)).toBe(true)
      for (const email of ['ana@example.org', 'ANA@EXAMPLE.ORG', 'Ana@Example.org']) expect(await stores.users.byEmail(email)).toEqual(ana)
      expect(await stores.users.byId(ana.id)).toEqual(anaAsSeen)
      expect(await stores.users.byEmail('anna@example.org')).toBeUndefined()
      expect(await stores.users.byId(id('u', 9))).toBeUndefined()
    })

    test('an e-mail that is taken is refused, in any case of letters', async () => {
      await stores.users.add(ana)
      expect(await stores.users.add({ ...ana, id: id('u', 2), email: 'aNA@example.org', name: 'Another' })).toBe(false)
      expect(await stores.users.count()).toBe(1)
      expect((await stores.users.byEmail(ana.email))?.name).toBe('Ana')
    })

    test('two people do not share an id', async () => {
      await stores.users.add(ana)
      await expect(stores.users.add({ ...ana, email: 'ben@example.org' })).rejects.toThrow(Fault)
    })

    test('a crew’s login knows its crew', async () => {
      await stores.users.add({ ...ana, role: 'crew', crewId: id('k', 1) })
      expect(await stores.users.byId(ana.id)).toMatchObject({ role: 'crew', crewId: id('k', 1) })
    })

    test('demo logins are noticed', async () => {
      await stores.users.add(ana)
      expect(await stores.users.hasDemoLogins()).toBe(false)
      await stores.users.add({ ...ana, id: id('u', 2), email: 'crew1@demo.test', demo: true })
      expect(await stores.users.hasDemoLogins()).toBe(true)
    })

    test('a password is changed and an account closed and opened again', async () => {
      await stores.users.add(ana)
      await stores.users.setPasswordHash(ana.id, 'other')
      await stores.users.setDisabled(ana.id, true)
      expect(await stores.users.byEmail(ana.email)).toEqual({ ...ana, passwordHash: 'other', disabled: true })
      await stores.users.setDisabled(ana.id, false)
      expect(await stores.users.byId(ana.id)).toEqual(anaAsSeen)
      await expect(stores.users.setDisabled(id('u', 9), true)).rejects.toThrow(Fault)
      await expect(stores.users.setPasswordHash(id('u', 9), 'x')).rejects.toThrow(Fault)
    })

    test('[R3] who read a reporter’s name is told in order of time', async () => {
      const read = (n: number, subject: string) => ({ at: minute(n), userId: ana.id, userName: 'Ana', what: 'reporter' as const, subject })
      for (const entry of [read(3, '26-00001'), read(1, '26-00001'), read(2, '26-00002')]) await stores.accessLog.note(entry)
      expect(await stores.accessLog.entries('26-00001')).toEqual([read(1, '26-00001'), read(3, '26-00001')])
      expect(await stores.accessLog.entries('26-00003')).toEqual([])
    })

    test('a session is kept by the hash of its token until it is removed', async () => {
      const session = (n: number, userId = ana.id) => ({ idHash: `hash${n}`, userId, createdAt: minute(0), expiresAt: minute(n) })
      for (const one of [session(1), session(2), session(3, id('u', 2))]) await stores.sessions.put(one)
      expect(await stores.sessions.byHash('hash1')).toEqual(session(1))
      expect((await stores.sessions.of(ana.id)).map((one) => one.idHash).sort()).toEqual(['hash1', 'hash2'])
      expect((await stores.sessions.expired(minute(2))).sort()).toEqual(['hash1', 'hash2'])
      await stores.sessions.extend('hash1', minute(9))
      await stores.sessions.extend('hash1', minute(5))
      await stores.sessions.extend('nobody', minute(9))
      expect(await stores.sessions.byHash('hash1')).toEqual({ ...session(1), expiresAt: minute(9) })
      await stores.sessions.remove(['hash1', 'nobody'])
      expect(await stores.sessions.byHash('hash1')).toBeUndefined()
      expect(await stores.sessions.byHash('nobody')).toBeUndefined()
    })
  })
}
