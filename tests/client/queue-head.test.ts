import { beforeEach, describe, expect, it } from 'vitest'
import { countText, litChip } from '../../client/board/queue/queue-head.ts'
import { fixtureSnapshot, NOW } from '../../client/look/gallery/fixture.ts'
import { makeStores, type Stores } from '../../client/stores/stores.ts'

let stores: Stores

beforeEach(() => {
  const snapshot = fixtureSnapshot()
  stores = makeStores()
  stores.clock.stand(NOW)
  stores.board.welcome({ logId: 'x', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
})

describe('the head of the queue', () => {
  it('counts what waits for a crew', () => {
    expect(countText(stores.queue)).toBe('12 to give')
    expect(litChip(stores.queue)).toBe('to-give')
  })
  it('under words counts what is listed, among all that is open', () => {
    stores.queue.find('trash')
    expect([countText(stores.queue), litChip(stores.queue)]).toEqual(['3 listed', 'all-open'])
  })
  it('counts mine, a service and a status as they are listed', () => {
    stores.queue.show('mine')
    expect([countText(stores.queue), litChip(stores.queue)]).toEqual([`${stores.queue.order.length} listed`, 'mine'])
    stores.queue.show('to-give')
    stores.queue.toggleService('pothole')
    expect([countText(stores.queue), litChip(stores.queue)]).toEqual(['0 listed', 'to-give'])
    stores.queue.clear()
    stores.queue.toggleStatus('on-scene')
    expect([countText(stores.queue), litChip(stores.queue)]).toEqual(['3 listed', 'all-open'])
  })
})
