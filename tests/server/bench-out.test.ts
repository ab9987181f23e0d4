import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Hall, hear, type Side } from '../bench/figures/rig.ts'
import { built } from '../bench/peers/built.ts'
import { fixOf, secondOf, sliceOf, SLICES } from '../bench/peers/fleet.ts'
import { mark, marksIn } from '../bench/peers/mark.ts'
import { Worker } from '../bench/peers/worker.ts'
import { cpuMs, excessOf, interleaved, isDisturbed, ratioOf } from '../bench/ratio.ts'
import { tableOf } from '../bench/table.ts'

/** What the figures stand on: loads that bring what they count, and a table that says what was measured. */
describe('a figure beside a limit', () => {
  const one = { name: 'it', ours: [30, 22, 40], peer: [10, 20, 20], unit: 'ms' }
  test('compares each repetition with its neighbour, and tells both medians', () => {
    expect(ratioOf({ ...one, goal: { is: '≤', value: 1.5 } })).toEqual({ name: 'it', unit: '×', values: [3, 1.1, 2], about: '30.0 beside 20.0 ms', goal: 1.5, is: '≤' })
    expect(excessOf(one)).toMatchObject({ unit: 'ms', values: [20, 2, 20] })
  })
  test.each([['≤', 1.5, 'missed by 0.50'], ['≤', 2, 'met'], ['≥', 2.5, 'missed by 0.50'], ['≥', 2, 'met']] as const)('of 2 is judged %s %d: %s', (is, value, verdict) => {
    expect(tableOf([ratioOf({ ...one, goal: { is, value } })])).toContain(`| 2.00 × | 1.10–3.00 | ${is} ${value.toFixed(2)} × | ${verdict} |`)
  })
  test('is void, neither met nor missed, where the bare echo itself was slow', () => {
    expect([isDisturbed([10, 49, 900]), isDisturbed([50, 10, 60])]).toEqual([false, true])
    expect(tableOf([ratioOf({ ...one, goal: { is: '≤', value: 5 }, isVoid: true })])).toMatch(/void: the machine had other work \|$/)
  })
  test('comes from sides that took turns', async () => {
    const order: string[] = []
    const side = (name: string) => async () => order.push(name)
    expect(await interleaved(2, { a: side('a'), b: side('b') })).toEqual({ a: [1, 3], b: [2, 4] })
    expect(order).toEqual(['a', 'b', 'a', 'b'])
  })
  test('counts the CPU that a process really had', () => {
    const [before, start] = [cpuMs(process.pid), process.cpuUsage()]
    const had = () => Object.values(process.cpuUsage(start)).reduce((a, b) => a + b) / 1_000
    while (had() < 100);
    const counted = cpuMs(process.pid) - before
    expect(counted).toBeGreaterThanOrEqual(80)
    expect(counted).toBeLessThanOrEqual(had() + 20)
  })
})

describe('a load', () => {
  test('of the fleet has every crew report once a second, and the second can be read from where it is', () => {
    const ids = Array.from({ length: 101 }, (_, i) => `crew-${i}`)
    const fixes = Array.from({ length: SLICES }, (_, slice) => sliceOf(ids, slice, 7, 'now')).flat()
    expect(fixes.map(({ crewId }) => crewId).sort()).toEqual([...ids].sort())
    for (const [i, id] of ids.entries()) expect([0, 1, 59, 3_599].map((second) => secondOf(i, fixOf(id, i, second, 'now').lat))).toEqual([0, 1, 59, 3_599])
  })
  test('is marked with when it was said, as often as it stands in a frame', () => {
    expect(marksIn(Buffer.from(`42["records",{"records":[{"text":"${mark(1_234.5678)}"},{"text":"${mark(99)}"}]}]`))).toEqual([1_234.568, 99])
    expect(marksIn(Buffer.from('42["records",{"records":[]}]'))).toEqual([])
  })

  const workers: { stop(): Promise<unknown> }[] = []
  const started = <One extends { stop(): Promise<unknown> }>(one: One): One => (workers.push(one), one)
  let files: Record<'dashboards' | 'echo' | 'raw-frames' | 'speaker', string>
  beforeAll(async () => void (files = await built(['dashboards', 'echo', 'raw-frames', 'speaker'], 'tried')), 60_000)
  afterAll(() => Promise.all(workers.map((one) => one.stop())))

  test.each([['echo', 'echo', 'socket.io'], ['raw', 'raw-frames', 'ws']] as const)('said to the bare %s is seen once at every dashboard, in frames of the length that was asked for', async (kind, file, connect) => {
    const server = started(new Worker(files[file]))
    const speaker = started(new Worker(files.speaker))
    const hall = started(new Hall(files.dashboards, 20))
    const { port } = await server.ask<{ port: number }>({})
    await hall.connect({ connect, port, tokens: [] })
    const side: Side = { pid: server.pid, hall, ear: { kind, port, bytes: 300 } }
    const heard = await hear(side, speaker, { times: 5, everyMs: 20, burst: 4 })
    expect(heard).toMatchObject({ bytesAFrame: 300, eventsAFrame: 1 })
    expect([heard.p50 > 0, heard.p99 >= heard.p50]).toEqual([true, true])
    expect((await hall.count(0)).events).toBe(5 * 4 * 20)
  }, 20_000)
})
