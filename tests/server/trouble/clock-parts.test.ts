import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Socket } from 'socket.io'
import { SignInThrottle } from '../../../server/auth/sign-in-throttle.ts'
import { realTime } from '../../../server/city/real-time.ts'
import { PresenceDesk } from '../../../server/sockets/presence-desk.ts'
import type { User } from '../../../server/ports/accounts.ts'
import type { Presence } from '../../../shared/protocol/sockets.ts'
import { HOUR, idOf, MINUTE } from '../../domain/city.ts'
import { FakeTime } from '../fake-time.ts'

const SECOND = 1_000
afterEach(() => vi.useRealTimers())

describe('the machine’s clocks', () => {
  beforeEach(() => void vi.useFakeTimers())
  const rung = () => {
    const calls: number[] = []
    return { calls, ring: () => calls.push(Date.now()) }
  }
  const setBy = (ms: number) => vi.setSystemTime(Date.now() + ms)
  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()

  test('ring within a second where the wall clock is set past the moment', async () => {
    const { calls, ring } = rung()
    realTime.wakeAt(inMs(90 * MINUTE), ring)
    await vi.advanceTimersByTimeAsync(40 * MINUTE)
    setBy(HOUR)
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(calls).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(3 * HOUR)
    expect(calls).toHaveLength(1)
  })
  test('ring when the wall clock shows the moment, also where it is set back, and not before', async () => {
    const { calls, ring } = rung()
    const when = inMs(10 * MINUTE)
    realTime.wakeAt(when, ring)
    setBy(-HOUR)
    await vi.advanceTimersByTimeAsync(70 * MINUTE - 1)
    expect(calls).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(calls).toEqual([Date.parse(when)])
  })
  test.each([-HOUR, HOUR])('count lengths of time alike, whatever the wall clock is set to (%i ms)', async (ms) => {
    const { calls, ring } = rung()
    realTime.wakeIn(5 * SECOND, ring)
    const before = realTime.elapsedMs()
    setBy(ms)
    await vi.advanceTimersByTimeAsync(5 * SECOND - 1)
    expect(calls).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(calls).toHaveLength(1)
    expect(realTime.elapsedMs() - before).toBe(5 * SECOND)
  })
  test('ring at once for a moment that has passed, far ones in their time, and not when cancelled', async () => {
    const { calls, ring } = rung()
    realTime.wakeAt(inMs(-HOUR), ring)
    const cancels = [realTime.wakeAt(inMs(MINUTE), ring), realTime.wakeIn(MINUTE, ring)]
    await vi.advanceTimersByTimeAsync(0)
    expect(calls).toHaveLength(1)
    cancels.forEach((cancel) => cancel())
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(calls).toHaveLength(1)
  })
  test('who failed to sign in too often waits a quarter of an hour and no more, and is told so', async () => {
    const throttle = new SignInThrottle()
    for (let n = 0; n < 5; n++) await throttle.failed('ana@example.org', '10.0.0.1')
    setBy(-HOUR)
    expect(await throttle.waitMs('ana@example.org', '10.0.0.1')).toBeLessThanOrEqual(15 * MINUTE)
    await vi.advanceTimersByTimeAsync(15 * MINUTE)
    expect(await throttle.waitMs('ana@example.org', '10.0.0.1')).toBeUndefined()
  })
})

describe.each([['back', -HOUR], ['forward', HOUR]])('a clock that is set %s an hour', (_, ms) => {
  const ana = { id: 'ana', name: 'Ana', role: 'dispatcher', cityId: 'city', email: 'ana@example.org', demo: false, disabled: false } as User
  let time: FakeTime
  let desk: PresenceDesk
  let told: Presence[]
  beforeEach(() => {
    time = new FakeTime()
    told = []
    desk = new PresenceDesk(time, (message) => told.push(message))
    desk.enter('a1', ana)
  })
  const anas = () => {
    let message: Presence | undefined
    desk.greet({ emit: (_: string, said: Presence) => (message = said) } as unknown as Socket, ana)
    return message!.people[0]
  }

  test('[U6] leaves no hand in the air: a drag is over after five seconds, and the desks are told', async () => {
    desk.hear('a1', ana, { drag: { requestIds: [idOf('it')] } })
    await time.pass(SECOND)
    time.jump(ms)
    await time.pass(3_999)
    expect(anas()?.drag).toBeDefined()
    told.length = 0
    await time.pass(1)
    expect(anas()?.drag).toBeUndefined()
    expect(told).toHaveLength(1)
  })
  test('[U5] makes no claim longer or shorter than five minutes, and the desks are told when it ends', async () => {
    desk.hear('a1', ana, { claim: { requestId: idOf('it') } })
    const since = time.now()
    await time.pass(SECOND)
    time.jump(ms)
    await time.pass(5 * MINUTE - SECOND - 1)
    expect(anas()?.claim).toEqual({ requestId: idOf('it'), since })
    told.length = 0
    await time.pass(1)
    expect(anas()?.claim).toBeUndefined()
    expect(told).toHaveLength(1)
  })
  test('[U3] lets the desks hear of each other a tenth of a second later', async () => {
    await time.pass(SECOND)
    told.length = 0
    desk.hear('a1', ana, { requestId: idOf('it') })
    time.jump(ms)
    await time.pass(100)
    expect(told).toMatchObject([{ people: [{ requestId: idOf('it') }] }])
  })
})
