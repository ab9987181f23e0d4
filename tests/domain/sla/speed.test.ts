import { describe, expect, test } from 'vitest'
import { nextDue } from '../../../shared/domain/sla/next-due.ts'
import { requestPhase } from '../../../shared/domain/sla/phase.ts'
import { readClocks, type Clocked } from '../../../shared/domain/sla/read-clocks.ts'
import { book, HOUR, MINUTE, policy, request } from './city.ts'

const NOW = Date.UTC(2026, 8, 16, 15)
const iso = (ms: number) => new Date(ms).toISOString()

/** 5,000 open requests of the last 60 days: two thirds on business hours, one in ten on hold. */
function storm(): Clocked[] {
  return Array.from({ length: 5_000 }, (_, i) => {
    const received = NOW - ((i * 7_919_113) % (60 * 24 * HOUR)) - HOUR
    const given = request(iso(received), [
      ['acknowledged', iso(received + MINUTE)],
      ...(i % 10 === 0 ? [['held', iso(received + 5 * MINUTE), { pauses: true, reason: 'parts' }] as const] : []),
    ].map(([act, at, more]) => [act, at, more]) as Parameters<typeof request>[1])
    const policySeq = (i % 3) + 1
    return { ...given, policySeq, acts: given.acts.map((act) => (act.act === 'received' ? { ...act, policySeq } : act)) }
  })
}

describe('a storm of 5,000 open requests', () => {
  const targets = { acknowledge: 'PT30M', dispatch: 'PT1H', arrive: 'PT4H', resolve: 'P3D' }
  const by = book([policy(1, targets), policy(2, { ...targets, resolve: 'P30D' }), policy(3, targets, { calendarId: 'always' })])

  test('is read well within a second of the board', () => {
    const requests = storm()
    const pass = (now: number) => {
      const began = performance.now()
      for (const of of requests) requestPhase(of, readClocks(of, by, iso(now)))
      return performance.now() - began
    }
    const cold = pass(NOW)
    const warm = [1, 2, 3, 4, 5].map((second) => pass(NOW + second * 1000)).toSorted((a, b) => a - b)[2]!
    const began = performance.now()
    for (const of of requests) nextDue(of, by, iso(NOW))
    const due = performance.now() - began
    process.stdout.write(`5,000 requests: first read ${cold.toFixed(0)} ms, again ${warm.toFixed(1)} ms, next due ${due.toFixed(1)} ms\n`)
    // The target is 50 ms; the rest is for a machine that builds something else meanwhile.
    expect(warm).toBeLessThan(250)
  })
})
