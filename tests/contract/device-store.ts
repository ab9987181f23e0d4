import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StoredDevice } from '../../server/ports/device-store.ts'
import type { Stores } from '../../server/ports/stores.ts'
import type { MakeStores, StoreKind } from './event-log.ts'
import { id, minute } from './samples.ts'

const phone = (n: number, fields: Partial<StoredDevice> = {}): StoredDevice => ({
  id: id('d', n), crewId: id('k', 1), name: `Luis’s phone ${n}`, tokenHash: String(n).repeat(64), speedUnit: 'knots', createdAt: minute(n), ...fields,
})

export function describeDeviceStore(kind: StoreKind, make: MakeStores): void {
  describe(`the ${kind} devices`, () => {
    let stores: Stores
    let close: () => Promise<void>
    beforeEach(async () => ({ stores, close } = await make()))
    afterEach(() => close())

    test('a phone is found again as it was made, and another is not', async () => {
      const logger = phone(1, { speedUnit: 'm/s' })
      await stores.devices.put(logger)
      expect(await stores.devices.byId(logger.id)).toEqual(logger)
      expect(await stores.devices.byId(id('d', 2))).toBeUndefined()
    })

    test('phones are told the oldest first', async () => {
      expect(await stores.devices.all()).toEqual([])
      for (const n of [3, 1, 2]) await stores.devices.put(phone(n))
      expect(await stores.devices.all()).toEqual([phone(1), phone(2), phone(3)])
    })

    test('a phone that is taken away is gone, once', async () => {
      await stores.devices.put(phone(1))
      await stores.devices.put(phone(2))
      expect(await stores.devices.remove(phone(1).id)).toBe(true)
      expect(await stores.devices.remove(phone(1).id)).toBe(false)
      expect(await stores.devices.all()).toEqual([phone(2)])
    })

    test('what was read can be changed without changing what is stored', async () => {
      await stores.devices.put(phone(1))
      ;(await stores.devices.byId(phone(1).id))!.name = 'another'
      expect(await stores.devices.byId(phone(1).id)).toEqual(phone(1))
    })
  })
}
