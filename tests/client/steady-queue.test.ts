import { describe, expect, it } from 'vitest'
import { asItStood, sameStand } from '../../client/board/steady-order.ts'
import type { QueueGroup } from '../../client/stores/queue-order.ts'
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
