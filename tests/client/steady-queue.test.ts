import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asItStood, sameStand } from '../../client/board/queue/steady-order.ts'
import { SteadyQueue } from '../../client/board/queue/steady-queue.svelte.ts'
import { fixtureSnapshot, NOW } from '../../client/look/gallery/fixture.ts'
import type { QueueGroup } from '../../client/stores/queue-order.ts'
import { makeStores, type Stores } from '../../client/stores/stores.ts'
import { reading } from './kit/requests.ts'

const group = (key: QueueGroup['key'], ...readings: QueueGroup['readings']): QueueGroup => ({ key, title: key, readings })
const numbers = (groups: readonly QueueGroup[]) => groups.map(({ key, readings }) => [key, ...readings.map(({ request }) => Number(request.number.slice(3)))])
const stood = [group('now', reading(1, 'at-risk', 5)), group('later', reading(2, 'on-track', 500), reading(3, 'on-track', 600))]

describe('while a pointer rests in the queue', () => {
  it('a card that became urgent says so where it is', () => {
    const held = asItStood(stood, [group('now', reading(3, 'breached', -1), reading(1, 'at-risk', 5)), group('later', reading(2, 'on-track', 500))])
    expect(numbers(held)).toEqual([['now', 1], ['later', 2, 3]])
    expect(held[1]!.readings[1]!.phase).toBe('breached')
  })
  it('what has left keeps its place, so that no other slips beneath the hand', () => {
    expect(numbers(asItStood(stood, [group('later', reading(3, 'on-track', 600))]))).toEqual([['now', 1], ['later', 2, 3]])
  })
  it('what is new waits', () => {
    expect(numbers(asItStood(stood, [group('now', reading(9, 'breached', -1), ...stood[0]!.readings), stood[1]!]))).toEqual([['now', 1], ['later', 2, 3]])
  })
})

describe('whether the true order has gone on', () => {
  it('has not when only cards changed', () => expect(sameStand(stood, [group('now', reading(1, 'breached', -1)), stood[1]!])).toBe(true))
  it('has when one moved, came or left', () => {
    expect(sameStand(stood, [group('now', reading(1, 'at-risk', 5), reading(2, 'at-risk', 5)), group('later', reading(3, 'on-track', 600))])).toBe(false)
    expect(sameStand(stood, [stood[1]!])).toBe(false)
  })
})

describe('a list of the board', () => {
  let stores: Stores
  let steady: SteadyQueue
  beforeEach(() => {
    vi.useFakeTimers()
    const snapshot = fixtureSnapshot()
    stores = makeStores()
    stores.clock.stand(NOW)
    stores.board.welcome({ logId: 'x', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
    steady = new SteadyQueue(stores.queue)
  })
  afterEach(() => void vi.useRealTimers())

  it('follows the queue at once where no hand is', () => {
    stores.queue.show('all-open')
    expect(steady.order).toEqual(stores.queue.order)
    expect(steady.isBehind).toBe(false)
  })
  it('stands still under a resting pointer, for some seconds, and then anew', () => {
    const before = [...steady.order]
    steady.rest()
    stores.queue.show('all-open')
    expect([steady.order, steady.isBehind]).toEqual([before, true])
    steady.wait()
    vi.advanceTimersByTime(2_900)
    expect(steady.order).toEqual(before)
    vi.advanceTimersByTime(200)
    expect([steady.order, steady.isBehind]).toEqual([stores.queue.order, false])
  })
  it('goes on when the pointer leaves or a key is pressed', () => {
    steady.rest()
    stores.queue.show('all-open')
    steady.letGo()
    expect(steady.order).toEqual(stores.queue.order)
  })
})
