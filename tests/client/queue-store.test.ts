import { expect, it } from 'vitest'
import { fixtureSnapshot, NOW } from '../../client/look/gallery/fixture.ts'
import { BoardStore } from '../../client/stores/board.svelte.ts'
import { ClockStore } from '../../client/stores/clock.svelte.ts'
import { QueueStore } from '../../client/stores/queue.svelte.ts'
import { ReadingsStore } from '../../client/stores/readings.svelte.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'

function desk() {
  const snapshot = fixtureSnapshot()
  const [board, clock] = [new BoardStore(), new ClockStore()]
  clock.stand(NOW)
  board.welcome({ logId: 'gallery', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
  const readings = new ReadingsStore(board, clock)
  return { snapshot, board, clock, readings, queue: new QueueStore(board, clock, readings) }
}

it('keys go down the queue and stop at its ends', () => {
  const { queue } = desk()
  const [first, second] = queue.order
  expect(queue.next(undefined, 1)).toBe(first)
  expect(queue.next(first, 1)).toBe(second)
  expect(queue.next(first, -1)).toBe(first)
  expect(queue.next(queue.order.at(-1), 1)).toBe(queue.order.at(-1))
})

it('after giving the selected one away, the next key goes to what moved up', () => {
  const { snapshot, board, queue } = desk()
  const given = queue.next(queue.order[0], 1)!
  const after = queue.order[2]
  const record = {
    kind: 'CrewAssigned', seq: snapshot.seq + 1, at: new Date(NOW).toISOString(), by: { actor: 'person', name: 'Ana Keller' }, v: 1,
    requestId: given, crewId: snapshot.crews[0]!.id, index: 0, role: 'lead',
  } as LogRecord
  board.records({ records: [record], head: record.seq, now: record.at })
  expect(queue.order).not.toContain(given)
  expect(queue.next(given, 1)).toBe(after)
})

it('counts what is open by phase, and a phase changes by itself as time goes on', () => {
  const { clock, readings } = desk()
  const before = readings.counts
  clock.stand(NOW + 12 * 60_000)
  // The two flooded streets are due within eight and twelve minutes.
  expect(readings.counts.breached).toBe(before.breached + 2)
  expect(readings.counts.open).toBe(before.open)
})
