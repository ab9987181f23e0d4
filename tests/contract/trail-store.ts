import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Stores } from '../../server/ports/stores.ts'
import type { Fix } from '../../server/ports/trail-store.ts'
import type { MakeStores, StoreKind } from './event-log.ts'
import { id, minute } from './samples.ts'

const truck = id('k', 1)
const sweeper = id('k', 2)
const fix = (crewId: string, n: number, fields: Partial<Fix> = {}): Fix => ({ crewId, lng: -73.9 + n / 1000, lat: 42.8, at: minute(n), receivedAt: minute(n), ...fields })

export function describeTrailStore(kind: StoreKind, make: MakeStores): void {
  describe(`the ${kind} trail`, () => {
    let stores: Stores
    let close: () => Promise<void>
    beforeEach(async () => ({ stores, close } = await make()))
    afterEach(() => close())

    test('a crew’s way is told in order of time, from one instant up to another', async () => {
      const whole = fix(truck, 2, { accuracyM: 4.5, speedMps: 8.25, headingDeg: 359.9 })
      await stores.trail.keep([fix(truck, 3), whole, fix(sweeper, 2), fix(truck, 1), fix(truck, 4)])
      expect(await stores.trail.trail(truck, minute(1), minute(4))).toEqual([fix(truck, 1), whole, fix(truck, 3)])
      expect(await stores.trail.count()).toBe(5)
    })

    test('a fix that the board did not show is kept, with the reason', async () => {
      await stores.trail.keep([fix(truck, 1), fix(truck, 2, { lng: 0, lat: 0, hidden: 'null-island' })])
      expect((await stores.trail.trail(truck, minute(0), minute(9))).map((one) => one.hidden)).toEqual([undefined, 'null-island'])
    })

    test('the board starts from the newest fix it showed of every crew', async () => {
      await stores.trail.keep([
        fix(sweeper, 1), fix(truck, 5, { speedMps: 3 }), fix(truck, 2), fix(truck, 8, { hidden: 'teleport' }), fix(id('k', 3), 1, { hidden: 'ahead' }),
      ])
      expect(await stores.trail.latestShown()).toEqual([
        { crewId: truck, lng: fix(truck, 5).lng, lat: 42.8, at: minute(5), speedMps: 3 },
        { crewId: sweeper, lng: fix(sweeper, 1).lng, lat: 42.8, at: minute(1) },
      ])
    })

    test('a fix of another day that an import brought in stays marked as one', async () => {
      await stores.trail.keep([fix(truck, 1, { imported: true })])
      expect(await stores.trail.trail(truck, minute(0), minute(9))).toEqual([fix(truck, 1, { imported: true })])
      expect(await stores.trail.latestShown()).toMatchObject([{ crewId: truck, imported: true }])
    })

    test('of two fixes of one instant, the one that came later counts', async () => {
      await stores.trail.keep([fix(truck, 1), fix(truck, 1, { lat: 40 })])
      expect((await stores.trail.latestShown())[0]?.lat).toBe(40)
    })

    test('what is older than the city keeps is forgotten, a clock that ran ahead included', async () => {
      await stores.trail.keep([fix(truck, 1), fix(truck, 9), fix(truck, 500, { receivedAt: minute(1), hidden: 'ahead' }), fix(truck, 1, { receivedAt: minute(9) })])
      await stores.trail.forgetBefore(minute(9))
      expect(await stores.trail.trail(truck, minute(0), minute(999))).toEqual([fix(truck, 9)])
    })

    test('nothing to keep and nothing to forget are both well', async () => {
      await stores.trail.keep([])
      await stores.trail.forgetBefore(minute(1))
      expect(await stores.trail.latestShown()).toEqual([])
    })

    test('a season of fixes is forgotten in steps', async () => {
      await stores.trail.keep(Array.from({ length: 12_001 }, (_, n) => fix(truck, n % 60)))
      await stores.trail.keep([fix(truck, 600)])
      await stores.trail.forgetBefore(minute(100))
      expect(await stores.trail.count()).toBe(1)
    })
  })
}
