import type { QueueGroup } from '../../stores/queue-order.ts'

const idsOf = (groups: readonly QueueGroup[]) => groups.flatMap(({ key, readings }) => [key, ...readings.map(({ request }) => request.id)])

/** Whether two queues stand in the same order, whatever the cards say. */
export function sameStand(a: readonly QueueGroup[], b: readonly QueueGroup[]): boolean {
  const before = idsOf(a)
  const after = idsOf(b)
  return before.length === after.length && before.every((id, i) => id === after[i])
}

/**
 * The queue as it stood, with what its cards say now: nothing moves under a resting pointer. What
 * has left keeps its place, as last read, until the order is taken; what came waits as long.
 */
export function asItStood(stood: readonly QueueGroup[], now: readonly QueueGroup[]): QueueGroup[] {
  const fresh = new Map(now.flatMap(({ readings }) => readings.map((reading) => [reading.request.id, reading] as const)))
  return stood.map((group) => ({ ...group, readings: group.readings.map((reading) => fresh.get(reading.request.id) ?? reading) }))
}
